# Where LLVM's archives and headers are: the distribution's, or those that the recipe debian unpacked.
# SPDX-License-Identifier: Apache-2.0
ifeq ($(WITH_LLVM),distro)
# Asked once, and only where it is used: a build with LLVM's source may have no llvm-config.
LLVM_LIBDIR = $(eval LLVM_LIBDIR := $(shell $(LLVM_CONFIG) --libdir))$(LLVM_LIBDIR)
LLVM_INCLUDEDIR = $(eval LLVM_INCLUDEDIR := $(shell $(LLVM_CONFIG) --includedir))$(LLVM_INCLUDEDIR)
# A distribution's update changes the archives' sizes, if not the version.
sizes = $(shell cd $(LLVM_LIBDIR) && ls -l $1 | awk '{ print $$5 }' | cksum)
else
# No program of theirs runs here: llvm-config, say, wants glibc 2.34. They are in the key by DEPS.
UNPACKED = $(O)/debian/$(strip $(file <$(O)/debian/key))/prefix/usr/lib/llvm-$(firstword $(subst ., ,$(llvm_VERSION)))
LLVM_LIBDIR = $(UNPACKED)/lib
LLVM_INCLUDEDIR = $(UNPACKED)/include
endif
# The archives of a name's beginning that the train lists; where it lists none yet, all: the link takes what it needs of them, and
# deps/trains/linked prints the list by the link's map.
archives = $(if $($2),$($2:%=$(LLVM_LIBDIR)/$1%.a),$(wildcard $(LLVM_LIBDIR)/$1*.a))
# Without their unwind tables, a tenth of bpftrace: no exception passes through them, which are compiled without.
define TAKE_ARCHIVES
for archive in $(ARCHIVES); do
    $(STRIP) -g -D -R .eh_frame -R .rela.eh_frame -o $(OUT)/lib/$${archive##*/} $$archive
done
endef
