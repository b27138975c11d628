# BP_WITH_LAUNCHER: who gets each compilation: ccache, sccache, distcc or icecc. Sets LAUNCHER to its path, or to nothing.
#
# CC="ccache gcc" says the same, and is taken apart: what is built is the same with a launcher and without.
# SPDX-License-Identifier: Apache-2.0
AC_DEFUN([BP_WITH_LAUNCHER], [
AC_ARG_WITH([launcher],
  [AS_HELP_STRING([--with-launcher=ccache|sccache|distcc|icecc], [hand each compilation to it; or its path @<:@no@:>@])],
  [], [with_launcher=no])
for bp_variable in CC CXX; do
  eval "set dummy \$$bp_variable"
  case $[2] in
  ccache|sccache|distcc|icecc|*/ccache|*/sccache|*/distcc|*/icecc)
    test "$with_launcher" != no || with_launcher=$[2]
    shift 2
    eval "$bp_variable=\$[*]" ;;
  esac
done
case $with_launcher in
no) LAUNCHER= ;;
ccache|sccache|distcc|icecc|/*/ccache|/*/sccache|/*/distcc|/*/icecc)
  LAUNCHER=`command -v "$with_launcher"` ||
    AC_MSG_ERROR([--with-launcher=$with_launcher: it is not installed; the package is ${with_launcher[##]*/} on most distributions]) ;;
*) AC_MSG_ERROR([--with-launcher=$with_launcher is not ccache, sccache, distcc or icecc, nor the absolute path of one]) ;;
esac
AC_SUBST([LAUNCHER])
])
