# The train of bpftrace 0.17: which versions fit together, where their sources are, their SHA-256.
# A source is ROUTE:LOCATION|SHA256 (see deps/engine/fetch), in the order in which they are tried.
# Where two routes have one hash, they are the same file; Debian repacks the others.

bpftrace_VERSION := 0.17.0
bpftrace_SOURCES := \
  url:https://github.com/bpftrace/bpftrace/archive/v0.17.0.tar.gz|ccc853205b081fd7e4270016065ccc04764286644bf8e0eee9bd7f344cad63e5 \
  debian:bookworm/bpftrace/bpftrace_0.17.0.orig.tar.gz|ccc853205b081fd7e4270016065ccc04764286644bf8e0eee9bd7f344cad63e5

# bpftrace 0.17 takes LLVM 6 to 15. Clang is built from the same tarball.
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
clang_LIBS := AST Analysis Basic Driver Edit Format Frontend Index Lex Parse Rewrite Sema Serialization ToolingCore ToolingInclusions

bcc_VERSION := 0.35.0
bcc_SOURCES := \
  url:https://github.com/iovisor/bcc/archive/v0.35.0.tar.gz|8da722b9233064cec07c0ad358df6d911a3b47933cf47ead2e0bb328c2aa5ed4 \
  debian:forky/bpfcc/bpfcc_0.35.0+ds.orig.tar.xz|72d1f41f73350ebb6cd996b1128a2c80206bf0cf1c99e2ab6ab637487e2824fa

libbpf_VERSION := 1.5.0
libbpf_SOURCES := \
  url:https://github.com/libbpf/libbpf/archive/v1.5.0.tar.gz|53492aff6dd47e4da04ef5e672d753b9743848bdb38e9d90eafbe190b7983c44 \
  debian:trixie/libbpf/libbpf_1.5.0.orig.tar.gz|53492aff6dd47e4da04ef5e672d753b9743848bdb38e9d90eafbe190b7983c44

elfutils_VERSION := 0.192
elfutils_SOURCES := \
  url:https://sourceware.org/elfutils/ftp/0.192/elfutils-0.192.tar.bz2|616099beae24aba11f9b63d86ca6cc8d566d968b802391334c91df54eab416b4 \
  debian:trixie/elfutils/elfutils_0.192.orig.tar.bz2|616099beae24aba11f9b63d86ca6cc8d566d968b802391334c91df54eab416b4

zlib_VERSION := 1.3.1
zlib_SOURCES := \
  url:https://github.com/madler/zlib/releases/download/v1.3.1/zlib-1.3.1.tar.gz|9a93b2b7dfdac77ceba5a558a580e74667dd6fede4585b91eefb60f03b72df23 \
  debian:trixie/zlib/zlib_1.3.dfsg+really1.3.1.orig.tar.gz|60dd315c07f616887caa029408308a018ace66e3d142726a97db164b3b8f69fb

cereal_VERSION := 1.3.2
cereal_SOURCES := \
  url:https://github.com/USCiLab/cereal/archive/v1.3.2.tar.gz|16a7ad9b31ba5880dac55d62b5d6f243c3ebc8d46a3514149e56b5e7ea81f85f \
  debian:bookworm/libcereal/libcereal_1.3.2+dfsg.orig.tar.xz|387053deac860f685c58041f220e062ac12cb53dd2eef23af883f3f50a148e9c

libpcap_VERSION := 1.10.5
libpcap_SOURCES := \
  url:https://www.tcpdump.org/release/libpcap-1.10.5.tar.xz|84fa89ac6d303028c1c5b754abff77224f45eca0a94eb1a34ff0aa9ceece3925 \
  debian:trixie/libpcap/libpcap_1.10.5.orig.tar.xz|84fa89ac6d303028c1c5b754abff77224f45eca0a94eb1a34ff0aa9ceece3925

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
