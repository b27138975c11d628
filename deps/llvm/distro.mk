# LLVM as the distribution or Debian built it: archives and headers, narrowed to the one target BPF.
# SPDX-License-Identifier: Apache-2.0
# What archives of one release or another ask for, and bpftrace never runs: linked only where they do.
SUBSTITUTES := no-terminfo.c no-zstd.c no-polly.cc new-array-length.cc
FILES := distro.mk ../engine/distro.mk LLVMConfig.cmake.in $(SUBSTITUTES)
include $(TOP)/deps/engine/distro.mk
ARCHIVES = $(call archives,libLLVM,llvm_LIBS)
IDENTITY = $(call sizes,libLLVM*.a)
# Built for 19 targets, used for one: these lists are all that names them.
TARGET_LISTS := Targets=TARGET AsmPrinters=ASM_PRINTER AsmParsers=ASM_PARSER Disassemblers=DISASSEMBLER
define BUILD
$(foreach f,$(filter %.c,$(SUBSTITUTES)),$(FLOOR_CC) $(DEP_CFLAGS) -c $(TOP)/deps/llvm/$f -o $(f:.c=.o)
)$(foreach f,$(filter %.cc,$(SUBSTITUTES)),$(FLOOR_CXX) $(DEP_CXXFLAGS) -c $(TOP)/deps/llvm/$f -o $(f:.cc=.o)
)
endef
define STAGE
mkdir -p $(OUT)/lib $(OUT)/cmake $(OUT)/include
$(TAKE_ARCHIVES)
$(AR) rcsD $(OUT)/lib/libsubstitutes.a $(addsuffix .o,$(basename $(SUBSTITUTES)))
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
