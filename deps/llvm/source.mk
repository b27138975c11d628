# LLVM from source: the one target BPF, only the libraries that the link uses (and the one that makes
# clang's tables), nothing of the host's.
# SPDX-License-Identifier: Apache-2.0
FILES := source.mk ../engine/source.mk ../engine/together LLVMConfig.cmake.in error-typeinfo.c
include $(TOP)/deps/engine/source.mk
RESUMES := yes
VARIANT := source
LICENSE_FILES := llvm/LICENSE.TXT
UNPACK_ONLY := */llvm/* */cmake/* */third-party/*
# For another machine the tables' generator is there already; clang's is linked with a library of it.
TBLGEN := $(if $(CROSS),,LLVMTableGen)
define BUILD
$(CMAKE) -S $(SRC)/llvm -DLLVM_TARGETS_TO_BUILD=BPF -DLLVM_HOST_TRIPLE=$(ARCH)-linux-gnu \
    -DLLVM_DEFAULT_TARGET_TRIPLE=$(ARCH)-linux-gnu -DLLVM_BUILD_TOOLS=OFF -DLLVM_APPEND_VC_REV=OFF $(SMALL) \
    $(LLVM_WITHOUT) $(if $(CROSS),-DLLVM_TABLEGEN=$(TBLGEN_BIN)/llvm-tblgen) \
    -DLLVM_DISTRIBUTION_COMPONENTS="$(call semicolons,llvm-headers cmake-exports $(TBLGEN) $(llvm_LIBS:%=LLVM%))"
ninja -j $(JOBS) distribution $(if $(TBLGEN),llvm-tblgen)
$(FLOOR_CC) $(DEP_CFLAGS) -c $(TOP)/deps/llvm/error-typeinfo.c -o error-typeinfo.o
endef
define STAGE
DESTDIR=$(OUT).root ninja install-distribution
mv $(OUT).root$(PREFIX)/* $(OUT)/
rm -rf $(OUT).root
$(AR) rsD $(OUT)/lib/libLLVMSupport.a error-typeinfo.o
mkdir -p $(OUT)/cmake $(OUT)/bin
$(if $(TBLGEN),cp bin/llvm-tblgen $(OUT)/bin/)
sed 's/@VERSION@/$(VERSION)/' $(TOP)/deps/llvm/LLVMConfig.cmake.in >$(OUT)/cmake/LLVMConfig.cmake
endef
