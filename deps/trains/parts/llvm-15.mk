# LLVM 15 and clang, for the trains that take it: Debian 12 has it.
# SPDX-License-Identifier: Apache-2.0

# Clang is built from the same tarball.
llvm_VERSION := 15.0.6
llvm_SOURCES := \
  url:https://github.com/llvm/llvm-project/releases/download/llvmorg-15.0.6/llvm-project-15.0.6.src.tar.xz|9d53ad04dc60cb7b30e810faf64c5ab8157dadef46c8766f67f286238256ff92 \
  debian:bookworm/llvm-toolchain-15/llvm-toolchain-15_15.0.6.orig.tar.xz|076ac9fe372b3141b4fcbee80abfae34f9574fdb959cd8d14a7fd3f39ff89399
clang_VERSION := $(llvm_VERSION)
clang_SOURCES := $(llvm_SOURCES)
clang_STANDARD := c++14
