# BP_WITH_LLVM: where LLVM and clang come from. Sets WITH_LLVM (distro or source) and LLVM_CONFIG.
AC_DEFUN([BP_WITH_LLVM], [
AC_ARG_WITH([llvm],
  [AS_HELP_STRING([--with-llvm=auto|distro|source], [the distribution's static archives of LLVM and clang, or a build
    from source; auto takes the first where they are complete @<:@auto@:>@])],
  [], [with_llvm=auto])
AS_CASE([$with_llvm], [auto|distro|source], [], [AC_MSG_ERROR([--with-llvm=$with_llvm is not auto, distro or source])])
AS_IF([test -n "$CROSS"], [LLVM_CONFIG=none],
  [AC_PATH_PROGS([LLVM_CONFIG], [llvm-config-${LLVM_VERSION%%.*} llvm-config], [none])])
# Of another machine's, those that the train names.
bp_packages=
if test -n "$CROSS" && grep -q "^debian_SOURCES_$ARCH :=" "$srcdir/deps/trains/$TRAIN.mk"; then
  bp_packages="Debian's packages for $DEBIAN"
fi
AC_MSG_CHECKING([for static archives of LLVM $LLVM_VERSION and clang])
bp_llvm_missing= bp_llvm_libdir=$bp_packages
if test -n "$CROSS"; then
  test -n "$bp_packages" || bp_llvm_missing="deps/trains/$TRAIN.mk names no packages of Debian for $ARCH"
elif test "$LLVM_CONFIG" = none; then
  bp_llvm_missing="no llvm-config-${LLVM_VERSION%%.*}"
else
  bp_llvm_version=`"$LLVM_CONFIG" --version`
  bp_llvm_libdir=`"$LLVM_CONFIG" --libdir`
  # libclang.a is compiled from the train's source against these headers: they have to be of one release.
  test "$bp_llvm_version" = "$LLVM_VERSION" || bp_llvm_missing="LLVM $bp_llvm_version and not $LLVM_VERSION"
  for bp_lib in LLVMBPFCodeGen LLVMSupport clangAST clangSema; do
    test -f "$bp_llvm_libdir/lib$bp_lib.a" || bp_llvm_missing="no lib$bp_lib.a in $bp_llvm_libdir"
  done
fi
AC_MSG_RESULT([${bp_llvm_missing:-$bp_llvm_libdir}])
case $with_llvm,$bp_llvm_missing in
source,*) WITH_LLVM=source ;;
*,) WITH_LLVM=distro ;;
distro,*) AC_MSG_ERROR([--with-llvm=distro: $bp_llvm_missing]) ;;
*) WITH_LLVM=source ;;
esac
if test "$WITH_LLVM" = source; then
  AC_MSG_NOTICE([LLVM and clang will be built from source: 46 minutes of two idle cores])
  test -z "`sh "$srcdir/deps/host/tools" missing source`" || AC_MSG_ERROR([building LLVM takes python3: ./bootstrap installs it])
fi
AC_SUBST([WITH_LLVM])
])
