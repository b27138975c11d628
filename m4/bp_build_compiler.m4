# BP_BUILD_COMPILER: the compilers of linkaudit, glibc-floor and the tests' programs, which run during the build. Sets
# CC_FOR_BUILD, CXX_FOR_BUILD, CFLAGS_FOR_BUILD and LDFLAGS_FOR_BUILD: those of bpftrace, unless that is for another
# machine. After AC_PROG_CC.
# SPDX-License-Identifier: Apache-2.0
AC_DEFUN([BP_BUILD_COMPILER], [
AC_ARG_VAR([CC_FOR_BUILD], [compiler of the programs that run during the build @<:@CC, or gcc@:>@])
AC_ARG_VAR([CXX_FOR_BUILD], [the C++ compiler that goes with it @<:@CXX, or g++@:>@])
AC_ARG_VAR([CFLAGS_FOR_BUILD], [flags of CC_FOR_BUILD @<:@CFLAGS, or -O2 -g@:>@])
AC_ARG_VAR([LDFLAGS_FOR_BUILD], [flags of its links @<:@LDFLAGS, or none@:>@])
AC_MSG_CHECKING([what $CC makes programs for])
bp_made=`$CC -E -P "$srcdir/floor/probe/arch.h" 2>/dev/null | sed -n 's/^floor_arch "*\([[^"]]*\).*/\1/p'`
AC_MSG_RESULT([${bp_made:-can't tell}])
test "$bp_made" = "$ARCH" || AC_MSG_ERROR([CC=$CC makes programs for ${bp_made:-who knows what}, not for $ARCH])
AS_IF([test -n "$CROSS"], [
  AC_CHECK_PROGS([CC_FOR_BUILD], [gcc clang cc])
  AC_CHECK_PROGS([CXX_FOR_BUILD], [g++ clang++ c++])
  test -n "$CC_FOR_BUILD" || AC_MSG_ERROR([there is no compiler for this machine: name it with CC_FOR_BUILD=])
  : "${CFLAGS_FOR_BUILD=-O2 -g}"
], [
  : "${CC_FOR_BUILD=\$(CC)}" "${CXX_FOR_BUILD=\$(CXX)}" "${CFLAGS_FOR_BUILD=\$(CFLAGS)}" "${LDFLAGS_FOR_BUILD=\$(LDFLAGS)}"
])
])
