# libbcc_bpf.a and its headers as the distribution built them (Debian: libbpfcc-dev).
FILES := distro.mk
IDENTITY = $(shell cksum <$(BCC_ARCHIVE))
define BUILD
endef
define STAGE
mkdir -p $(OUT)/lib $(OUT)/include
cp $(BCC_ARCHIVE) $(OUT)/lib/
cp -RL $(BCC_INCLUDEDIR)/bcc $(OUT)/include/
endef
