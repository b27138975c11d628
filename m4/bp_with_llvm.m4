# BP_WITH_LLVM: where LLVM and clang come from. Sets WITH_LLVM (distro, packages or source), LLVM_CONFIG, and LLVM_NEEDS, the
# recipe that LLVM is made with: debian unpacks the packages, tblgen makes what generates LLVM's tables.
# SPDX-License-Identifier: Apache-2.0
AC_DEFUN([BP_WITH_LLVM], [
AC_ARG_WITH([llvm],
  [AS_HELP_STRING([--with-llvm=auto|distro|packages|source], [static archives of LLVM and clang: the distribution's, those
    of Debian's packages that the train names, unpacked into the build directory, or a build from source; auto takes the
    first that can be had @<:@auto@:>@])],
  [], [with_llvm=auto])
AS_CASE([$with_llvm], [auto|distro|packages|source], [],
  [AC_MSG_ERROR([--with-llvm=$with_llvm is not auto, distro, packages or source])])
AS_IF([test -n "$CROSS"], [LLVM_CONFIG=none],
  [AC_PATH_PROGS([LLVM_CONFIG], [llvm-config-${LLVM_VERSION%%.*} llvm-config], [none])])

AC_MSG_CHECKING([for the distribution's static archives of LLVM $LLVM_VERSION and clang])
bp_no_distro= bp_llvm_libdir=
if test -n "$CROSS"; then
  bp_no_distro="the distribution's are for $BUILD_ARCH"
elif test "$LLVM_CONFIG" = none; then
  bp_no_distro="no llvm-config-${LLVM_VERSION%%.*}"
else
  bp_llvm_version=`"$LLVM_CONFIG" --version`
  bp_llvm_libdir=`"$LLVM_CONFIG" --libdir`
  # libclang.a is compiled from the train's source against these headers: they have to be of one release.
  test "$bp_llvm_version" = "$LLVM_VERSION" || bp_no_distro="LLVM $bp_llvm_version and not $LLVM_VERSION"
  for bp_lib in LLVMBPFCodeGen LLVMSupport clangAST clangSema; do
    test -f "$bp_llvm_libdir/lib$bp_lib.a" || bp_no_distro="no lib$bp_lib.a in $bp_llvm_libdir"
  done
fi
AC_MSG_RESULT([${bp_no_distro:-$bp_llvm_libdir}])

AC_MSG_CHECKING([for Debian's packages of them for $DEBIAN])
bp_no_packages= bp_unreachable=
bp_value "debian_SOURCES_$ARCH" >/dev/null || bp_no_packages="the train $TRAIN names none for $ARCH"
# Elsewhere they can be put into the distfiles by hand: who does so says --with-llvm=packages.
sh "$srcdir/deps/host/suite-apt" --able 2>/dev/null || bp_unreachable="this machine is no Debian"
AC_MSG_RESULT([${bp_no_packages:-${bp_unreachable:-named by the train}}])

case $with_llvm,$bp_no_distro,$bp_no_packages,$bp_unreachable in
distro,?*) AC_MSG_ERROR([--with-llvm=distro: $bp_no_distro]) ;;
packages,*,?*,*) AC_MSG_ERROR([--with-llvm=packages: $bp_no_packages]) ;;
distro,* | auto,,*) WITH_LLVM=distro ;;
packages,* | auto,*,,) WITH_LLVM=packages ;;
*) WITH_LLVM=source ;;
esac
if test "$WITH_LLVM" = source; then
  AC_MSG_NOTICE([LLVM and clang will be built from source: 46 minutes of two idle cores])
  test -z "`sh "$srcdir/deps/host/tools" missing source`" || AC_MSG_ERROR([building LLVM takes python3: ./bootstrap installs it])
fi
case $WITH_LLVM,$CROSS in
packages,*) LLVM_NEEDS=debian ;;
source,yes) LLVM_NEEDS=tblgen ;;
*) LLVM_NEEDS= ;;
esac
AC_SUBST([WITH_LLVM])
AC_SUBST([LLVM_NEEDS])
])
