# LLVM 22 and clang, for the trains that take it: Debian 12 and 13 have it among their security updates.
# SPDX-License-Identifier: Apache-2.0

# Clang is built from the same tarball.
llvm_VERSION := 22.1.8
llvm_SOURCES := \
  url:https://github.com/llvm/llvm-project/releases/download/llvmorg-22.1.8/llvm-project-22.1.8.src.tar.xz|922f1817a0df7b1489272d18134ee0087a8b068828f87ac63b9861b1a9965888 \
  debian:trixie/llvm-toolchain-22/llvm-toolchain-22_22.1.8.orig.tar.xz|b49b9277aef97616320b2da259e1f8174c65b0ce2fbe2e8629644a97693402fe
# What the link takes members of (its map says), what LLVM's cmake files say that these need, and FrontendOpenACC, whose generated
# header clang's Sema includes.
llvm_LIBS := AggressiveInstCombine Analysis AsmParser AsmPrinter BPFAsmParser BPFCodeGen BPFDesc BPFInfo BinaryFormat \
  BitReader BitWriter BitstreamReader CFGuard CGData CodeGen CodeGenTypes Core Coroutines Coverage DebugInfoBTF \
  DebugInfoCodeView DebugInfoDWARF DebugInfoDWARFLowLevel DebugInfoGSYM DebugInfoMSF DebugInfoPDB Demangle \
  Extensions FrontendAtomic FrontendDirective FrontendDriver FrontendHLSL FrontendOffloading FrontendOpenACC \
  FrontendOpenMP GlobalISel HipStdPar IRPrinter IRReader InstCombine Instrumentation LTO Linker MC MCParser ObjCARCOpts Object \
  ObjectYAML Option Passes Plugins ProfileData Remarks SandboxIR ScalarOpts SelectionDAG Support Symbolize Target \
  TargetParser TextAPI TransformUtils Vectorize ipo
clang_VERSION := $(llvm_VERSION)
clang_SOURCES := $(llvm_SOURCES)
clang_STANDARD := c++17
clang_LIBS := APINotes AST ASTMatchers Analysis AnalysisLifetimeSafety Basic CodeGen Driver Edit Format Frontend Index Lex \
  Options Parse Sema Serialization Support ToolingInclusions
