# BP_WITH_LLVM: where LLVM and clang come from. Sets WITH_LLVM (distro, packages or source), LLVM_RELEASE (one of the train's),
# LLVM_CONFIG, and LLVM_NEEDS, the recipe that LLVM is made with: debian unpacks the packages, tblgen makes what generates
# LLVM's tables.
# SPDX-License-Identifier: Apache-2.0
AC_DEFUN([BP_WITH_LLVM], [
AC_ARG_WITH([llvm],
  [AS_HELP_STRING([--with-llvm=auto|distro|packages|source[[:RELEASE]]], [static archives of LLVM and clang: the distribution's,
    those of Debian's packages that the train names, unpacked into the build directory, or a build from source; auto takes the
    first that can be had. distro:19 asks for one release of LLVM; without it distro takes the newest @<:@auto@:>@])],
  [], [with_llvm=auto])
bp_from=${with_llvm%%:*}
AS_CASE([$bp_from], [auto|distro|packages|source], [],
  [AC_MSG_ERROR([--with-llvm=$with_llvm is not auto, distro, packages or source])])
bp_releases=`bp_value LLVM_RELEASES`
bp_asked= bp_source_release=`bp_value LLVM_FROM_SOURCE || echo ${bp_releases%% *}`
AS_CASE([$with_llvm], [*:*], [
  bp_asked=${with_llvm#*:}
  bp_known=`echo $bp_releases | sed 's/ / or /g'`
  AS_CASE([" $bp_releases "], [*" $bp_asked "*], [bp_releases=$bp_asked],
    [AC_MSG_ERROR([--with-llvm=$with_llvm: bpftrace $TRAIN is built with LLVM $bp_known])])])
# What LLVM_RELEASE stands for in the train.
bp_llvm_value() { LLVM_RELEASE=$[1] bp_value "$[2]"; }

AC_MSG_CHECKING([for the distribution's static archives of LLVM and clang])
bp_no_distro= bp_distro_release= bp_llvm_libdir=
if test -n "$CROSS"; then
  bp_no_distro="the distribution's are for $BUILD_ARCH"
else
  for bp_release in `printf '%s\n' $bp_releases | sort -rn`; do
    if bp_found=`LLVM_CONFIG=$LLVM_CONFIG sh "$srcdir/deps/host/llvm" "\`bp_llvm_value $bp_release llvm_VERSION\`"`; then
      bp_no_distro= bp_distro_release=$bp_release
      LLVM_CONFIG=${bp_found%% *} bp_llvm_libdir=${bp_found#* }
      break
    fi
    bp_no_distro="${bp_no_distro:+$bp_no_distro; }$bp_found"
  done
fi
AC_MSG_RESULT([${bp_no_distro:-$bp_llvm_libdir}])

AC_MSG_CHECKING([for Debian's packages of them for $DEBIAN])
bp_no_packages="of LLVM `echo $bp_releases | sed 's/ / or /g'` for $ARCH the train $TRAIN names none" bp_packages_release= bp_unreachable=
for bp_release in $bp_releases; do
  if bp_llvm_value $bp_release "debian_SOURCES_$ARCH" >/dev/null; then
    bp_no_packages= bp_packages_release=$bp_release
    break
  fi
done
# Elsewhere they can be put into the distfiles by hand: who does so says --with-llvm=packages.
sh "$srcdir/deps/host/suite-apt" --able 2>/dev/null || bp_unreachable="this machine is no Debian"
AC_MSG_RESULT([${bp_no_packages:-${bp_unreachable:-named by the train}}])

AS_IF([test "$bp_from" = auto], [
  AS_IF([test -z "$bp_no_distro"], [bp_from=distro],
    [test -z "$bp_no_packages$bp_unreachable"], [bp_from=packages], [bp_from=source])])
WITH_LLVM=$bp_from bp_why_not=
case $WITH_LLVM in
distro) LLVM_RELEASE=$bp_distro_release bp_why_not=$bp_no_distro ;;
packages) LLVM_RELEASE=$bp_packages_release bp_why_not=$bp_no_packages ;;
source)
  LLVM_RELEASE=$bp_source_release
  test "${bp_asked:-$LLVM_RELEASE}" = "$LLVM_RELEASE" || bp_why_not="from source it is LLVM $LLVM_RELEASE; leave out :$bp_asked" ;;
esac
test -z "$bp_why_not" || AC_MSG_ERROR([--with-llvm=$with_llvm: $bp_why_not])
if test "$WITH_LLVM" = source; then
  AC_MSG_NOTICE([LLVM and clang will be built from source: 52 minutes on two slow cores])
  test -z "`sh "$srcdir/deps/host/tools" missing source`" || AC_MSG_ERROR([building LLVM takes python3: ./bootstrap installs it])
fi
case $WITH_LLVM,$CROSS in
packages,*) LLVM_NEEDS=debian ;;
source,yes) LLVM_NEEDS=tblgen ;;
*) LLVM_NEEDS= ;;
esac
LLVM_CONFIG=${LLVM_CONFIG:-none}
AC_SUBST([WITH_LLVM])
AC_SUBST([LLVM_RELEASE])
AC_SUBST([LLVM_NEEDS])
AC_SUBST([LLVM_CONFIG])
])
