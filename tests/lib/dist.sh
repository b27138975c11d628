# For the tests of dist/: build trees to pack, and a small release that they share.
# shellcheck shell=sh disable=SC2034  # what is set here is used by those who source it
# A release lists the sources of a checkout by git.
# SPDX-License-Identifier: Apache-2.0
[ ! -e "$TOP/.git" ] || requires git
name=bpftrace-$BPFTRACE_VERSION-$HOST_ARCH-glibc$TARGET_GLIBC
# The directory in its archive.
unpacked=bpftrace-$BPFTRACE_VERSION

# build_tree DIR: what make dist reads of a build tree, as copies, so that what stands in the real one stays.
build_tree() {
    mkdir -p "$1"
    cp "$BUILD/config.mk" "$BUILD/bpftrace" "$BUILD/bpftrace-aotrt" "$BUILD/bpftrace.verdict" "$BUILD/bpftrace.verdict.json" "$1/"
}
# small_tree DIR: the same, but bpftrace is bpftrace-aotrt: 44 MB pack slowly.
small_tree() {
    build_tree "$1"
    cp "$1/bpftrace-aotrt" "$1/bpftrace"
    (cd "$1" && "$TOP/dist/audit" "$BUILD/auditor/linkaudit" "$TARGET_GLIBC" bpftrace.verdict . bpftrace bpftrace-aotrt)
}
# pack: in a build tree, as make dist does.
pack() { MAKE=$MAKE "$TOP/dist/make-release" "$name" bpftrace.verdict "$TARGET_GLIBC" bpftrace bpftrace-aotrt; }

# small_release: sets RELEASE to the directory of a release of the small tree; it is made once for these sources and tools.
small_release() {
    key=$({
        cat "$TOP"/dist/* "$TOP"/dist/*/* "$TOP/configure.ac" "$BUILD/bpftrace-aotrt" "$BUILD/config.mk" 2>/dev/null || : # directories
        for tool in rpmbuild dpkg-deb asciidoctor; do command -v $tool || echo "no $tool"; done
    } | sha256sum | cut -c1-16)
    shared=$BUILD/check-tree/small-release-$key-$(id -u)
    mkdir -p "$BUILD/check-tree"
    exec 7>"$BUILD/check-tree/.small-release-lock"
    flock 7
    if [ ! -f "$shared/done" ]; then
        rm -rf "$BUILD"/check-tree/small-release-*
        small_tree "$shared" >"$WORK/small-release.log" 2>&1
        (cd "$shared" && export DEBFULLNAME="A Person" DEBEMAIL=person@example.org && pack) >"$WORK/small-release.log" 2>&1 || { say_file "$WORK/small-release.log"; exit 1; }
        touch "$shared/done"
    fi
    exec 7>&-
    RELEASE=$shared/dist/$name
}
