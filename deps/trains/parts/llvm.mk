# LLVM and clang, for all trains: of the release that configure chose, else of the first of LLVM_RELEASES.
# SPDX-License-Identifier: Apache-2.0
include $(TOP)/deps/trains/parts/llvm-$(or $(LLVM_RELEASE),$(firstword $(LLVM_RELEASES))).mk
