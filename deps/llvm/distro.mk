# LLVM as the distribution built it: its archives and headers, narrowed to the one target BPF.
FILES := distro.mk LLVMConfig.cmake.in no-terminfo.c
LLVM_LIBDIR := $(shell $(LLVM_CONFIG) --libdir)
ARCHIVES = $(llvm_LIBS:%=$(LLVM_LIBDIR)/libLLVM%.a)
# A distribution's update changes the archives' sizes, if not the version.
IDENTITY = $(shell $(LLVM_CONFIG) --version; cd $(LLVM_LIBDIR) && ls -l libLLVM*.a | awk '{ print $$5 }' | cksum)
# Built for 19 targets, used for one: these lists are all that names them.
TARGET_LISTS := Targets=TARGET AsmPrinters=ASM_PRINTER AsmParsers=ASM_PARSER Disassemblers=DISASSEMBLER
define BUILD
$(FLOOR_CC) $(DEP_CFLAGS) -c $(TOP)/deps/llvm/no-terminfo.c -o no-terminfo.o
endef
define STAGE
mkdir -p $(OUT)/lib $(OUT)/cmake $(OUT)/include
for lib in $(llvm_LIBS); do
    test -f $(LLVM_LIBDIR)/libLLVM$$lib.a
    ln -s $(LLVM_LIBDIR)/libLLVM$$lib.a $(OUT)/lib/
done
ar rcsD $(OUT)/lib/libno-terminfo.a no-terminfo.o
cp -RL $$($(LLVM_CONFIG) --includedir)/llvm $$($(LLVM_CONFIG) --includedir)/llvm-c $(OUT)/include/
for list in $(TARGET_LISTS); do
    printf 'LLVM_%s(BPF)\n#undef LLVM_%s\n' $${list#*=} $${list#*=} >$(OUT)/include/llvm/Config/$${list%=*}.def
done
sed -i '/define LLVM_NATIVE_/d' $(OUT)/include/llvm/Config/llvm-config.h
sed 's/@VERSION@/$(VERSION)/' $(TOP)/deps/llvm/LLVMConfig.cmake.in >$(OUT)/cmake/LLVMConfig.cmake
endef
# The source is unpacked for its licence only.
LICENSE_FILES := llvm/LICENSE.TXT
UNPACK_ONLY := */llvm/LICENSE.TXT
