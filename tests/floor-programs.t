#!/bin/sh
# Programs built at the floor run under this host's glibc and under Debian 11's (2.31), and pass the audit.
. "${0%/*}/functions.sh"
cd "$WORK"
export FLOOR_TEST=yes
have_old=yes
old_glibc || have_old=no

# runs NAME FILE ARGUMENT...: here and there, with "ok" as the whole output.
runs() {
    name=$1 file=$2
    shift 2
    is "$name: under this glibc" "$(timeout 60 "./$file" "$@" 2>&1)" ok
    if [ $have_old = yes ]; then
        is "$name: under glibc 2.31" "$(under_old_glibc "./$file" "$@" 2>&1)" ok
    else
        skip "$name: under glibc 2.31" "$OLD_REASON"
    fi
    is "$name: audit" "$(status "$BUILD/auditor/linkaudit" check -t "$release" "$file")" 0
}

# Relative relocations that the program itself applies, where there is a linker that packs them so.
packed=
if [ "$ARCH" = x86_64 ] && command -v ld.lld >/dev/null; then
    packed="-fuse-ld=lld -Wl,-z,relro,-z,now,--pack-dyn-relocs=relr,--use-android-relr-tags,-e,_start_packed"
else
    skip "packed relocations" "they take ld.lld and x86_64"
fi
for release in 2.17 $TARGET_GLIBC 2.28; do
    floor=$WORK/$release
    "$BUILD/glibc-floor" --target-glibc="$release" --cc="$CC" --cxx="$CXX" "$floor"
    ok "$release: a library" "$floor/bin/c++" -std=c++17 -O1 -shared -fPIC -o library.so "$TOP/tests/floor/library.cc"
    for source in "$TOP"/tests/floor/*.c "$TOP"/tests/floor/*.cc; do
        program=$(basename "${source%.*}")
        case $source in */library.cc) continue ;; *.c) compile="$floor/bin/cc" ;; *) compile="$floor/bin/c++ -std=c++17" ;; esac
        for kind in "-fPIE -pie" "-fno-pie -no-pie" ${packed:+"-fPIE -pie $packed"}; do
            # The loader would call its .preinit_array before it is relocated.
            case $program$kind in order*-relr*) continue ;; esac
            # shellcheck disable=SC2086  # lists of words
            ok "$release $program $kind: compiles" $compile -O1 -Wall $kind -o "$program" "$source"
            case $program in
            dlopen) runs "$release $program $kind" dlopen ./library.so ;;
            *) runs "$release $program $kind" "$program" ;;
            esac
        done
    done
done

is "-static is refused" "$(status "$WORK/2.17/bin/cc" -static -o x "$TOP/tests/floor/posix.c")" 1
ok "... with the reason" grep -q 'no static glibc' out
echo '#include <features.h>
#if __GLIBC_PREREQ(2, 18) || !__GLIBC_PREREQ(2, 17)
#error wrong
#endif' >prereq.c
ok "__GLIBC_PREREQ tells the truth" "$WORK/2.17/bin/cc" -c prereq.c
finish
