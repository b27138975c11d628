# BP_TARGET_GLIBC: the option --target-glibc=RELEASE. Sets TARGET_GLIBC.
#
# Autoconf takes every --target-* for the system type's or an unknown option. So before it looks, in
# the DEFAULTS diversion, the arguments are rewritten to --with-target-glibc=RELEASE, which is also
# what config.status --recheck then repeats.
# The releases of the help are those of the tables when configure is made.
# SPDX-License-Identifier: Apache-2.0
m4_define([BP_RELEASES], m4_esyscmd_s([sed -n 's/^R(\(.*\), \(.*\))$/2.\1 to 2.\2/p' abi/x86_64.abi]))
AC_DEFUN([BP_TARGET_GLIBC], [
m4_divert_text([DEFAULTS], [
bp_take_next=
for bp_arg
do
  shift
  if test -n "$bp_take_next"; then
    bp_arg=--with-target-glibc=$bp_arg bp_take_next=
  else
    case $bp_arg in
    --target-glibc=*) bp_arg=--with-target-glibc=${bp_arg[#]*=} ;;
    --target-glibc) bp_take_next=yes; continue ;;
    esac
  fi
  set x ${1+"$[@]"} "$bp_arg"
  shift
done
if test -n "$bp_take_next"; then
  set x ${1+"$[@]"} --with-target-glibc=
  shift
fi
])
AC_ARG_WITH([target-glibc],
  [AS_HELP_STRING([--target-glibc=RELEASE], [the oldest glibc that the result runs on,
    ]BP_RELEASES[ @<:@2.25, or the architecture's first@:>@])],
  [TARGET_GLIBC=$withval], [TARGET_GLIBC=])
bp_range=`sed -n 's/^R(\([[0-9]]*\), \([[0-9]]*\))$/\1 \2/p' "$srcdir/abi/$ARCH.abi"`
# An architecture may be younger than the release that is the default.
if test -z "${with_target_glibc+given}"; then
  TARGET_GLIBC=2.25
  test "${bp_range% *}" -le 25 || TARGET_GLIBC=2.${bp_range% *}
fi
bp_minor=`expr "x$TARGET_GLIBC" : 'x2\.\([[1-9]][[0-9]]*\)$'`
if test -z "$bp_minor" || test "$bp_minor" -lt "${bp_range% *}" || test "$bp_minor" -gt "${bp_range[#]* }"; then
  AC_MSG_ERROR([--target-glibc=$TARGET_GLIBC is not a release of glibc from 2.${bp_range% *} to 2.${bp_range[#]* }])
fi
AC_SUBST([TARGET_GLIBC])
AC_SUBST([GLIBC_RANGE], ["$bp_range"])
])
