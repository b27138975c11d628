# BP_DIRECTORY(OPTION, VALUE, VARIABLE): sets VARIABLE to the absolute name of a directory that is there or can be made.
# SPDX-License-Identifier: Apache-2.0
AC_DEFUN([BP_DIRECTORY], [
AS_CASE([$2], [yes|no|''], [AC_MSG_ERROR([--with-$1 wants a directory])])
case $2 in
/*) $3=$2 ;;
*) $3=`pwd`/$2 ;;
esac
AS_CASE([$$3], [*[[!-A-Za-z0-9_./+@%^,]]*], [AC_MSG_ERROR([--with-$1=$$3: builds break at such a name])])
bp_above=$$3
while test ! -e "$bp_above"; do bp_above=`AS_DIRNAME(["$bp_above"])`; done
test -d "$bp_above" || AC_MSG_ERROR([--with-$1=$$3: $bp_above is not a directory])
test -d "$$3" || test -w "$bp_above" || AC_MSG_ERROR([--with-$1=$$3: it is not there, and can't be made in $bp_above])
AC_SUBST([$3])
])
