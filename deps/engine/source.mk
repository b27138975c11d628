# How LLVM and clang are compiled from source: small. They parse some headers and a script once, so that a third less of code,
# and of time to compile it, is worth more than speed. No exception passes through them, which are compiled without:
# their unwind tables would be a tenth of bpftrace.
# SPDX-License-Identifier: Apache-2.0
SMALL_FLAGS := -DNDEBUG -Os -fno-unwind-tables -fno-asynchronous-unwind-tables
SMALL := -DCMAKE_C_FLAGS_RELEASE="$(SMALL_FLAGS)" -DCMAKE_CXX_FLAGS_RELEASE="$(SMALL_FLAGS)" -DCMAKE_OPTIMIZE_DEPENDENCIES=ON
# Ten files at once: gcc instantiates LLVM's headers once for them, and takes a third to a half of the time.
SMALL += -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=10 $(foreach l,C CXX,-DCMAKE_$l_COMPILER_LAUNCHER=$(TOP)/deps/engine/together)
# LLVM adds -funwind-tables after the flags above, unless told not to.
SMALL += -DLLVM_ENABLE_UNWIND_TABLES=OFF
# Their warnings are for their authors, and take a fiftieth of the time.
SMALL += -DLLVM_ENABLE_WARNINGS=OFF
# What generates their tables has to run here: LLVM's own, or the recipe tblgen's.
TBLGEN_BIN = $(call prefix_of,$(if $(CROSS),tblgen,llvm))/bin
# Nothing of the host's, and nothing that is not linked.
LLVM_WITHOUT := $(foreach part,ASSERTIONS BACKTRACES BINDINGS CURL LIBEDIT LIBPFM LIBXML2 OCAMLDOC PLUGINS TERMINFO Z3_SOLVER ZLIB ZSTD FFI,\
    -DLLVM_ENABLE_$(part)=OFF) $(foreach part,BENCHMARKS DOCS EXAMPLES GO_TESTS RUNTIMES TESTS UTILS,-DLLVM_INCLUDE_$(part)=OFF)
