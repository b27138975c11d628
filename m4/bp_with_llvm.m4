# BP_WITH_LLVM: where LLVM and clang come from. Sets WITH_LLVM (distro, packages or source), LLVM_RELEASE (one of the train's),
# LLVM_CONFIG, and LLVM_NEEDS, the recipe that LLVM is made with: debian unpacks the packages, tblgen makes what generates
# LLVM's tables.
# SPDX-License-Identifier: Apache-2.0
AC_DEFUN([BP_WITH_LLVM], [
AC_ARG_WITH([llvm],
  [AS_HELP_STRING([--with-llvm=auto|distro|packages|source[[:RELEASE]]], [static archives of LLVM and clang: the distribution's,
    those of Debian's packages that the train names, unpacked into the build directory, or a build from source; auto takes the
    first that can be had. RELEASE is one of the train's, as distro:19; else the newest of the distribution's @<:@auto@:>@])],
  [], [with_llvm=auto])
bp_from=${with_llvm%%:*}
AS_CASE([$bp_from], [auto|distro|packages|source], [],
  [AC_MSG_ERROR([--with-llvm=$with_llvm is not auto, distro, packages or source])])
bp_releases=`bp_value LLVM_RELEASES`
bp_source_release=`bp_value LLVM_FROM_SOURCE || echo ${bp_releases%% *}`
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
bp_no_packages="the train $TRAIN names none for $ARCH" bp_packages_release= bp_unreachable=
for bp_release in $bp_releases; do
  test -z "$bp_packages_release" && bp_llvm_value $bp_release "debian_SOURCES_$ARCH" >/dev/null || continue
  bp_no_packages= bp_packages_release=$bp_release
done
# Elsewhere they can be put into the distfiles by hand: who does so says --with-llvm=packages.
sh "$srcdir/deps/host/suite-apt" --able 2>/dev/null || bp_unreachable="this machine is no Debian"
AC_MSG_RESULT([${bp_no_packages:-${bp_unreachable:-named by the train}}])

AS_CASE([$bp_from],
  [distro], [test -z "$bp_no_distro" || AC_MSG_ERROR([--with-llvm=$with_llvm: $bp_no_distro])],
  [packages], [test -z "$bp_no_packages" || AC_MSG_ERROR([--with-llvm=$with_llvm: $bp_no_packages])],
  [auto], [
    AS_IF([test -z "$bp_no_distro"], [bp_from=distro],
      [test -z "$bp_no_packages$bp_unreachable"], [bp_from=packages], [bp_from=source])])
WITH_LLVM=$bp_from
case $WITH_LLVM in
distro) LLVM_RELEASE=$bp_distro_release ;;
packages) LLVM_RELEASE=$bp_packages_release ;;
source) LLVM_RELEASE=$bp_source_release ;;
esac
if test "$WITH_LLVM" = source; then
  test "${bp_asked:-$bp_source_release}" = "$bp_source_release" ||
    AC_MSG_ERROR([--with-llvm=$with_llvm: from source it is LLVM $bp_source_release; leave out :$bp_asked])
  AC_MSG_NOTICE([LLVM and clang will be built from source: 46 minutes of two idle cores])
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
