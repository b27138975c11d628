# LLVM as the distribution or Debian built it: archives and headers, narrowed to the one target BPF.
# SPDX-License-Identifier: Apache-2.0
FILES := distro.mk ../engine/distro.mk LLVMConfig.cmake.in no-terminfo.c new-array-length.cc
include $(TOP)/deps/engine/distro.mk
ARCHIVES = $(llvm_LIBS:%=$(LLVM_LIBDIR)/libLLVM%.a)
IDENTITY = $(call sizes,libLLVM*.a)
# Built for 19 targets, used for one: these lists are all that names them.
TARGET_LISTS := Targets=TARGET AsmPrinters=ASM_PRINTER AsmParsers=ASM_PARSER Disassemblers=DISASSEMBLER
define BUILD
$(FLOOR_CC) $(DEP_CFLAGS) -c $(TOP)/deps/llvm/no-terminfo.c -o no-terminfo.o
$(FLOOR_CXX) $(DEP_CXXFLAGS) -c $(TOP)/deps/llvm/new-array-length.cc -o new-array-length.o
endef
define STAGE
mkdir -p $(OUT)/lib $(OUT)/cmake $(OUT)/include
for lib in $(llvm_LIBS); do
    test -f $(LLVM_LIBDIR)/libLLVM$$lib.a
    $(LINK) $(LLVM_LIBDIR)/libLLVM$$lib.a $(OUT)/lib/
done
$(AR) rcsD $(OUT)/lib/libsubstitutes.a no-terminfo.o new-array-length.o
cp -RL $(LLVM_INCLUDEDIR)/llvm $(LLVM_INCLUDEDIR)/llvm-c $(OUT)/include/
for list in $(TARGET_LISTS); do
    printf 'LLVM_%s(BPF)\n#undef LLVM_%s\n' $${list#*=} $${list#*=} >$(OUT)/include/llvm/Config/$${list%=*}.def
done
sed '/define LLVM_NATIVE_/d' $(LLVM_INCLUDEDIR)/llvm/Config/llvm-config.h >$(OUT)/include/llvm/Config/llvm-config.h
sed 's/@VERSION@/$(VERSION)/' $(TOP)/deps/llvm/LLVMConfig.cmake.in >$(OUT)/cmake/LLVMConfig.cmake
endef
# The source is unpacked for its licence only.
LICENSE_FILES := llvm/LICENSE.TXT
UNPACK_ONLY := */llvm/LICENSE.TXT
