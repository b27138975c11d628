# The engine: fetches, verifies, unpacks, patches, builds and stages the one dependency that includes it.
#
# A recipe sets NAME, DEPS, LICENSE, LICENSE_FILES, BUILD and STAGE, then includes this file.
#   DEPS           names of the dependencies it sees; their prefixes, and nothing else of the host's
#   BUILD, STAGE   shell commands (sh -eux); BUILD runs in $(WORK)/build; STAGE installs into $(OUT), which becomes $(PREFIX) whole
#   RESUMES        yes: BUILD goes on where it was killed; else it begins again in an empty directory,
#                  since make takes an object that a kill cut short for a whole one
#   FILES          more files of the recipe's own directory, or beside it, that it is made from
#   UNPACK_ONLY    patterns of what to unpack, where a tarball is large and little of it is used
#   VARIANT        a folder of patches/ whose patches it takes too
#   IDENTITY       what else decides the result: the version of a distribution's archives, say
# VERSION and SOURCES come from the train, as NAME_VERSION and NAME_SOURCES; so may other values,
# and all of the train's NAME_* are in the key. A dependency is built in o/NAME/KEY, where KEY is the
# hash of everything that decides the result. No time stamp is looked at.

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
PATCHES := $(sort $(wildcard patches/*.patch $(VARIANT:%=patches/%/*.patch)))

# A name that is not a recipe's directory is a misspelling: its prefix would be the file system's root.
# To fetch, or to say what would be done (make -n), nothing needs to be built.
DRY_RUN := $(findstring n,$(filter-out --%,$(firstword -$(MAKEFLAGS))))
not_built = $(if $(filter fetch,$(MAKECMDGOALS))$(DRY_RUN),,$(error $(NAME) needs $1, which is not built))
prefix_of = $(if $(wildcard $(O)/$1/key),$(O)/$1/$(file <$(O)/$1/key)/prefix,$(not_built))
DEP_PREFIXES := $(foreach d,$(DEPS),$(call prefix_of,$d))

# --- the key -------------------------------------------------------------------------------------
define KEY_TEXT
$(TITLE)
engine and toolchain: $(ENGINE_ID)
identity: $(IDENTITY)
$(foreach v,$(sort $(filter $(NAME)_%,$(.VARIABLES))),$v=$($v)
)$(foreach d,$(DEPS),$d $(file <$(O)/$d/key)
)$(shell sha256sum Makefile $(PATCHES) $(FILES))
endef
$(shell mkdir -p $(ROOT))
$(file >$(ROOT)/.key,$(KEY_TEXT))
KEY := $(shell sha256sum <$(ROOT)/.key | cut -c1-16)

WORK := $(ROOT)/$(KEY)
PREFIX := $(WORK)/prefix
OUT := $(WORK)/prefix.part
SRC := $(WORK)/src
LOG := $(WORK)/log

# --- what recipes use ------------------------------------------------------------------------------
FLOOR := $(if $(filter glibc,$(DEPS)),$(call prefix_of,glibc))
FLOOR_CC := $(FLOOR)/bin/cc
FLOOR_CXX := $(FLOOR)/bin/c++
INCLUDES := $(foreach p,$(filter-out $(FLOOR),$(DEP_PREFIXES)),-isystem $p/include)
LIBDIRS := $(foreach p,$(filter-out $(FLOOR),$(DEP_PREFIXES)),-L$p/lib)
# In messages a file is named from its own source directory on.
MAPS := -ffile-prefix-map=$(O)=. -ffile-prefix-map=$(SRC)=.
DEP_CFLAGS := -O2 -fPIC -ffunction-sections -fdata-sections $(MAPS) $(CFLAGS)
DEP_CXXFLAGS := -O2 -fPIC -ffunction-sections -fdata-sections $(MAPS) $(CXXFLAGS)
# -j of the make above, else one job a core: README's plain `make` uses the machine.
JOBS := $(or $(patsubst -j%,%,$(filter -j%,$(MAKEFLAGS))),$(NPROC))

CONFIGURE = CC=$(FLOOR_CC) CXX=$(FLOOR_CXX) CFLAGS="$(DEP_CFLAGS)" CXXFLAGS="$(DEP_CXXFLAGS)" \
    CPPFLAGS="$(INCLUDES)" LDFLAGS="$(LIBDIRS)" $(SRC)/configure --prefix=$(PREFIX)
empty :=
semicolons = $(subst $(empty) $(empty),;,$(strip $1))
CMAKE = cmake -B . -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=$(PREFIX) \
    -DCMAKE_C_COMPILER=$(FLOOR_CC) -DCMAKE_CXX_COMPILER=$(FLOOR_CXX) \
    -DCMAKE_C_FLAGS="$(DEP_CFLAGS) $(INCLUDES)" -DCMAKE_CXX_FLAGS="$(DEP_CXXFLAGS) $(INCLUDES)" \
    -DCMAKE_C_FLAGS_RELEASE=-DNDEBUG -DCMAKE_CXX_FLAGS_RELEASE=-DNDEBUG \
    -DCMAKE_PREFIX_PATH="$(call semicolons,$(DEP_PREFIXES))" \
    -DCMAKE_FIND_ROOT_PATH="$(call semicolons,$(DEP_PREFIXES))" \
    -DCMAKE_FIND_ROOT_PATH_MODE_LIBRARY=ONLY -DCMAKE_FIND_ROOT_PATH_MODE_INCLUDE=ONLY \
    -DCMAKE_FIND_ROOT_PATH_MODE_PACKAGE=ONLY

# pkg-config sees the declared dependencies only. deps/step passes these on, and little else.
export PKG_CONFIG_LIBDIR := $(subst $(empty) $(empty),:,$(strip $(foreach p,$(DEP_PREFIXES),$p/lib/pkgconfig $p/share/pkgconfig)))

# --- the steps -------------------------------------------------------------------------------------
STEP = +@STEP_COMMANDS="$$$1" $(TOP)/deps/step "$(TITLE)" $2 $(LOG) $3

define UNPACK
rm -rf $(SRC).part $(SRC)
mkdir $(SRC).part
$(if $(SOURCES),tarball=$$($(TOP)/deps/fetch $(NAME)-$(VERSION) $(DISTFILES) $(foreach s,$(SOURCES),'$s'))
tar -xf "$$tarball" -C $(SRC).part --strip-components=1 --no-same-owner $(if $(UNPACK_ONLY),--wildcards $(foreach p,$(UNPACK_ONLY),'$p')))
$(foreach p,$(PATCHES),patch -d $(SRC).part -p1 -N --no-backup-if-mismatch <$(CURDIR)/$p
)mv $(SRC).part $(SRC)
endef

define STAGE_WHOLE
rm -rf $(OUT)
mkdir $(OUT)
$(STAGE)
licences=$(OUT)/share/licenses/$(NAME)
mkdir -p $$licences
$(foreach f,$(LICENSE_FILES),cp $(SRC)/$f $$licences/
)printf '%s\n' 'name: $(NAME)' 'version: $(VERSION)' 'licence: $(LICENSE)' $(foreach s,$(SOURCES),'source: $s') >$(OUT)/share/licenses/$(NAME)/component
mv $(OUT) $(PREFIX)
rm -rf $(SRC) $(WORK)/build
endef
export UNPACK BUILD STAGE_WHOLE

.PHONY: all build fetch
all: $(if $(wildcard $(PREFIX)),,build)
	@[ "$$(cat $(ROOT)/key 2>/dev/null)" = $(KEY) ] || { echo $(KEY) >$(ROOT)/key.part && mv $(ROOT)/key.part $(ROOT)/key; }

build:
	@mkdir -p $(WORK) && cp $(ROOT)/.key $(WORK)/key-text
	$(if $(wildcard $(SRC)),,$(call STEP,UNPACK,unpack,$(WORK)))
	$(if $(RESUMES),,@rm -rf $(WORK)/build)
	$(call STEP,BUILD,build,$(WORK)/build)
	$(call STEP,STAGE_WHOLE,stage,$(WORK)/build)

# Also what this configuration takes from the distribution: another machine's may not.
fetch:
	@$(if $($(NAME)_SOURCES),$(TOP)/deps/fetch $(NAME)-$($(NAME)_VERSION) $(DISTFILES) $(foreach s,$($(NAME)_SOURCES),'$s') >/dev/null,:)
