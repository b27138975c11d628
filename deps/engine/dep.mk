# The engine: fetches, verifies, unpacks, patches, builds and stages the one dependency that includes it.
#
# A recipe sets NAME, DEPS, LICENSE, LICENSE_FILES, BUILD and STAGE, then includes this file.
#   DEPS           names of the dependencies it sees; their prefixes, and nothing else of the host's
#   BUILD, STAGE   shell commands (sh -eux); BUILD runs in $(WORK)/build; STAGE installs into $(OUT), which becomes $(PREFIX) whole
#   RESUMES        yes: BUILD goes on where it was killed; else it begins again in an empty directory,
#                  since make takes an object that a kill cut short for a whole one
#   FILES          more files of the recipe's own directory, or beside it, that it is made from
#   UNPACK_ONLY    patterns of what to unpack, where a tarball is large and little of it is used
#   VARIANT        a folder beside the patches, with more of them
#   IDENTITY       what else decides the result: the version of a distribution's archives, say
#   LOCAL          yes: never in the shared cache, since the prefix is for this machine only
#   ARCHIVES       what the distribution built of it
#   COMPONENT      what a release calls it, where that is not NAME and VERSION
# VERSION and SOURCES come from the train, as NAME_VERSION and NAME_SOURCES; so may other values,
# and all of the train's NAME_* are in the key. A dependency is built in o/NAME/KEY, where KEY is the
# hash of everything that decides the result. No time stamp is looked at.
# SPDX-License-Identifier: Apache-2.0

# What was said on make's command line (CC=, prefix=) is for this project, not for the makes of the
# dependencies below: a recipe hands them what they shall have.
MAKEOVERRIDES :=

include $(CONFIG)
include $(TOP)/deps/trains/$(TRAIN).mk

# A recipe that takes what the distribution built says which version that is, and has no source then.
ifneq ($(origin DISTRO_VERSION),file)
DISTRO_VERSION :=
endif
VERSION := $(or $(DISTRO_VERSION),$($(NAME)_VERSION))
SOURCES := $(if $(DISTRO_VERSION),,$($(NAME)_SOURCES))
TITLE := $(NAME) $(VERSION)
ROOT := $(O)/$(NAME)
# patches/ has those for every version; patches/VERSION, and what stands before one of its dots (0.17 for 0.17.0), for that.
dotted = $1 $(if $(suffix $1),$(call dotted,$(basename $1)))
PATCH_FOLDERS := patches $(addprefix patches/,$(call dotted,$(VERSION)))
PATCHES := $(sort $(wildcard $(foreach f,$(PATCH_FOLDERS),$f/*.patch $(VARIANT:%=$f/%/*.patch))))

# A name that is not a recipe's directory is a misspelling: its prefix would be the file system's root.
# To fetch, or to say what would be done (make -n), nothing needs to be built.
DRY_RUN := $(findstring n,$(filter-out --%,$(firstword -$(MAKEFLAGS))))
not_built = $(if $(filter fetch why,$(MAKECMDGOALS))$(DRY_RUN),,$(error $(NAME) needs $1, which is not built))
# A dependency's prefix by a name without its key (a link to it), so that a compiler cache knows the same command again.
prefix_of = $(if $(wildcard $(O)/$1/key),$(WORK)/deps/$1,$(not_built))
keyed = $1/$(strip $(file <$(O)/$1/key))/prefix

# --- the key -------------------------------------------------------------------------------------
# A fact a line, so that `make why` can say what is another.
define KEY_TEXT
version: $(TITLE)
identity: $(IDENTITY)
$(file <$(O)/toolchain)
$(foreach v,CC CXX CFLAGS CXXFLAGS LDFLAGS ARCH,setting $v: $($v)
)$(foreach v,$(sort $(filter $(NAME)_%,$(.VARIABLES))),$v: $($v)
)$(foreach d,$(DEPS),dependency $d: $(file <$(O)/$d/key)
)$(file <$(ROOT)/.files.$(SELF))
endef
# Two makes may be here at once (make why beside make): each has files of its own, so that neither reads half of the other's.
SELF := $(shell mkdir -p $(ROOT) && sha256sum Makefile $(PATCHES) $(FILES) | awk '{ print "file " $$2 ": " $$1 }' >$(ROOT)/.files.$$PPID; echo $$PPID)
$(file >$(ROOT)/.text.$(SELF),$(KEY_TEXT))
# Empty lines are no facts: GNU make 4.3's $(file <) keeps a file's last newline if its buffer moved to a lower address while it read
# (function.c, func_file: o > preo).
KEY := $(shell text=$(ROOT)/.text.$(SELF) key=$(ROOT)/.key.$(SELF); sed '/^$$/d' $$text >$$key && sha256sum <$$key | cut -c1-16; \
    mv $$key $(ROOT)/.key; rm $$text $(ROOT)/.files.$(SELF))
$(if $(KEY),,$(error $(NAME): its key can't be written in $(ROOT)))

WORK := $(ROOT)/$(KEY)
PREFIX := $(WORK)/prefix
OUT := $(WORK)/prefix.part
SRC := $(WORK)/src
LOG := $(WORK)/log
DEP_PREFIXES := $(foreach d,$(DEPS),$(call prefix_of,$d))

# --- what recipes use ------------------------------------------------------------------------------
FLOOR := $(if $(filter glibc,$(DEPS)),$(call prefix_of,glibc))
FLOOR_CC := $(FLOOR)/bin/cc
FLOOR_CXX := $(FLOOR)/bin/c++
INCLUDES := $(foreach p,$(filter-out $(FLOOR),$(DEP_PREFIXES)),-isystem $p/include)
LIBDIRS := $(foreach p,$(filter-out $(FLOOR),$(DEP_PREFIXES)),-L$p/lib)
# In messages a file is named from its own source directory on, whichever name the compiler has for it: gcc
# takes a link's target where that is shorter, ccache makes paths relative.
MAPS := $(foreach d,$(DEPS),-ffile-prefix-map=$(O)/$(call keyed,$d)=deps/$d) \
    $(foreach up,$(WORK) .. ../..,-ffile-prefix-map=$(up)/deps=deps -ffile-prefix-map=$(up)/src=.) -ffile-prefix-map=$(WORK)/build=.
# Where a long has 32 bits, a file's offset and inode shall have 64, as LLVM's have.
WIDE := $(if $(filter arm,$(ARCH)),-D_FILE_OFFSET_BITS=64)
DEP_CFLAGS := -O2 -fPIC -ffunction-sections -fdata-sections $(MAPS) $(WIDE) $(CFLAGS)
# What was written before gcc 13 takes for granted that other headers bring <cstdint>: since gcc 15 none does (LLVM 14, bpftrace 0.17).
DEP_CXXFLAGS := -O2 -fPIC -ffunction-sections -fdata-sections -include cstdint $(MAPS) $(WIDE) $(CXXFLAGS)
# -j of the make above, else as many as this machine has room for. Links run here, whoever compiles. Asked when a step
# runs: GNU make before 4.4 has no -j in MAKEFLAGS while it reads makefiles.
JOBS = $(or $(patsubst -j%,%,$(filter -j%,$(MAKEFLAGS))),$(LOCAL_JOBS))

# The floor's compilers hand each compilation to the launcher (ccache, distcc...). ccache is to know a file again
# below another key and in another tree: the maps above make the result the same there.
export FLOOR_LAUNCHER := $(LAUNCHER)
export CCACHE_BASEDIR := $(WORK)
export CCACHE_IGNOREOPTIONS := -ffile-prefix-map=*
export CCACHE_NOHASHDIR := true
export CCACHE_COMPILERCHECK ?= content

# A build for another machine knows that it can't run what it makes.
CROSS_TOOLS := $(if $(CROSS),AR=$(AR) RANLIB=$(RANLIB))
CROSS_SYSTEM := $(if $(CROSS),--build=$(BUILD_SYSTEM) --host=$(TRIPLET))
CROSS_CMAKE := $(if $(CROSS),-DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=$(CPU) -DCMAKE_AR=$(AR) -DCMAKE_RANLIB=$(RANLIB))

CONFIGURE = CC=$(FLOOR_CC) CXX=$(FLOOR_CXX) CFLAGS="$(DEP_CFLAGS)" CXXFLAGS="$(DEP_CXXFLAGS)" \
    CPPFLAGS="$(INCLUDES)" LDFLAGS="$(LIBDIRS)" $(CROSS_TOOLS) $(SRC)/configure --prefix=$(PREFIX) $(CROSS_SYSTEM)
empty :=
semicolons = $(subst $(empty) $(empty),;,$(strip $1))
CMAKE = cmake -B . -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=$(PREFIX) \
    -DCMAKE_C_COMPILER=$(FLOOR_CC) -DCMAKE_CXX_COMPILER=$(FLOOR_CXX) \
    -DCMAKE_C_FLAGS="$(DEP_CFLAGS) $(INCLUDES)" -DCMAKE_CXX_FLAGS="$(DEP_CXXFLAGS) $(INCLUDES)" \
    -DCMAKE_C_FLAGS_RELEASE=-DNDEBUG -DCMAKE_CXX_FLAGS_RELEASE=-DNDEBUG \
    -DCMAKE_PREFIX_PATH="$(call semicolons,$(DEP_PREFIXES))" \
    -DCMAKE_FIND_ROOT_PATH="$(call semicolons,$(DEP_PREFIXES))" \
    -DCMAKE_FIND_ROOT_PATH_MODE_LIBRARY=ONLY -DCMAKE_FIND_ROOT_PATH_MODE_INCLUDE=ONLY \
    -DCMAKE_FIND_ROOT_PATH_MODE_PACKAGE=ONLY \
    -DCMAKE_JOB_POOLS=link=$(LOCAL_JOBS) -DCMAKE_JOB_POOL_LINK=link $(CROSS_CMAKE)

# pkg-config sees the declared dependencies only. deps/engine/step passes these on, and little else.
export PKG_CONFIG_LIBDIR := $(subst $(empty) $(empty),:,$(strip $(foreach p,$(DEP_PREFIXES),$p/lib/pkgconfig $p/share/pkgconfig)))

# --- the steps -------------------------------------------------------------------------------------
STEP = +@[ -d $(PREFIX) ] || STEP_COMMANDS="$$$1" $(TOP)/deps/engine/step "$(TITLE)" $2 $(LOG) $3
# Where they tell each other, and what is known when one fails.
export RUNNING := $(O)/.running
export WITH_LLVM
export USER_FLAGS := $(strip $(CFLAGS) $(CXXFLAGS) $(LDFLAGS))
# The shared cache of finished prefixes, where there is one.
SHARE = $(if $(CACHE),$(if $(LOCAL),,@$(TOP)/deps/engine/cache $1 $(CACHE) "$(TITLE)" $(WORK)))

define UNPACK
rm -rf $(SRC).part $(SRC)
mkdir $(SRC).part
$(if $(SOURCES),tarball=$$($(TOP)/deps/engine/fetch $(NAME)-$(VERSION) $(DISTFILES) $(foreach s,$(SOURCES),'$s'))
(cd $(DISTFILES) && sha256sum "$${tarball##*/}") >$(WORK)/source
tar -xf "$$tarball" -C $(SRC).part --strip-components=1 --no-same-owner $(if $(UNPACK_ONLY),--wildcards $(foreach p,$(UNPACK_ONLY),'$p')))
$(foreach p,$(PATCHES),patch -d $(SRC).part -p1 -N --no-backup-if-mismatch <$(CURDIR)/$p
)mv $(SRC).part $(SRC)
endef

# What a release says of it: version, sources, patches, licence and its texts (a path is a file of ours).
DESCRIBE = $(TOP)/deps/engine/component $(TOP)/deps/trains/$(TRAIN).licences $1 $(or $(COMPONENT),$(NAME) $(VERSION)) '$(LICENSE)' \
    $(foreach s,$(SOURCES),'source:$s') $(foreach p,$(PATCHES),patch:$(CURDIR)/$p) \
    $(foreach f,$(LICENSE_FILES),text:$(if $(filter /%,$f),$f,$(SRC)/$f)) $(ARCHIVES:%=archive:%)

define STAGE_WHOLE
rm -rf $(OUT)
mkdir $(OUT)
$(STAGE)
$(call DESCRIBE,$(OUT)/share/licenses/$(NAME))
$(RELOCATABLE)
mv $(OUT) $(PREFIX)
rm -rf $(SRC) $(WORK)/build $(WORK)/deps
endef
# A prefix is found by more than one name, and may be taken to another tree.
RELOCATABLE := find $(OUT) -name '*.pc' | while read -r pc; do sed 's|^prefix=.*|prefix=$${pcfiledir}/../..|' "$$pc" >"$$pc.part"; mv "$$pc.part" "$$pc"; done
export UNPACK BUILD STAGE_WHOLE

.PHONY: all build fetch why
all: $(if $(wildcard $(PREFIX)),,build)
	@[ "$$(cat $(ROOT)/key 2>/dev/null)" = $(KEY) ] || { echo $(KEY) >$(ROOT)/key.part && mv $(ROOT)/key.part $(ROOT)/key; }

build:
	@mkdir -p $(WORK) && cp $(ROOT)/.key $(WORK)/key-text
	@[ ! -f $(ROOT)/key ] || $(TOP)/deps/engine/why "$(TITLE)" $(O) $(NAME) $(DEPS) >>$(LOG) 2>&1 || :
	$(call SHARE,take)
	@[ -d $(PREFIX) ] || $(TOP)/deps/engine/disk $(O) "$(WITH_LLVM)" $(NAME)
	@[ -d $(PREFIX) ] || { mkdir -p $(WORK)/deps$(foreach d,$(DEPS), && ln -sfn ../../../$(call keyed,$d) $(WORK)/deps/$d); }
	$(if $(wildcard $(SRC)),,$(call STEP,UNPACK,unpack,$(WORK)))
	$(if $(RESUMES),,@rm -rf $(WORK)/build)
	$(call STEP,BUILD,build,$(WORK)/build)
	$(call STEP,STAGE_WHOLE,stage,$(WORK)/build)
	$(call SHARE,give)

# Also what this configuration takes from the distribution: another machine's may not.
fetch:
	@$(if $($(NAME)_SOURCES),$(TOP)/deps/engine/fetch $(NAME)-$($(NAME)_VERSION) $(DISTFILES) $(foreach s,$($(NAME)_SOURCES),'$s') >/dev/null,:)

why:
	@$(TOP)/deps/engine/why "$(TITLE)" $(O) $(NAME) $(DEPS)
