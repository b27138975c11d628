# The train of bpftrace 0.20, for old kernels: what came later needs Linux 5.10 for all that it can.
# SPDX-License-Identifier: Apache-2.0

bpftrace_VERSION := 0.20.4
bpftrace_SOURCES := \
  url:https://github.com/bpftrace/bpftrace/archive/v0.20.4.tar.gz|7182c59db82dd4eac69fc74d6eb43656e2b45795df0a89840ae0456966d985da
# ./configure takes it where nobody names another and its source can be had.
bpftrace_PREFERRED := yes
# The oldest Linux that it has worked on; all that it can needs a newer one.
bpftrace_KERNEL := 4.15
# Newer kernels lack what its own tools of these names take: deps/bpftrace/tools has others.
bpftrace_NEWER_TOOLS := biosnoop biosnoop-pre-6.5 biostacks biostacks-pre-6.5 runqlen
# Uprobes of its own on these symbols start and end a script: strip leaves them, and the linker keeps them apart.
bpftrace_TRIGGERS := BEGIN_trigger END_trigger
# The releases of LLVM that configure takes, of 6 to 17 that it builds with. It was tried with each.
LLVM_RELEASES := 14 15 16
include $(TOP)/deps/trains/parts/llvm.mk
include $(TOP)/deps/trains/parts/libraries.mk
