# The train of bpftrace 0.17: which versions fit together, where their sources are, their SHA-256.
# A source is ROUTE:LOCATION|SHA256 (see deps/engine/fetch), in the order in which they are tried.
# Where two routes have one hash, they are the same file; Debian repacks the others.
# SPDX-License-Identifier: Apache-2.0

bpftrace_VERSION := 0.17.0
bpftrace_SOURCES := \
  url:https://github.com/bpftrace/bpftrace/archive/v0.17.0.tar.gz|ccc853205b081fd7e4270016065ccc04764286644bf8e0eee9bd7f344cad63e5 \
  debian:bookworm/bpftrace/bpftrace_0.17.0.orig.tar.gz|ccc853205b081fd7e4270016065ccc04764286644bf8e0eee9bd7f344cad63e5
# The oldest Linux that it has worked on; all that it can needs a newer one.
bpftrace_KERNEL := 4.9
# Newer kernels lack what its own tools of these names take: deps/bpftrace/tools has others.
bpftrace_NEWER_TOOLS := biolatency biolatency-pre-6.5 biosnoop biosnoop-pre-6.5 biostacks biostacks-pre-6.5 runqlen
# Uprobes of its own on these symbols start and end a script: strip leaves them, and the linker keeps them apart.
bpftrace_TRIGGERS := BEGIN_trigger END_trigger
# The releases of LLVM that configure takes, of 6 to 15 that it builds with. It was tried with each.
LLVM_RELEASES := 14 15
include $(TOP)/deps/trains/parts/llvm.mk
include $(TOP)/deps/trains/parts/libraries.mk
