# The train of bpftrace 0.26, today's language: for Linux 5.10 and newer.
# SPDX-License-Identifier: Apache-2.0

bpftrace_VERSION := 0.26.1
bpftrace_SOURCES := \
  url:https://github.com/bpftrace/bpftrace/archive/v0.26.1.tar.gz|555368f32f94bfcb74b119a3d9c67b68200be6375b8f452f794a2d3f6ebbcd16
# What it says of its version: upstream's tag v0.26.1 has the number of v0.26.0.
bpftrace_SAYS := v0.26.0
# The oldest Linux that it has worked on; all that it can needs a newer one.
bpftrace_KERNEL := 5.10
# It puts uprobes on no function of its own, so it has no bpftrace_TRIGGERS.
# Where a script's #include looks: "auto", the default, asks the host's clang.
bpftrace_CMAKE := -DUSE_SYSTEM_LIBBPF=ON -DSYSTEM_INCLUDE_PATHS=/usr/local/include:/usr/include/$(TRIPLET):/usr/include
# The releases of LLVM that configure takes, of 18 to 22 that it builds with; from source the newest.
LLVM_RELEASES := 19 22
LLVM_FROM_SOURCE := 22
include $(TOP)/deps/trains/parts/llvm.mk
include $(TOP)/deps/trains/parts/libraries.mk

libbpf_VERSION := 1.7.0
libbpf_SOURCES := \
  url:https://github.com/libbpf/libbpf/archive/v1.7.0.tar.gz|7ab5feffbf78557f626f2e3e3204788528394494715a30fc2070fcddc2051b7b
