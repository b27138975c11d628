# LLVM 14 and clang, for the trains that take it: the release of Debian 12.
# SPDX-License-Identifier: Apache-2.0

# Clang is built from the same tarball.
llvm_VERSION := 14.0.6
llvm_SOURCES := \
  url:https://github.com/llvm/llvm-project/releases/download/llvmorg-14.0.6/llvm-project-14.0.6.src.tar.xz|8b3cfd7bc695bd6cea0f37f53f0981f34f87496e79e2529874fd03a2f9dd3a8a \
  debian:bookworm/llvm-toolchain-14/llvm-toolchain-14_14.0.6.orig.tar.xz|d9bce5f42381d781e273c724db1ab0acd66259bf2782b79891664dbf1953d22c
# What the link takes members of (its map says), and what LLVM's cmake files say that these need.
llvm_LIBS := Option Passes ObjCARCOpts Coroutines MCJIT ExecutionEngine RuntimeDyld \
  OrcTargetProcess OrcShared BPFAsmParser BPFCodeGen SelectionDAG \
  ipo Instrumentation Vectorize Linker IRReader AsmParser FrontendOpenMP BPFDesc BPFInfo \
  AsmPrinter DebugInfoMSF CodeGen Target ScalarOpts InstCombine AggressiveInstCombine \
  TransformUtils BitWriter Analysis ProfileData DebugInfoDWARF Object TextAPI MCParser MC \
  DebugInfoCodeView BitReader Core Remarks BitstreamReader BinaryFormat Support Demangle
clang_VERSION := $(llvm_VERSION)
clang_SOURCES := $(llvm_SOURCES)
clang_STANDARD := c++14
clang_LIBS := AST Analysis Basic Driver Edit Format Frontend Index Lex Parse Rewrite Sema Serialization ToolingCore ToolingInclusions

# The archives that Debian 12 built of this very LLVM and clang, for machines whose distribution has none, and for other
# machines than the one that builds. deps/debian unpacks them.
debian_SOURCES_x86_64 := \
  deb:bookworm/amd64/llvm-14-dev_14.0.6-12_amd64.deb|6c71241d22d0c0d7515f3dee3f5f2cad5566e35dca8796d55937375b6fcc27f6 \
  deb:bookworm/amd64/libclang-14-dev_14.0.6-12_amd64.deb|203c676f8367fb0cc1630f7196f834248eb0f9de0770072042dc466f1b75f419
debian_SOURCES_aarch64 := \
  deb:bookworm/arm64/llvm-14-dev_14.0.6-12_arm64.deb|a402d54eaa193e5421280d220cc2773e07836c4c3e4fcc6336d43906db23be9a \
  deb:bookworm/arm64/libclang-14-dev_14.0.6-12_arm64.deb|e9671d0dc21dbf2562387f56914810d15d962fd6f89e3c173cc5e9952ac972ae
debian_SOURCES_arm := \
  deb:bookworm/armhf/llvm-14-dev_14.0.6-12_armhf.deb|a7a12d8ee5e527d4d369893c996b20996b0157b8f22ed9422563778e0298d202 \
  deb:bookworm/armhf/libclang-14-dev_14.0.6-12_armhf.deb|ab71c8590e48a9054103954811d85525c775a73ebf065e0504cfb85fe749e9c5
debian_SOURCES_powerpc64le := \
  deb:bookworm/ppc64el/llvm-14-dev_14.0.6-12_ppc64el.deb|f472876b50a982ed86df1eb7ee7bb4df698113ebddd12fc1d2bab0a0ae3239b0 \
  deb:bookworm/ppc64el/libclang-14-dev_14.0.6-12_ppc64el.deb|f419e0fc89a3fde1e4347289afce314ea1d2e51552a3005389af78ced51abf98
debian_SOURCES_s390x := \
  deb:bookworm/s390x/llvm-14-dev_14.0.6-12_s390x.deb|e72cbd5b50544f85ca14172a613155db95a0b2131c7afe24698835e60d316911 \
  deb:bookworm/s390x/libclang-14-dev_14.0.6-12_s390x.deb|b3a193ee5f36cdf016c31e359c0e6b1303caf98299f1709604aa971c48848d58
