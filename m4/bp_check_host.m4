# BP_CHECK_HOST: refuses a --host=SYSTEM that deps/host/machines doesn't know, before config.sub says so in its own words.
# SPDX-License-Identifier: Apache-2.0
AC_DEFUN([BP_CHECK_HOST], [
bp_known=`sh "$srcdir/deps/host/machines" list`
test -z "$host_alias" || sh "$srcdir/deps/host/machines" "$host_alias" >/dev/null ||
  AC_MSG_ERROR([--host=$host_alias is not supported: known are $bp_known])
])
