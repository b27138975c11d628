# Where the distribution's archives and headers are: on this machine, or unpacked by the recipe debian for another.
ifeq ($(CROSS),)
# Asked once, and only where it is used: a build with LLVM's source may have no llvm-config.
LLVM_LIBDIR = $(eval LLVM_LIBDIR := $(shell $(LLVM_CONFIG) --libdir))$(LLVM_LIBDIR)
LLVM_INCLUDEDIR = $(eval LLVM_INCLUDEDIR := $(shell $(LLVM_CONFIG) --includedir))$(LLVM_INCLUDEDIR)
LIBBCC := $(BCC_ARCHIVE)
BCC_HEADERS := $(BCC_INCLUDEDIR)
else
UNPACKED := $(O)/debian/$(file <$(O)/debian/key)/prefix/usr
LLVM_LIBDIR := $(wildcard $(UNPACKED)/lib/llvm-*/lib)
LLVM_INCLUDEDIR := $(wildcard $(UNPACKED)/lib/llvm-*/include)
LIBBCC := $(UNPACKED)/lib/$(TRIPLET)/libbcc_bpf.a
BCC_HEADERS := $(UNPACKED)/include
endif
# A link into another prefix is relative: both may be taken to another tree.
LINK := ln -s$(if $(CROSS),r)
# A distribution's update changes the archives' sizes, if not the version. Unpacked ones are in the key by DEPS.
sizes = $(if $(CROSS),,$(shell cd $(LLVM_LIBDIR) && ls -l $1 | awk '{ print $$5 }' | cksum))
