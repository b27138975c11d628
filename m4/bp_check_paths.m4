# BP_CHECK_PATHS: refuses directories whose names make, PATH lists or CMake would break at.
# SPDX-License-Identifier: Apache-2.0
AC_DEFUN([BP_CHECK_PATHS], [
for bp_dir in "`pwd`" "`cd "$srcdir" && pwd`"; do
  case $bp_dir in
  *[[!-A-Za-z0-9_./+@%^,]]*)
    AC_MSG_ERROR([the directory '$bp_dir' has a character in its name that builds break at (a space, a colon, ...): move it]) ;;
  esac
done
])
