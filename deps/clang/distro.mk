# clang as the distribution or Debian built it, and libclang.a compiled against it. With it those files of clang that are patched:
# the archive of libclang is searched first.
# SPDX-License-Identifier: Apache-2.0
FILES := distro.mk ../engine/distro.mk ClangConfig.cmake ../engine/archive.mk
include $(TOP)/deps/engine/distro.mk
ARCHIVES = $(call archives,libclang,clang_LIBS)
IDENTITY = $(call sizes,libclang*.a)
# include, below Debian's: its packages of LLVM 19 and 22 lack ExtractAPI/APIRecords.inc.
UNPACK_ONLY = */clang/LICENSE.TXT */clang/include */clang/tools/libclang $(FOLDERS:%=*/%)
PATCHED = $(filter %.cpp,$(sort $(shell sed -n 's,^+++ b/,,p' $(PATCHES))))
FOLDERS = $(patsubst %/,%,$(sort $(dir $(PATCHED))))
LIBCLANG_FLAGS = -std=$(clang_STANDARD) -fno-rtti -fno-exceptions -fvisibility-inlines-hidden -w -DNDEBUG \
        -D_GNU_SOURCE -D__STDC_CONSTANT_MACROS -D__STDC_FORMAT_MACROS -D__STDC_LIMIT_MACROS \
        -D_CINDEX_LIB_ -DCINDEX_NO_EXPORTS -Iinclude $(FOLDERS:%=-I$(SRC)/%) $(INCLUDES)
# ARC migration, which would bring the static analyser, is off: libclang.a then has stubs of it.
define BUILD
rm -rf include
mkdir -p include
cp -R $(SRC)/clang/include/clang include/
cp -RL $(LLVM_INCLUDEDIR)/clang $(LLVM_INCLUDEDIR)/clang-c include/
sed 's/^#define CLANG_ENABLE_ARCMT.*/#define CLANG_ENABLE_ARCMT 0/' $(LLVM_INCLUDEDIR)/clang/Config/config.h >include/clang/Config/config.h
$(MAKE) -f $(TOP)/deps/engine/archive.mk ARCHIVE=libclang.a SOURCES="$$(echo $(SRC)/clang/tools/libclang/*.cpp $(PATCHED:%=$(SRC)/%))" \
    AR=$(AR) CXX=$(FLOOR_CXX) CXXFLAGS="$(DEP_CXXFLAGS) $(LIBCLANG_FLAGS)"
endef
define STAGE
mkdir -p $(OUT)/lib $(OUT)/cmake
cp -R include $(OUT)/
cp libclang.a $(OUT)/lib/
$(TAKE_ARCHIVES)
$(CMAKE_FILES)
endef
