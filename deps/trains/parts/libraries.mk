# The libraries beside LLVM, for the trains that include this. A train that takes another version of one sets it after.
# SPDX-License-Identifier: Apache-2.0

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
