# libbcc_bpf.a from source, by a list of its own: bcc's CMake wants LLVM even for the part without it.
FILES := source.mk ../engine/archive.mk
LICENSE_FILES := LICENSE.txt
CC_DIR = $(SRC)/src/cc
FILE_LIST := libbpf.c perf_reader.c bcc_elf.c bcc_perf_map.c bcc_proc.c bcc_zip.c bcc_syms.cc common.cc \
        usdt/usdt.cc usdt/usdt_args.cc
DEFINES = -DHAVE_EXTERNAL_LIBBPF -DEXPORT_USDT -D_GNU_SOURCE -I$(CC_DIR) -I$(CC_DIR)/api $(INCLUDES) -w
VERSION_PARTS = $(subst ., ,$(VERSION))
define BUILD
$(MAKE) -f $(TOP)/deps/engine/archive.mk ARCHIVE=libbcc_bpf.a SOURCES="$(FILE_LIST:%=$(CC_DIR)/%)" \
    AR=$(AR) CC=$(FLOOR_CC) CXX=$(FLOOR_CXX) CFLAGS="$(DEP_CFLAGS) $(DEFINES)" \
    CXXFLAGS="$(DEP_CXXFLAGS) -std=c++17 $(DEFINES)"
endef
define STAGE
mkdir -p $(OUT)/lib $(OUT)/include/bcc
cp libbcc_bpf.a $(OUT)/lib/
cp $(CC_DIR)/*.h $(OUT)/include/bcc/
sed -e 's/@REVISION@/$(VERSION)/; s/@REVISION_MAJOR@/$(word 1,$(VERSION_PARTS))/' \
    -e 's/@REVISION_MINOR@/$(word 2,$(VERSION_PARTS))/; s/@REVISION_PATCH@/$(word 3,$(VERSION_PARTS))/' \
    $(CC_DIR)/bcc_version.h.in >$(OUT)/include/bcc/bcc_version.h
endef
