# BP_HOST, after BP_CHECK_HOST and AC_CANONICAL_HOST: the machine that bpftrace is built for, this one or that of
# --host=SYSTEM. Sets ARCH, TRIPLET, DEBIAN and CPU as deps/host/machines names them, BUILD_ARCH (this machine's ARCH) and CROSS
# (yes or nothing); and, for another machine, CC and CXX where nobody said otherwise.
#
# Autoconf would take the compiler of this machine where there is no cross compiler, and would hold a cross build for a
# native one where the kernel starts foreign programs by qemu: so neither is left to it.
# SPDX-License-Identifier: Apache-2.0
AC_DEFUN([BP_HOST], [
set dummy `sh "$srcdir/deps/host/machines" "$host"`
test $[#] = 6 || AC_MSG_ERROR([--host=${host_alias:-$host} is not supported: known are $bp_known])
ARCH=$[2] TRIPLET=$[3] DEBIAN=$[4] CPU=$[5]
set dummy `sh "$srcdir/deps/host/machines" "$build"` unknown
BUILD_ARCH=$[2]
CROSS=
if test "$ARCH" != "$BUILD_ARCH"; then
  CROSS=yes bp_package=`echo $TRIPLET | tr _ -` bp_prefix=$TRIPLET
  if test -n "$host_alias" && command -v "$host_alias-gcc" >/dev/null; then bp_prefix=$host_alias; fi
  for bp_default in CC=$bp_prefix-gcc CXX=$bp_prefix-g++; do
    bp_variable=${bp_default%%=*} bp_compiler=${bp_default[#]*=}
    eval "test -z \"\$$bp_variable\"" || continue
    command -v "$bp_compiler" >/dev/null ||
      AC_MSG_ERROR([there is no compiler $bp_compiler: ./bootstrap --host=$TRIPLET installs it (Debian: g++-$bp_package)])
    eval "$bp_variable=\$bp_compiler"
  done
  # What the other tools' names begin with.
  ac_tool_prefix=$TRIPLET-
fi
AC_SUBST([ARCH])
AC_SUBST([TRIPLET])
AC_SUBST([CPU])
AC_SUBST([BUILD_ARCH])
AC_SUBST([CROSS])
])
