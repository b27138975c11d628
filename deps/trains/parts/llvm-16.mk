# LLVM 16 and clang, for the trains that take it: Debian 12 has it.
# SPDX-License-Identifier: Apache-2.0

# Clang is built from the same tarball.
llvm_VERSION := 16.0.6
llvm_SOURCES := \
  url:https://github.com/llvm/llvm-project/releases/download/llvmorg-16.0.6/llvm-project-16.0.6.src.tar.xz|ce5e71081d17ce9e86d7cbcfa28c4b04b9300f8fb7e78422b1feb6bc52c3028e \
  debian:bookworm/llvm-toolchain-16/llvm-toolchain-16_16.0.6.orig.tar.xz|5ab98480d3bc9f1896de1a1afafb46c318a9baa02bf21a4f6830c644d06c1cc0
clang_VERSION := $(llvm_VERSION)
clang_SOURCES := $(llvm_SOURCES)
clang_STANDARD := c++17
