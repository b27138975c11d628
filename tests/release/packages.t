#!/bin/sh
# The packages: what they declare, and that they install, upgrade, replace the distribution's and go again, in roots of their own.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/dist.sh"
[ "$HOST_ARCH" = "$BUILD_ARCH" ] || skip_all "the packages are for $HOST_ARCH, and are not installed here"
small_release
cd "$WORK"
version=$BPFTRACE_VERSION-$("$TOP/dist/version")

# --- deb -------------------------------------------------------------------------------------------
# root NAME LIBC: a root whose dpkg knows a libc6 of that version, and nothing else.
root() {
    mkdir -p "$1/var/lib/dpkg/info" "$1/var/lib/dpkg/updates"
    printf '%s\n' 'Package: libc6' 'Status: install ok installed' 'Maintainer: nobody <nobody@localhost>' 'Architecture: amd64' \
        "Version: $2" 'Description: a stand-in' >"$1/var/lib/dpkg/status"
    : >"$1/var/lib/dpkg/info/libc6.list"
    : >"$1/var/lib/dpkg/info/libc6.md5sums"
}
# dpkg looks for ldconfig in the PATH, which a user's does not have.
in_root() { root=$1; shift; PATH=$PATH:/usr/sbin:/sbin dpkg --root="$root" --force-not-root --force-script-chrootless --log=/dev/null "$@"; }
# files ROOT: what is installed there.
files() { find "$1" -path "$1/var/lib/dpkg" -prune -o ! -type d -printf '%P\n' | sort; }
# theirs NAME VERSION FILE: a package of somebody else's.
theirs() {
    mkdir -p "theirs-$1/DEBIAN" "theirs-$1/usr/bin"
    echo theirs >"theirs-$1/usr/bin/$3"
    printf '%s\n' "Package: $1" "Version: $2" 'Architecture: amd64' 'Maintainer: nobody <nobody@localhost>' 'Description: theirs' >"theirs-$1/DEBIAN/control"
    dpkg-deb --root-owner-group -b "theirs-$1" "$1.deb" >/dev/null
}
debs() {
    deb=$RELEASE/bpftrace-portable_${version}_amd64.deb
    is "deb: it depends on libc6 alone" "$(dpkg-deb -f "$deb" Depends Pre-Depends Recommends Suggests)" "Depends: libc6 (>= $TARGET_GLIBC)"
    is "deb: it stands for the distribution's" \
        "$(dpkg-deb -f "$deb" Provides Conflicts Replaces | sort | tr '\n' ' ')" "Conflicts: bpftrace Provides: bpftrace (= $version) Replaces: bpftrace "
    is "deb: who packed it" "$(dpkg-deb -f "$deb" Maintainer)" "A Person <person@example.org>"
    is "deb: all is root's" "$(dpkg-deb -c "$deb" | awk '{ print $2 }' | sort -u)" "root/root"
    not_ok "deb: it runs no script" sh -c "dpkg-deb -I '$deb' | grep -E 'preinst|postinst|prerm|postrm'"
    for package in linkaudit glibc-floor; do
        is "deb: $package" "$(dpkg-deb -f "$RELEASE/$package"_*.deb Depends)" "libc6 (>= $TARGET_GLIBC)"
    done

    root old "${TARGET_GLIBC%.*}.$((${TARGET_GLIBC#*.} - 1))-1"
    is "deb: an older glibc refuses it" "$(status in_root old -i "$deb")" 1
    ok "... and says why" grep -q "depends on libc6 (>= $TARGET_GLIBC)" out
    root new 99-1
    ok "deb: all three install" in_root new -i "$RELEASE"/*.deb
    is "... the programs of the archive" "$(sha256sum <new/usr/bin/bpftrace)" "$(sha256sum <"${RELEASE%/dist/*}/bpftrace")"
    is "... without a problem" "$(in_root new --audit)" ""
    is "... as their sums say" "$(in_root new --verify)" ""
    is "... a tool by the distribution's name for it" "$(PATH=$PWD/new/usr/bin:$PATH new/usr/sbin/opensnoop.bt --version)" "$(new/usr/bin/bpftrace --version)"
    ok "... linkaudit finds its policies there" new/usr/bin/linkaudit check -p debian-12 "$BUILD/bpftrace-aotrt"
    ok "... glibc-floor its files" sh -c "new/usr/bin/glibc-floor --target-glibc=$TARGET_GLIBC --cc='$CC' --cxx='$CXX' floor && floor/bin/cc -o hello '$TOP/tests/floor/programs/posix.c'"
    dpkg-deb -R "$deb" next && sed -i "s/^Version: .*/&.1/" next/DEBIAN/control && rm next/usr/share/bpftrace/tools/opensnoop.bt
    dpkg-deb --root-owner-group -b next next.deb >/dev/null
    ok "deb: it upgrades" in_root new -i next.deb
    not_ok "... what the next has not goes" [ -e new/usr/share/bpftrace/tools/opensnoop.bt ]
    ok "deb: all purge" in_root new --purge bpftrace-portable linkaudit glibc-floor
    is "... and leave nothing" "$(files new)" ""

    theirs bpftrace 0.23.2-1 bpftrace
    root both 99-1
    in_root both -i bpftrace.deb >/dev/null
    ok "deb: beside the distribution's bpftrace it takes its place" in_root both -i "$deb"
    is "... which is gone" "$(in_root both -l bpftrace 2>/dev/null | awk '$2 == "bpftrace" && $1 != "un" { print $1 }')" ""
    is "... and the way back" "$(status in_root both -i bpftrace.deb)" 1
    in_root both --purge bpftrace-portable >/dev/null
    ok "... is after a purge" in_root both -i bpftrace.deb
    if command -v lintian >/dev/null; then
        lintian --fail-on error --tag-display-limit 0 "$RELEASE"/*.deb >lintian.log 2>&1 || :
        is "lintian has no error" "$(grep '^E:' lintian.log)" ""
        say "lintian's warnings: $(grep -c '^W:' lintian.log)"
    else
        skip lintian "it is not installed"
    fi
}
if command -v dpkg-deb >/dev/null; then debs; else skip "the .deb" "dpkg-deb is not installed"; fi

# --- rpm -------------------------------------------------------------------------------------------
in_rpm() { root=$WORK/$1; shift; rpm --root "$root" --dbpath /var/lib/rpm --nosignature "$@"; }
# stand_in NAME VERSION PROVIDES: an empty package.
stand_in() {
    printf '%s\n' "Name: $1" "Version: $2" 'Release: 1' 'Summary: a stand-in' 'License: none' "Provides: $3" '%description' 'None.' '%files' >"$1.spec"
    rpmbuild -bb --quiet --target x86_64-linux --define "_topdir $WORK/rpm" \
        --define "_rpmdir $WORK" --define '_build_name_fmt %{NAME}-%{VERSION}.rpm' "$1.spec" >"$1.log" 2>&1
}
rpms() {
    rpm=$RELEASE/bpftrace-portable-$version.x86_64.rpm
    is "rpm: it needs glibc alone" "$(rpm -qp --nosignature --requires "$rpm" | grep -v '^rpmlib(')" "glibc(x86-64) >= $TARGET_GLIBC"
    is "rpm: ... and of rpm what that of RHEL 7 has" "$(rpm -qp --nosignature --requires "$rpm" | sed -n 's/^rpmlib(\(.*\)) .*/\1/p' | sort | tr '\n' ' ')" "CompressedFileNames FileDigests PayloadFilesHavePrefix PayloadIsXz "
    is "rpm: it conflicts with the distribution's" "$(rpm -qp --nosignature --conflicts "$rpm")" bpftrace
    is "rpm: who packed it" "$(rpm -qp --nosignature --qf '%{PACKAGER}' "$rpm")" "A Person <person@example.org>"
    is "rpm: it names no machine" "$(rpm -qp --nosignature --qf '%{BUILDHOST}' "$rpm")" reproducible
    if [ "$(id -u)" != 0 ]; then
        skip "rpm: it installs" "rpm --root takes root"
        return
    fi
    mkdir -p rpm-new rpm-old
    stand_in glibc 99 'glibc(x86-64) = 99'
    stand_in bpftrace 0.23.2 'tracer'
    stand_in glibc 2.17 'glibc(x86-64) = 2.17'
    in_rpm rpm-old -i glibc-2.17.rpm 2>/dev/null
    is "rpm: an older glibc refuses it" "$(status in_rpm rpm-old -i "$rpm")" 1
    ok "... and says why" grep -q "glibc(x86-64) >= $TARGET_GLIBC is needed" out
    in_rpm rpm-new -i glibc-99.rpm bpftrace-0.23.2.rpm 2>/dev/null
    is "rpm: the distribution's bpftrace has to go first" "$(status in_rpm rpm-new -i "$rpm")" 1
    ok "... it says so" grep -q 'conflicts with' out
    in_rpm rpm-new -e bpftrace 2>/dev/null
    ok "rpm: all three install" in_rpm rpm-new -i "$RELEASE"/*.rpm
    is "... as their sums say" "$(in_rpm rpm-new -V --nodeps bpftrace-portable linkaudit glibc-floor 2>&1)" ""
    is "... the programs of the archive" "$(sha256sum <rpm-new/usr/bin/bpftrace)" "$(sha256sum <"${RELEASE%/dist/*}/bpftrace")"
    ok "rpm: it is replaced by itself" in_rpm rpm-new -U --force "$rpm"
    ok "rpm: all are erased" in_rpm rpm-new -e bpftrace-portable linkaudit glibc-floor
    is "... and leave nothing" "$(find rpm-new -path rpm-new/var -prune -o ! -type d -print)" ""
    is "... no directory of theirs either" "$(find rpm-new/usr -type d -name '*bpftrace*' -o -type d -name '*linkaudit*' -o -type d -name 'glibc-floor*')" ""
}
if command -v rpmbuild >/dev/null; then rpms; else skip "the .rpm" "rpmbuild is not installed"; fi

# --- archives --------------------------------------------------------------------------------------
for tool in linkaudit glibc-floor; do
    tar -xf "$RELEASE/$tool"-*.tar.xz
    ok "$tool runs unpacked" "$tool"-*/bin/$tool --version
done
linkaudit=$(ls -d linkaudit-*/bin/linkaudit)
ok "... linkaudit with its policies" "$linkaudit" check -p bpftrace-portable "$BUILD/bpftrace-aotrt"
is "linkaudit runs on the floor" "$("$BUILD/auditor/linkaudit" check -t "$TARGET_GLIBC" "$linkaudit" >/dev/null; echo $?)" 0

# --- completions -----------------------------------------------------------------------------------
"$BUILD/bpftrace" --help 2>&1 | sed -n '/^OPTIONS/,/^ENVIRONMENT/p' | grep -oE '^ +--?[A-Za-z-]+(, --[a-z-]+)?' | tr -d ' ' | tr ',' '\n' | sort >options
is "the help's options are $(wc -l <options)" "$(grep -c . options)" "$(sort -u options | wc -l)"
# offered WORD...: what bash offers for the last one, behind bpftrace.
cat >offered <<'END'
. "$0"
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_bpftrace
printf '%s\n' "${COMPREPLY[@]}"
END
offered() { bash -c "$(cat offered)" "$TOP/dist/completions/bpftrace.bash" "$BUILD/bpftrace" "$@"; }
is "bash offers those" "$(offered - | sort)" "$(cat options)"
is "... and the formats" "$(offered -f t)" text
is "... and files" "$(offered -o /etc/host | grep -x /etc/hosts)" /etc/hosts
is "... and directories" "$(offered -I /et)" /etc
is "... and processes" "$(offered -p $$ | grep -x $$)" $$
is "... and nothing for a program" "$(offered -e '')" ""
# What _arguments is asked for: *-f[output format]:FORMAT:(text json)
asked() { zsh -fc '_arguments() { print -rl -- "$@" }; words=("$1"); _bpftrace() { . "$2" }; _bpftrace "$@"' zsh "$BUILD/bpftrace" "$TOP/dist/completions/_bpftrace"; }
if command -v zsh >/dev/null; then
    asked >for-zsh
    is "zsh offers those" "$(sed -n 's/^\*\(-[^[]*\)\[.*/\1/p' for-zsh | sort)" "$(cat options)"
    ok "... and the formats" grep -qx '\*-f\[output format\]:FORMAT:(text json)' for-zsh
    ok "... and directories" grep -q '^\*-I\[.*\]:DIR:_files -/$' for-zsh
    ok "... and processes" grep -q '^\*-p\[.*\]:PID:_pids$' for-zsh
else
    skip "zsh" "it is not installed"
fi
finish
