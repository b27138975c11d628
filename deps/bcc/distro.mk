# libbcc_bpf.a and its headers as the distribution built them (Debian: libbpfcc-dev). Its licence
# is the text of ours.
FILES := distro.mk ../engine/distro.mk
include $(TOP)/deps/engine/distro.mk
LICENSE_FILES = $(TOP)/LICENSE
ARCHIVES = $(LIBBCC)
DISTRO_VERSION := $(shell sed -n 's/.*LIBBCC_VERSION "\([0-9.]*\).*/\1/p' $(wildcard $(BCC_HEADERS)/bcc/bcc_version.h) </dev/null)
IDENTITY = $(if $(CROSS),,$(shell cksum <$(LIBBCC)))
define BUILD
endef
define STAGE
mkdir -p $(OUT)/lib $(OUT)/include
cp $(LIBBCC) $(OUT)/lib/
cp -RL $(BCC_HEADERS)/bcc $(OUT)/include/
endef
