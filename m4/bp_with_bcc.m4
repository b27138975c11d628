# BP_WITH_BCC, after BP_WITH_LLVM: where libbcc_bpf.a comes from. Sets WITH_BCC (distro or source), BCC_ARCHIVE and BCC_INCLUDEDIR.
AC_DEFUN([BP_WITH_BCC], [
AC_ARG_WITH([bcc],
  [AS_HELP_STRING([--with-bcc=auto|distro|source], [the distribution's libbcc_bpf.a, or a build from source @<:@auto@:>@])],
  [], [with_bcc=auto])
AC_MSG_CHECKING([for libbcc_bpf.a and its headers])
BCC_ARCHIVE= BCC_INCLUDEDIR= bp_bcc=no
if test -n "$CROSS"; then
  test -z "$bp_packages" || bp_bcc=$bp_packages
else
  BCC_ARCHIVE=`$CC -print-file-name=libbcc_bpf.a`
  for bp_dir in /usr/include /usr/local/include; do
    test -f "$bp_dir/bcc/bcc_syms.h" && BCC_INCLUDEDIR=$bp_dir
  done
  test -f "$BCC_ARCHIVE" && test -n "$BCC_INCLUDEDIR" && bp_bcc=$BCC_ARCHIVE
fi
AC_MSG_RESULT([$bp_bcc])
case $with_bcc,$bp_bcc in
distro,no) AC_MSG_ERROR([--with-bcc=distro: there is no libbcc_bpf.a with bcc/bcc_syms.h]) ;;
source,* | auto,no) WITH_BCC=source ;;
auto,* | distro,*) WITH_BCC=distro ;;
*) AC_MSG_ERROR([--with-bcc=$with_bcc is not auto, distro or source]) ;;
esac
# The recipes that unpack the packages of another machine, and that make what generates LLVM's tables.
FOREIGN=
case $CROSS,$WITH_LLVM,$WITH_BCC in yes,*distro*) FOREIGN=debian ;; esac
case $CROSS,$WITH_LLVM in yes,source) FOREIGN="$FOREIGN tblgen" ;; esac
AC_SUBST([FOREIGN])
AC_SUBST([WITH_BCC])
AC_SUBST([BCC_ARCHIVE])
AC_SUBST([BCC_INCLUDEDIR])
])
