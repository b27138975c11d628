# BP_HOST, after BP_CHECK_HOST and AC_CANONICAL_HOST: the machine that bpftrace is built for, this one or that of
# --host=SYSTEM. Sets ARCH, TRIPLET, DEBIAN and CPU as deps/host/machines names them, BUILD_ARCH (this machine's ARCH) and CROSS
# (yes or nothing); and, for another machine, CC and CXX where nobody said otherwise.
#
# Autoconf would take the compiler of this machine where there is no cross compiler, and would hold a cross build for a
# native one where the kernel starts foreign programs by qemu: so neither is left to it.
AC_DEFUN([BP_HOST], [
set dummy `sh "$srcdir/deps/host/machines" "$host"`
test $[#] = 6 || AC_MSG_ERROR([--host=${host_alias:-$host} is not supported: known are $bp_known])
ARCH=$[2] TRIPLET=$[3] DEBIAN=$[4] CPU=$[5]
set dummy `sh "$srcdir/deps/host/machines" "$build"` unknown
BUILD_ARCH=$[2]
CROSS=
if test "$ARCH" != "$BUILD_ARCH"; then
  CROSS=yes bp_package=`echo $TRIPLET | tr _ -`
  for bp_prefix in "$TRIPLET" "$host_alias"; do
    command -v "$bp_prefix-gcc" >/dev/null && bp_found=$bp_prefix
  done
  if test -z "$CC" && test -z "$bp_found"; then
    AC_MSG_ERROR([there is no compiler $TRIPLET-gcc: ./bootstrap --host=$TRIPLET installs it (Debian: g++-$bp_package)])
  fi
  : "${CC:=$bp_found-gcc}" "${CXX:=$bp_found-g++}"
  # What the other tools' names begin with.
  ac_tool_prefix=$TRIPLET-
fi
AC_SUBST([ARCH])
AC_SUBST([TRIPLET])
AC_SUBST([CPU])
AC_SUBST([BUILD_ARCH])
AC_SUBST([CROSS])
])
