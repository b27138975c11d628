# How bpftrace is configured and linked, and its unit tests: all static but glibc.
# SPDX-License-Identifier: Apache-2.0
BCC = $(call prefix_of,bcc)/lib/libbcc_bpf.a
IDENTITY = $(if $(LLD),$(shell $(LLD) --version))
# Identical functions are one (bpftrace's triggers must not be: uprobes tell them apart), and the
# program applies packed relocations itself. Only lld does both.
# Relocations are packed where the floor has the entry for it.
PACKED := -Wl,--pack-dyn-relocs=relr,--use-android-relr-tags,-e,_start_packed
# Not on arm, whose relocations have their addends in what is compared: lld would fold what is not the same
# (llvm-project#138764; #57693 is that of i386), and lld 14 crashes.
FOLDED = $(if $(filter arm,$(ARCH)),,-Wl,--icf=all)
# What runs at the start stands together (.text.startup), so that it takes fewer page faults.
LLD_FLAGS = -B$(WORK)/build -fuse-ld=lld -Wl,-O2 -Wl,-z,keep-text-section-prefix $(FOLDED) $(bpftrace_TRIGGERS:%=-Wl,--keep-unique=%) \
    $(if $(wildcard $(TOP)/floor/startup/$(ARCH)/start_packed.S),$(PACKED))
# Nothing is exported, but what libc has too (arm: __aeabi_atexit), and by GNU ld for s390x each function whose address is data.
LD_FLAGS = -Wl,--version-script=$(WORK)/build/exports
LINKER_FLAGS = -pie -Wl,-z,relro,-z,now -Wl,--gc-sections -Wl,--exclude-libs=ALL $(if $(LLD),$(LLD_FLAGS),$(LD_FLAGS))
# With LLVM from source bpftrace is compiled for size, too.
SMALL = $(if $(filter source,$(WITH_LLVM)),-DCMAKE_CXX_FLAGS_RELEASE="-Os -DNDEBUG")
LIBDW_NEEDS = $(call prefix_of,elfutils)/lib/libelf.a
# bpftrace takes its version from git where it finds a repository: not from ours.
# The runtime of bcc is in libbcc_bpf.a, so that stands for all its libraries. libdw needs no bz2 and no lzma as ours is built.
define BPFTRACE_CMAKE
$(if $(LLD),ln -sf $(LLD) ld.lld,echo '{ local: *; };' >exports)
export GIT_CEILING_DIRECTORIES=$(ROOT)
$(CMAKE) -S $(SRC) -DLLVM_DIR=$(call prefix_of,llvm)/cmake -DClang_DIR=$(call prefix_of,clang)/cmake \
    -DCMAKE_SYSTEM_PROCESSOR=$(CPU) -DCMAKE_EXE_LINKER_FLAGS="$(LINKER_FLAGS) $(LIBDIRS) $(LDFLAGS)" \
    -DSTATIC_LINKING=ON -DSTATIC_LIBC=OFF -DUSE_SYSTEM_BPF_BCC=ON -DLIBBCC_BPF_CONTAINS_RUNTIME=1 \
    -DLIBBCC_LIBRARIES=$(BCC) -DLIBBCC_BPF_LIBRARIES=$(BCC) -DLIBBCC_LOADER_LIBRARY_STATIC=$(BCC) \
    -DLIBBZ2_LIBRARIES=$(LIBDW_NEEDS) -DLIBLZMA_LIBRARIES=$(LIBDW_NEEDS) \
    -DCMAKE_DISABLE_FIND_PACKAGE_LibBfd=ON -DCMAKE_DISABLE_FIND_PACKAGE_LibOpcodes=ON -DENABLE_MAN=OFF \
    -DXXD=$(TOP)/deps/bpftrace/xxd $(SMALL) $(bpftrace_CMAKE)
endef
