# BP_CHECK_ARGUMENTS: refuses what Autoconf takes without a word and nothing reads: --target=, which is for compilers, and an
# option without its dashes, which Autoconf takes for a variable.
# SPDX-License-Identifier: Apache-2.0
AC_DEFUN([BP_CHECK_ARGUMENTS], [
test -z "$target_alias" || AC_MSG_ERROR([--target= is for compilers: for another machine say --host=$target_alias, for an older glibc --target-glibc=RELEASE])
eval "set dummy $ac_configure_args"
for bp_arg
do
  case $bp_arg in
  # Variables that are read have capitals, or are Autoconf's own. What has dashes was looked at by Autoconf.
  -* | *_cv_* | *_alias=* | [[A-Z_]]*=*) ;;
  glibc=* | target_glibc=*) AC_MSG_ERROR([$bp_arg is no option: it is --target-glibc=${bp_arg[#]*=}]) ;;
  host=*) AC_MSG_ERROR([$bp_arg is no option: it is --$bp_arg]) ;;
  *=*) AC_MSG_ERROR([$bp_arg is no option, and no variable that is read: ./configure --help has both]) ;;
  esac
done
])
