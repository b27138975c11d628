# BP_LLD: the linker lld, which makes bpftrace smaller than GNU ld does. Sets LLD to its path, or to nothing.
# SPDX-License-Identifier: Apache-2.0
AC_DEFUN([BP_LLD], [
AC_PATH_PROGS([LLD], [ld.lld-${LLVM_VERSION%%.*} ld.lld])
AC_MSG_CHECKING([whether lld links for $ARCH, and knows folding and packed relocations])
bp_lld=no
if test -n "$LLD"; then
  echo 'int _start;' >conftest.c
  # lld 14 crashes at what it does not know, s390x say: the shell would tell.
  { ($CC -fPIC -c -o conftest.o conftest.c && "$LLD" -shared -o conftest.so conftest.o); } 2>/dev/null || LLD=
  rm -f conftest.c conftest.o conftest.so
fi
if test -n "$LLD"; then
  for bp_option in --icf= --keep-unique --pack-dyn-relocs= --use-android-relr-tags; do
    "$LLD" --help | grep -q -e "$bp_option" || LLD=
    test -n "$LLD" || break
  done
  test -z "$LLD" || bp_lld=yes
fi
AC_MSG_RESULT([$bp_lld])
test -n "$LLD" || AC_MSG_NOTICE([without lld bpftrace is linked by GNU ld: a third larger, and slower to start])
])
