# BP_TRAIN: --with-bpftrace=VERSION picks the train file. Sets TRAIN, BPFTRACE_VERSION and LLVM_VERSION.
AC_DEFUN([BP_TRAIN], [
bp_trains=
for bp_file in "$srcdir"/deps/trains/*.mk; do
  bp_trains="$bp_trains `sed -n 's/^bpftrace_VERSION := //p' "$bp_file"`"
done
AC_ARG_WITH([bpftrace],
  [AS_HELP_STRING([--with-bpftrace=VERSION], [which bpftrace to build @<:@the newest train in deps/trains@:>@])],
  [BPFTRACE_VERSION=$withval], [BPFTRACE_VERSION=`echo $bp_trains | tr ' ' '\n' | sort -V | tail -n 1`])
TRAIN=
for bp_file in "$srcdir"/deps/trains/*.mk; do
  if grep -qxF "bpftrace_VERSION := $BPFTRACE_VERSION" "$bp_file"; then
    TRAIN=`basename "$bp_file" .mk`
    LLVM_VERSION=`sed -n 's/^llvm_VERSION := //p' "$bp_file"`
  fi
done
test -n "$TRAIN" || AC_MSG_ERROR([there is no train for bpftrace $BPFTRACE_VERSION, only for:$bp_trains])
AC_SUBST([TRAIN])
AC_SUBST([BPFTRACE_VERSION])
])
