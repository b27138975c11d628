# LLVM 19 and clang, for the trains that take it: Debian 12 and 13 have it.
# SPDX-License-Identifier: Apache-2.0

# Clang is built from the same tarball.
llvm_VERSION := 19.1.7
llvm_SOURCES := \
  url:https://github.com/llvm/llvm-project/releases/download/llvmorg-19.1.7/llvm-project-19.1.7.src.tar.xz|82401fea7b79d0078043f7598b835284d6650a75b93e64b6f761ea7b63097501 \
  debian:bookworm/llvm-toolchain-19/llvm-toolchain-19_19.1.7.orig.tar.xz|ae498f3bc58ae2d9f64ef5f0c035c4240152bf015a5b7738b15c22e93bdc97ce
# What the link takes members of, as its map says (deps/trains/linked); of Index a member that it drops again, which the map lacks.
llvm_LIBS := AggressiveInstCombine Analysis AsmParser AsmPrinter BPFAsmParser BPFCodeGen BPFDesc BPFInfo BinaryFormat \
  BitReader BitWriter BitstreamReader CFGuard CodeGen CodeGenTypes Core Coroutines Coverage DebugInfoCodeView \
  DebugInfoDWARF Demangle FrontendDriver FrontendHLSL FrontendOffloading FrontendOpenMP GlobalISel HipStdPar \
  IRPrinter IRReader InstCombine Instrumentation LTO Linker MC MCParser ObjCARCOpts Object Option Passes \
  ProfileData Remarks ScalarOpts SelectionDAG Support Target TargetParser TextAPI TransformUtils Vectorize ipo
clang_VERSION := $(llvm_VERSION)
clang_SOURCES := $(llvm_SOURCES)
clang_STANDARD := c++17
clang_LIBS := APINotes AST ASTMatchers Analysis Basic CodeGen Driver Edit Format Frontend Index Lex Parse Sema Serialization \
  Support ToolingInclusions

# The archives that Debian 12 built of this very LLVM and clang, for machines whose distribution has none, and for other
# machines than the one that builds. deps/debian unpacks them.
debian_SOURCES_x86_64 := \
  deb:bookworm/amd64/llvm-19-dev_19.1.7-3~deb12u1_amd64.deb|05d3347ff02b6d55189f1e4ab5e946d3713677a04588a775100f218a349d02cf \
  deb:bookworm/amd64/libclang-19-dev_19.1.7-3~deb12u1_amd64.deb|1743d67c024c33e2c3715fb4b1004b356d28b41373d7fff36354c22a3935a7e6
debian_SOURCES_aarch64 := \
  deb:bookworm/arm64/llvm-19-dev_19.1.7-3~deb12u1_arm64.deb|51e5bc84d1d6a2a8a482d22633b536d6c01cc44771c90e6a101e6a3d3b50b831 \
  deb:bookworm/arm64/libclang-19-dev_19.1.7-3~deb12u1_arm64.deb|63d09eb035b8447c35fab7fae47e21b0cd30ff77a75c237adbf648cba0eb5eb6
debian_SOURCES_arm := \
  deb:bookworm/armhf/llvm-19-dev_19.1.7-3~deb12u1_armhf.deb|3da733fbd24556be4fbecef8f4e2e5075bd7c1bf27c75c3ec644c38e48b2c00c \
  deb:bookworm/armhf/libclang-19-dev_19.1.7-3~deb12u1_armhf.deb|2034935706cf62524936dd2c480c815804fcce2a6567e35ac8d981793eaba8c2
debian_SOURCES_powerpc64le := \
  deb:bookworm/ppc64el/llvm-19-dev_19.1.7-3~deb12u1_ppc64el.deb|66cebccdbba8f505cfda54ca73866b62b4d21b0e39843cb4bc742e4af242c5e0 \
  deb:bookworm/ppc64el/libclang-19-dev_19.1.7-3~deb12u1_ppc64el.deb|2d3f0be6df8c20bfae73eecde5c9fd6590e186429d0fb4e7800990335e54de3c
debian_SOURCES_s390x := \
  deb:bookworm/s390x/llvm-19-dev_19.1.7-3~deb12u1_s390x.deb|8ee28dd0dbfd9e503da8787d3d2f9fcc82c2f8d844a538911ff1476b7b72000c \
  deb:bookworm/s390x/libclang-19-dev_19.1.7-3~deb12u1_s390x.deb|93eafbf3e321a1cfbbf1ce3550f5fb7bfb5867acd374788086340c5da9228a31
