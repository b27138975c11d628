# BP_TRAIN: --with-bpftrace=TRAIN picks the train, by its name or by the version of its bpftrace. Sets TRAIN, BPFTRACE_VERSION
# and LLVM_VERSION.
# SPDX-License-Identifier: Apache-2.0
AC_DEFUN([BP_TRAIN], [
AC_ARG_WITH([bpftrace],
  [AS_HELP_STRING([--with-bpftrace=TRAIN], [which bpftrace to build: ]m4_esyscmd_s([sh deps/trains/train help])[; a train or its
    full version @<:@]m4_esyscmd_s([sh deps/trains/train default])[@:>@])],
  [], [with_bpftrace=`sh "$srcdir/deps/trains/train" default`])
bp_trains=`sh "$srcdir/deps/trains/train" help`
bp_value() { sh "$srcdir/deps/trains/train" value "$TRAIN" "$[1]"; }
TRAIN=`sh "$srcdir/deps/trains/train" find "$with_bpftrace"` ||
  AC_MSG_ERROR([there is no train for bpftrace $with_bpftrace, only $bp_trains])
BPFTRACE_VERSION=`bp_value bpftrace_VERSION`
LLVM_VERSION=`bp_value llvm_VERSION`
AC_SUBST([TRAIN])
AC_SUBST([BPFTRACE_VERSION])
])
