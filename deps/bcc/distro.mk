# libbcc_bpf.a and its headers as the distribution built them (Debian: libbpfcc-dev). Its licence
# is the text of ours.
FILES := distro.mk
LICENSE_FILES = $(TOP)/LICENSE
ARCHIVES = $(BCC_ARCHIVE)
DISTRO_VERSION := $(shell sed -n 's/.*LIBBCC_VERSION "\([0-9.]*\).*/\1/p' $(BCC_INCLUDEDIR)/bcc/bcc_version.h)
IDENTITY = $(shell cksum <$(BCC_ARCHIVE))
define BUILD
endef
define STAGE
mkdir -p $(OUT)/lib $(OUT)/include
cp $(BCC_ARCHIVE) $(OUT)/lib/
cp -RL $(BCC_INCLUDEDIR)/bcc $(OUT)/include/
endef
