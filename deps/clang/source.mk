# clang's libraries and libclang.a from source, standalone against our LLVM.
FILES := source.mk ClangConfig.cmake
UNPACK_ONLY := */clang/* */cmake/* */clang-tools-extra/*
LLVM = $(call prefix_of,llvm)
VARIANT := source
LEFT_OUT := BUILD_EXAMPLES BUILD_TOOLS ENABLE_ARCMT ENABLE_STATIC_ANALYZER INCLUDE_DOCS INCLUDE_TESTS
# It parses some headers once: small is better than fast. No unwind tables, as LLVM (see there).
CLANG_FLAGS := -DNDEBUG -Os -fno-unwind-tables -fno-asynchronous-unwind-tables
define BUILD
$(CMAKE) -S $(SRC)/clang -DLLVM_DIR=$(LLVM)/lib/cmake/llvm -DLLVM_TABLEGEN_EXE=$(LLVM)/bin/llvm-tblgen \
    $(LEFT_OUT:%=-DCLANG_%=OFF) -DCLANG_PLUGIN_SUPPORT=OFF -DLLVM_INCLUDE_TESTS=OFF \
    -DCMAKE_C_FLAGS_RELEASE="$(CLANG_FLAGS)" -DCMAKE_CXX_FLAGS_RELEASE="$(CLANG_FLAGS)" \
    -DCMAKE_OPTIMIZE_DEPENDENCIES=ON -DLIBCLANG_BUILD_STATIC=ON
ninja -j $(JOBS) libclang_static $(clang_LIBS:%=clang%)
endef
define STAGE
mkdir -p $(OUT)/lib $(OUT)/cmake $(OUT)/include
cp lib/libclang.a $(clang_LIBS:%=lib/libclang%.a) $(OUT)/lib/
cp -R $(SRC)/clang/include/clang-c $(OUT)/include/
cp $(TOP)/deps/clang/ClangConfig.cmake $(OUT)/cmake/
endef
