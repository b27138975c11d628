# BP_TRAIN: --with-bpftrace=TRAIN picks the train, by its name or by the version of its bpftrace. Sets TRAIN, BPFTRACE_VERSION
# and LLVM_VERSION. It reads DISTFILES.
# SPDX-License-Identifier: Apache-2.0
AC_DEFUN([BP_TRAIN], [
AC_ARG_WITH([bpftrace],
  [AS_HELP_STRING([--with-bpftrace=TRAIN], [which bpftrace to build: ]m4_esyscmd_s([sh deps/trains/train help])[; each is a
    train: a bpftrace with the libraries that it takes; its full version names it too. auto takes the newest one for old
    kernels whose source can be had now @<:@auto@:>@])],
  [], [with_bpftrace=auto])
bp_trains=`sh "$srcdir/deps/trains/train" help`
bp_value() { sh "$srcdir/deps/trains/train" value "$TRAIN" "$[1]"; }
AC_MSG_CHECKING([which bpftrace to build])
bp_why="as asked for"
AS_IF([test "$with_bpftrace" = auto], [
  # Decided once: config.status --recheck must not change what is built, whatever the network does.
  TRAIN=`sed -n 's/^TRAIN := //p' config.mk 2>/dev/null`
  bp_why="as before in this build directory"
  AS_IF([test -z "$TRAIN" || ! bp_value bpftrace_VERSION >/dev/null], [
    bp_why=`sh "$srcdir/deps/trains/train" auto "$DISTFILES"`
    TRAIN=${bp_why%% *}
    bp_why=${bp_why#* }
  ])
  bp_why="$bp_why; --with-bpftrace=TRAIN asks for another"
], [TRAIN=`sh "$srcdir/deps/trains/train" find "$with_bpftrace"` ||
  AC_MSG_ERROR([there is no train for bpftrace $with_bpftrace, only $bp_trains])])
BPFTRACE_VERSION=`bp_value bpftrace_VERSION`
LLVM_VERSION=`bp_value llvm_VERSION`
AC_MSG_RESULT([$BPFTRACE_VERSION ($bp_why)])
# What auto takes can be had: it has looked.
AS_IF([test "$with_bpftrace" != auto], [
  bp_offered=`sh "$srcdir/deps/trains/train" offered "$TRAIN" "$DISTFILES"` ||
    AC_MSG_WARN([$bp_offered, and its tarball is not in $DISTFILES: make would stop there. make fetch says what to put there])
])
AC_SUBST([TRAIN])
AC_SUBST([BPFTRACE_VERSION])
])
