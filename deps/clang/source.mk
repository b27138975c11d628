# clang's libraries and libclang.a from source, standalone against our LLVM.
# SPDX-License-Identifier: Apache-2.0
FILES := source.mk ../engine/source.mk ../engine/together ClangConfig.cmake
include $(TOP)/deps/engine/source.mk
UNPACK_ONLY := */clang/* */cmake/* */clang-tools-extra/*
VARIANT := source
TABLEGEN = -DLLVM_TABLEGEN_EXE=$(TBLGEN_BIN)/llvm-tblgen $(if $(CROSS),-DCLANG_TABLEGEN=$(TBLGEN_BIN)/clang-tblgen)
LEFT_OUT := BUILD_EXAMPLES BUILD_TOOLS ENABLE_ARCMT ENABLE_STATIC_ANALYZER INCLUDE_DOCS INCLUDE_TESTS
define BUILD
$(CMAKE) -S $(SRC)/clang -DLLVM_DIR=$(call prefix_of,llvm)/lib/cmake/llvm $(TABLEGEN) \
    $(LEFT_OUT:%=-DCLANG_%=OFF) -DCLANG_PLUGIN_SUPPORT=OFF -DLLVM_INCLUDE_TESTS=OFF -DLIBCLANG_BUILD_STATIC=ON $(SMALL)
ninja -j $(JOBS) libclang_static $(clang_LIBS:%=clang%)
endef
define STAGE
mkdir -p $(OUT)/lib $(OUT)/cmake $(OUT)/include
cp lib/libclang.a $(clang_LIBS:%=lib/libclang%.a) $(OUT)/lib/
cp -R $(SRC)/clang/include/clang $(SRC)/clang/include/clang-c $(OUT)/include/
find include/clang -name '*.inc' -o -name '*.h' | tar -cf - -T - | tar -xf - -C $(OUT)
$(CMAKE_FILES)
endef
