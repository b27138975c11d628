# BP_HOST_TOOLS: lists all missing tools at once, each with its package on this distribution.
# SPDX-License-Identifier: Apache-2.0
AC_DEFUN([BP_HOST_TOOLS], [
for bp_compiler in "$CC" "$CXX"; do
  set dummy $bp_compiler
  if test -n "$[2]" && ! command -v "$[2]" >/dev/null; then
    AC_MSG_ERROR([there is no compiler '$bp_compiler' (from CC or CXX)])
  fi
done
AC_MSG_CHECKING([for the tools that the build runs])
bp_missing=`TRAIN=$TRAIN CC="$CC" sh "$srcdir/deps/host/tools" missing build`
if test -n "$bp_missing"; then
  AC_MSG_RESULT([some are missing])
  echo "$bp_missing" | awk '{ printf "  %-24s %s\n", $[1], ($[2] == "-" ? "" : "in the package " $[2]) }' >&2
  bp_arguments=
  test "$with_bpftrace" = auto || bp_arguments=" --with-bpftrace=$TRAIN"
  AC_MSG_ERROR([install the above (./bootstrap$bp_arguments does it) and run configure again])
fi
AC_MSG_RESULT([all there])
])
