#!/bin/sh
# linkaudit's search for libraries: a rule of glibc's loader each, beside the loader itself where it can be asked.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires readelf ldd
unset LD_LIBRARY_PATH LD_PRELOAD LD_BIND_NOW
cd "$WORK"
objects=$(find "$BUILD/auditor/objects" -name '*.o' ! -name main.o)
ok "the auditor's objects make a program for the test" \
    $CC -std=c11 -iquote "$TOP/auditor" -iquote "$TOP" -o closure "$TOP/tests/auditor/closure.c" $objects

# --- making ----------------------------------------------------------------------------------------
# calling NAME CALLS: that function, which calls those and returns the sum.
calling() {
    sum=0
    for call in $2; do
        echo "int $call(void);"
        sum="$sum + $call()"
    done
    echo "int $1(void) { return $sum; }"
}
# lib FILE.so CALLS [FLAG...]: a library of that soname, with the function of that name.
lib() {
    file=$1 name=$(basename "$1" .so) calls=$2
    shift 2
    mkdir -p "$(dirname "$file")"
    calling "$name" "$calls" | $CC -fPIC -shared -Wl,-soname,"$name.so",--allow-shlib-undefined -o "$file" \
        -x c - -x none -Wl,--no-as-needed "$@"
}
# program FILE CALLS [FLAG...]
program() {
    file=$1 calls=$2
    shift 2
    mkdir -p "$(dirname "$file")"
    calling main "$calls" | $CC -Wl,--allow-shlib-undefined -o "$file" -x c - -x none -Wl,--no-as-needed "$@"
}
rpath() { echo "-Wl,--disable-new-dtags,-rpath,$1"; }
runpath() { echo "-Wl,--enable-new-dtags,-rpath,$1"; }

# --- asking ----------------------------------------------------------------------------------------
# look SYSROOT FILE: the closure and its findings in found, the exit status in judged.
look() {
    judged=0
    ./closure "$1" "$2" >found 2>&1 || judged=$?
}
# path_of NAME: where it was found. step PATH: what became of a path considered.
path_of() { sed -n "s|^  $1  \\(/[^ ]*\\)  .*|\\1|p" found; }
step() { sed -n "s|^      $1  ||p" found; }
# The libraries' paths in the order of loading, and then those that are missing; ours and the loader's.
ours() {
    sed -n 's|^  [^ ]*  \(/[^ ]*\)  .*|\1|p' "$1"
    sed -n 's|^  \([^ ]*\)  not found.*|\1 missing|p' "$1"
}
theirs() {
    # Newer loaders name themselves first, also where libc, which needs them, is missing.
    sed -n 's|^\t\([^ ]* => \)\{0,1\}\(/[^ ]*\) (.*|\2|p' "$1" |
        if grep -q 'libc\.so\.6 => not found' "$1"; then grep -v '/ld[^/]*$' || :; else cat; fi
    sed -n 's|^\t\([^ ]*\) => not found|\1 missing|p' "$1" | uniq
}
same_lists() {
    ours found >list.ours
    theirs trace >list.theirs
    diff list.ours list.theirs
}
# agrees LABEL PROGRAM: the libraries are those that the loader says it would load.
agrees() {
    look / "$2"
    LD_TRACE_LOADED_OBJECTS=1 "$2" >trace 2>&1 || :
    ok "$1: the loader agrees" same_lists
}
# starts LABEL PROGRAM: no finding, and the loader starts it. stops LABEL PROGRAM FINDING: neither.
starts() {
    agrees "$1" "$2"
    is "$1: passes, and runs" "$judged $(LD_BIND_NOW=1 status "$2")" "0 0"
}
stops() {
    agrees "$1" "$2"
    ok "$1: $3" grep -q "^finding $3" found
    is "$1: fails, and does not run" "$judged $(LD_BIND_NOW=1 "$2" >run.out 2>&1 && echo 0 || echo 1)" "1 1"
}

# --- DT_RPATH and DT_RUNPATH --------------------------------------------------------------------------
lib inherit/deep/two.so ''
lib inherit/one.so two inherit/deep/two.so
program inherit/rpath one inherit/one.so "$(rpath "$WORK/inherit:$WORK/inherit/deep")"
starts "a library's needs are looked for in the program's DT_RPATH" "$WORK/inherit/rpath"
program inherit/runpath one inherit/one.so "$(runpath "$WORK/inherit:$WORK/inherit/deep")"
stops "but not in its DT_RUNPATH" "$WORK/inherit/runpath" missing-library
lib inherit/own/one.so two inherit/deep/two.so "$(runpath "$WORK/elsewhere")"
program inherit/ignored one inherit/own/one.so "$(rpath "$WORK/inherit/own:$WORK/inherit/deep")"
stops "a library with a DT_RUNPATH has no use for its loader's DT_RPATH" "$WORK/inherit/ignored" missing-library
lib between/three/three.so ''
lib between/two.so three between/three/three.so
lib between/one.so two between/two.so "$(runpath "$WORK/between")"
program between/program one between/one.so "$(rpath "$WORK/between:$WORK/between/three")"
starts "an ancestor with a DT_RUNPATH does not hide the DT_RPATH of the next" "$WORK/between/program"
lib order/a/same.so ''
lib order/b/same.so ''
program order/program same order/b/same.so "$(rpath "$WORK/order/a:$WORK/order/b")"
starts "the first directory wins" "$WORK/order/program"
is "the first directory wins: it is a" "$(path_of same.so)" "$WORK/order/a/same.so"

# --- tokens ------------------------------------------------------------------------------------------
lib origin/lib/one.so ''
program origin/bin/program one origin/lib/one.so "$(runpath '$ORIGIN/../lib')"
starts "\$ORIGIN" "$WORK/origin/bin/program"
mkdir -p origin/elsewhere
ln -s ../bin/program origin/elsewhere/program
starts "\$ORIGIN of a symlinked program is the program's, not the symlink's" "$WORK/origin/elsewhere/program"
lib braces/lib/one.so ''
program braces/program one braces/lib/one.so "$(runpath '${ORIGIN}/lib')"
starts "\${ORIGIN}" "$WORK/braces/program"
program braces/longer one braces/lib/one.so "$(runpath '$ORIGINAL/lib')"
stops "\$ORIGINAL is no token" "$WORK/braces/longer" missing-library
libdir=$(dirname "$(ldd closure | sed -n 's/.*libc\.so\.6 => \([^ ]*\) .*/\1/p')")
# Debian's cache names /usr/lib/... since 2026; the loader's own directories, and $LIB, still begin with /lib.
if [ "$(readlink -f "$libdir")" = "$(readlink -f "${libdir#/usr}")" ]; then libdir=${libdir#/usr}; fi
mkdir -p "token$libdir"
lib "token/${libdir#/}/one.so" ''
program token/program one "token/${libdir#/}/one.so" "$(runpath "$WORK/token/\$LIB")"
starts "\$LIB" "$WORK/token/program"
lib link/real/two.so ''
lib link/real/one.so two link/real/two.so "-Wl,--enable-new-dtags,-rpath,\$ORIGIN"
mkdir -p link/seen
ln -s ../real/one.so link/seen/one.so
program link/program one link/seen/one.so "$(runpath "$WORK/link/seen")"
stops "\$ORIGIN of a library is where it was found, symlink or not" "$WORK/link/program" missing-library

# --- names -------------------------------------------------------------------------------------------
$CC -fPIC -shared -o slash.so -x c - <<'C'
int slash(void) { return 0; }
C
program slash slash "$WORK/slash.so"
starts "a DT_NEEDED with a slash is a path" "$WORK/slash"
mkdir -p names/lib
$CC -fPIC -shared -Wl,-soname,'$ORIGIN/lib/one.so' -o names/one.so -x c - <<'C'
int one(void) { return 0; }
C
cp names/one.so names/lib/one.so
program names/program one names/one.so
starts "a token in a DT_NEEDED" "$WORK/names/program"
program names/nodefault '' -Wl,-z,nodefaultlib
stops "-z nodefaultlib leaves out the loader's own directories" "$WORK/names/nodefault" 'missing-library libc.so.6'
lib twice/a/one.so ''
mkdir -p twice/b
ln twice/a/one.so twice/b/other.so
printf 'int one(void);\nint two(void) { return one(); }\n' |
    $CC -fPIC -shared -Wl,-soname,two.so -o twice/two.so -x c - -x none -Wl,--no-as-needed "$WORK/twice/a/one.so"
cp twice/b/other.so twice/copy.so
program twice/program 'one two' twice/a/one.so twice/two.so "$(rpath "$WORK/twice/a:$WORK/twice")"
starts "a library already loaded under a soname is not looked for again" "$WORK/twice/program"
is "one soname, one library" "$(ours found | grep -c one.so)" 1
$CC -fPIC -shared -o twice/plain.so -x c - <<'C'
int plain(void) { return 0; }
C
ln twice/plain.so twice/b/plain.so
program twice/paths plain "$WORK/twice/plain.so" "$WORK/twice/b/plain.so"
starts "two paths of one file are one library" "$WORK/twice/paths"
is "one file, one library" "$(ours found | grep -c plain.so)" 1
lib cycle/b.so ''
lib cycle/a.so b cycle/b.so
lib cycle/b.so '' cycle/a.so
program cycle/program 'a b' cycle/a.so cycle/b.so "$(rpath "$WORK/cycle")"
starts "two libraries that need each other" "$WORK/cycle/program"

# --- what is passed over -------------------------------------------------------------------------------
lib class/right/one.so ''
program class/program one class/right/one.so "$(rpath "$WORK/class/wrong:$WORK/class/right")"
mkdir -p class/wrong machine/wrong text/wrong
if command -v yaml2obj-14 >/dev/null; then
    yaml() { # CLASS DATA MACHINE FILE: an ELF header is all that the loader looks at before it passes on
        printf -- '--- !ELF\nFileHeader:\n  Class: ELFCLASS%s\n  Data: ELFDATA2%s\n' "$1" "$2" >header.yaml
        printf '  Type: ET_DYN\n  Machine: EM_%s\n' "$3" >>header.yaml
        yaml2obj-14 -o "$4" header.yaml
    }
    yaml 32 LSB 386 class/wrong/one.so
    starts "a library of another class is passed over" "$WORK/class/program"
    is "another class: so it is shown" "$(step "$WORK/class/wrong/one.so")" \
        "DT_RPATH of $WORK/class/program: passed over: of another ELF class"
    case $BUILD_ARCH in aarch64) other=X86_64 ;; *) other=AARCH64 ;; esac
    yaml 64 LSB $other machine/wrong/one.so
    program machine/program one class/right/one.so "$(rpath "$WORK/machine/wrong:$WORK/class/right")"
    starts "a library for another machine is passed over" "$WORK/machine/program"
    is "another machine: so it is shown" "$(step "$WORK/machine/wrong/one.so")" \
        "DT_RPATH of $WORK/machine/program: passed over: for another machine"
    yaml 64 MSB PPC64 machine/wrong/one.so
    look / "$WORK/machine/program" # Debian's loader passes it over, by a patch of its own
    is "at the other byte order glibc stops" "$judged $(step "$WORK/machine/wrong/one.so" | sed 's/.*: //')" \
        "1 of the other byte order"
else
    skip "a library of another class, machine, byte order" "yaml2obj-14 is not installed"
fi
echo 'INPUT(one.so)' >text/wrong/one.so
program text/program one class/right/one.so "$(rpath "$WORK/text/wrong:$WORK/class/right")"
look / "$WORK/text/program"
not_ok "at what is no ELF file the loader stops" "$WORK/text/program"
is "no ELF file: fails" "$judged" 1
is "no ELF file: so it is shown" "$(step "$WORK/text/wrong/one.so" | sed 's/.*: //')" "not an ELF library"

# --- versions and symbols --------------------------------------------------------------------------------
versioned() { # DIRECTORY MAP: libv.so with f and g at the versions of the map
    mkdir -p "$1"
    printf '%s\n' "$2" >"$1/map"
    echo 'int f(void) { return 0; } int g(void) { return 0; }' |
        $CC -fPIC -shared -Wl,-soname,libv.so -Wl,--version-script="$1/map" -o "$1/libv.so" -x c -
}
versioned v/new 'V1 { f; }; V2 { g; } V1;'
program v/program 'f g' v/new/libv.so "$(rpath "$WORK/v/lib")"
mkdir -p v/lib
cp v/new/libv.so v/lib
starts "versions that the library has" "$WORK/v/program"
versioned v/old 'V1 { f; g; };'
cp v/old/libv.so v/lib
stops "a version that the library lacks" "$WORK/v/program" 'needed-version V2: '
versioned v/moved 'V1 { }; V2 { f; g; } V1;'
cp v/moved/libv.so v/lib
stops "a symbol at another version" "$WORK/v/program" "symbol f@V1: $WORK/v/lib/libv.so has it in another version"
versioned v/less 'V1 { f; }; V2 { } V1; OTHER { local: g; };'
cp v/less/libv.so v/lib
stops "a symbol that is gone" "$WORK/v/program" 'symbol g@V2: nothing that is loaded defines it'
echo 'int f(void) { return 0; } int g(void) { return 0; }' >plain.c
$CC -fPIC -shared -Wl,-soname,libv.so -o v/lib/libv.so plain.c -Wl,--no-as-needed
agrees "a library without versions satisfies any" "$WORK/v/program"
wanted=$(LD_BIND_NOW=1 "$WORK/v/program" >run.out 2>&1 && echo 0 || echo 1)
is "a library without versions: judged as the loader does" "$judged" "$wanted"
$CC -nostdlib -fPIC -shared -Wl,-soname,libv.so -o v/lib/libv.so plain.c
agrees "a library without any version table" "$WORK/v/program"
wanted=$(LD_BIND_NOW=1 "$WORK/v/program" >run.out 2>&1 && echo 0 || echo 1)
is "a library without any version table: fails, for some loaders stop" "$judged" 1
if [ "$wanted" = 0 ]; then ok "... this one takes it" [ "$(getconf GNU_LIBC_VERSION | cut -d. -f2)" -gt 36 ]; fi

# Unversioned references, and versions that are not the default.
mkdir -p u/plain u/lib
$CC -fPIC -shared -Wl,-soname,libv.so -o u/plain/libv.so plain.c
program u/program 'f g' u/plain/libv.so "$(rpath "$WORK/u/lib")"
cp v/new/libv.so u/lib
starts "an unversioned reference takes default versions" "$WORK/u/program"
hidden() { # MAP: f is compat@V1 or V2, not the default
    printf '%s\n' 'V1 { }; V2 { } V1; V3 { g; } V2;' >u/map
    printf '__asm__(".symver f_old, f@%s"); int f_old(void) { return 0; } int g(void) { return 0; }\n' "$1" |
        $CC -fPIC -shared -Wl,-soname,libv.so -Wl,--version-script=u/map -o u/lib/libv.so -x c -
}
hidden V1
starts "an unversioned reference takes the oldest version, default or not" "$WORK/u/program"
hidden V2
stops "but no later one that is not the default" "$WORK/u/program" "symbol f: $WORK/u/lib/libv.so has it in another"
echo 'int f(void) { return 0; }' | $CC -fPIC -shared -Wl,-soname,libv.so -o u/lib/libv.so -x c -
stops "an unversioned symbol that nothing has" "$WORK/u/program" 'symbol g: nothing that is loaded defines it'
echo 'int f(void); int g(void) __attribute__((weak)); int main(void) { return f() + (g ? g() : 0); }' |
    $CC -fPIE -pie -o u/weak -x c - -x none u/plain/libv.so "$(rpath "$WORK/u/lib")"
starts "a weak one may be missing" "$WORK/u/weak"
look / "$WORK/inherit/one.so"
is "a library alone is not judged for symbols of its program" "$(grep -c '^finding symbol' found)" 0

# --- inside a sysroot --------------------------------------------------------------------------------------
loader=$(readelf -lW closure | sed -n 's/.*interpreter: \(.*\)\]/\1/p')
# root DIRECTORY: a sysroot with this machine's glibc, and its own etc/ld.so.conf empty.
root() {
    mkdir -p "$1/etc" "$1$(dirname "$loader")" "$1$libdir" "$1/usr/bin"
    : >"$1/etc/ld.so.conf"
    cp -L "$loader" "$1$loader"
    cp -L "$libdir/libc.so.6" "$1$libdir/"
}
lib made/one.so ''
program made/program one made/one.so
program made/run one made/one.so "$(rpath /opt/a)" # /opt/a of the sysroot
root conf
cp made/program conf/usr/bin
mkdir -p conf/etc/ld.so.conf.d conf/opt/a conf/opt/b
echo 'include ld.so.conf.d/*.conf # relative to the file' >conf/etc/ld.so.conf
echo '/opt/a' >conf/etc/ld.so.conf.d/10.conf
printf '# a comment\n\n  /opt/b/ \n' >conf/etc/ld.so.conf.d/20.conf
echo '/opt/never' >conf/etc/ld.so.conf.d/30.txt
cp made/one.so conf/opt/b
look conf conf/usr/bin/program
is "etc/ld.so.conf and what it includes, without a cache" "$judged $(path_of one.so)" "1 /opt/b/one.so"
is "... is the one finding" "$(sed -n 's/^finding //p' found)" "library-cache one.so: /opt/b/one.so: there is no etc/ld.so.cache that can be read"
rm conf/opt/b/one.so
look conf conf/usr/bin/program
is "a missing library fails" "$judged" 1
is "a missing library: the paths considered, in order" \
    "$(sed -n 's|^      /\(.*\)  .*: not there$|\1|p' found | head -n 3)" \
    "$(printf '%s\n' opt/a/one.so opt/b/one.so "${libdir#/}/one.so")"
ok "a missing library: they are in the finding" grep -q "^finding missing-library one.so: /usr/bin/program needs it; \
looked at /opt/a/one.so (etc/ld.so.conf: not there), /opt/b/one.so (etc/ld.so.conf: not there), $libdir/one.so " found
echo 'INPUT(libone.a)' >conf/opt/b/one.so
cp made/one.so "conf$libdir"
look conf conf/usr/bin/program
is "the loader's own directories" "$judged $(path_of one.so)" "0 $libdir/one.so"
is "ldconfig passes over what is no library" "$(step /opt/b/one.so)" "etc/ld.so.conf: not an ELF library"

root absolute
mkdir -p absolute/opt/a absolute/data
cp made/one.so absolute/data
ln -s /data/one.so absolute/opt/a/one.so
cp made/run absolute/data
ln -s /data/run absolute/usr/bin/run
look absolute absolute/usr/bin/run
is "an absolute symlink stays inside" "$judged $(path_of one.so)" "0 /opt/a/one.so"
is "so does that of the program" "$(head -n 1 found)" /data/run
ln -sf "$WORK/made/one.so" absolute/opt/a/one.so
look absolute absolute/usr/bin/run
is "what is only on the host is not there" "$(path_of one.so) $(step /opt/a/one.so)" " DT_RPATH of /data/run: not there"
ln -sf "$(printf '%080d' 0 | sed 's|0|../|g')$WORK/made/one.so" absolute/opt/a/one.so
look absolute absolute/usr/bin/run
is "and .. does not lead out" "$(step /opt/a/one.so)" "DT_RPATH of /data/run: not there"
ln -sf two absolute/opt/a/one.so
ln -sf one.so absolute/opt/a/two
look absolute absolute/usr/bin/run
is "a loop of symlinks ends" "$(step /opt/a/one.so)" "DT_RPATH of /data/run: a loop of symlinks"

lib outside/lib/one.so ''
program outside/program one outside/lib/one.so "$(rpath '$ORIGIN/lib')"
look absolute outside/program
is "a program outside has its own \$ORIGIN, and the sysroot's glibc" \
    "$judged $(path_of one.so) $(path_of libc.so.6)" "0 $WORK/outside/lib/one.so $libdir/libc.so.6"
rm "absolute$loader"
look absolute outside/program
ok "a missing interpreter" grep -q "^finding missing-library $loader: " found
is "no sysroot" "$(status ./closure nowhere outside/program) $(cat out)" \
    "3 the sysroot nowhere: No such file or directory"

# --- what no real program has -----------------------------------------------------------------------------------
printf 'include ld.so.conf\ninclude *.conf\n/opt/a\n' >conf/etc/ld.so.conf
look conf conf/usr/bin/program
is "a configuration that includes itself ends" "$judged $(path_of one.so)" "0 $libdir/one.so"
long=$(seq 7000 | sed 's|^|/a/|' | paste -sd :)
for n in $(seq 100); do lib "many/many$n.so" ''; done
program many/program '' many/*.so "$(rpath "$long")"
is "100 libraries along 7000 directories: refused" "$(status timeout 20 ./closure / many/program) $(cat out)" \
    "3 it needs more libraries, or longer paths, than any real file"

# --- linkaudit check --recursive --sysroot -----------------------------------------------------------------------
linkaudit=$BUILD/auditor/linkaudit
lib appdir/opt/two.so ''
lib appdir/opt/one.so two appdir/opt/two.so
program appdir/bin/program one appdir/opt/one.so "$(rpath /opt)"
check() { status "$linkaudit" check --policy=the.policy --sysroot=appdir appdir/bin/program; } # the page is in out
printf 'glibc 2.44\nallow runpath\n' >the.policy
is "a directory without a glibc, where a policy names one" "$(check)" 0
mkdir appdir/elsewhere
mv appdir/bin/program appdir/elsewhere
ln -s /elsewhere/program appdir/bin/program
is "a program that is an absolute symlink is followed inside" "$(check)" 0
ln -s appdir linked
for inside in linked/bin/program appdir/opt/../bin/program "$WORK/linked/./bin/program"; do
    is "... by the name $inside too" "$(status "$linkaudit" check --policy=the.policy --sysroot=linked "$inside")" 0
done
mv appdir/elsewhere/program appdir/bin
is "... the program and its libraries have a verdict each" "$(grep -c ': PASS for the' out)" 3
# The target is there on the host, and not in the sysroot.
for gone in "$WORK/appdir/bin/program" /bin/sh; do
    ln -sf "$gone" appdir/bin/gone
    is "a link to $(basename "$gone") of the host leads nowhere" "$(status "$linkaudit" check -t 2.44 --sysroot=appdir appdir/bin/gone)" 3
    ok "... and that is said" grep -q '^linkaudit: appdir/bin/gone: No such file or directory, in the sysroot appdir$' out
done
rm appdir/bin/gone
is "what is outside is read there" "$(status "$linkaudit" check -t 2.44 --sysroot=appdir linked/../appdir/../made/one.so)" 0
printf 'glibc 2.44\nallow runpath\nlibrary one.so\n' >the.policy
is "a policy that names libraries still judges them" "$(check)" 1
ok "... and one that is there, but not allowed, is found" grep -q 'needed-library *two\.so' out
printf 'allow runpath\n' >the.policy
is "the same without a release: glibc has to be there" "$(check)" 1
ok "... it is missing" grep -q 'missing-library *libc\.so\.6' out
rm appdir/opt/two.so
printf 'glibc 2.44\nallow runpath\n' >the.policy
is "a library that is missing" "$(check)" 1
ok "... who needs it, and where it was looked for" grep -q 'missing-library *two\.so: /opt/one\.so needs it; looked at /opt/two\.so (DT_RPATH of ' out
is "a sysroot that is not there" "$(status "$linkaudit" check --sysroot=nowhere appdir/bin/program)" 3

# --- many programs in one run ------------------------------------------------------------------------------------
# What one program loads is kept for the next, which may find another file by the same name: there shared.so's two.so lacks it.
lib many/whole/two.so ''
mkdir -p many/lacking
calling three '' | $CC -fPIC -shared -Wl,-soname,two.so -o many/lacking/two.so -x c -
lib many/shared/shared.so two many/whole/two.so
program many/good shared many/shared/shared.so "$(rpath "$WORK/many/shared:$WORK/many/whole")"
program many/bad shared many/shared/shared.so "$(rpath "$WORK/many/shared:$WORK/many/lacking")"
echo 'allow runpath' >own.policy
recursive() { status "$linkaudit" check --policy=own.policy --recursive "$@"; }
is "a program with all its symbols" "$(recursive many/good)" 0
for order in "many/good many/bad" "many/bad many/good" "many/good many/bad many/good many/bad"; do
    is "one whose library has another one below it: $order" "$(recursive $order)" 1
    is "... it alone fails" "$(sed -n 's/: FAIL.*//p' out | sort -u)" many/bad
    ok "... for the symbol" grep -q '^  symbol *two: nothing that is loaded defines it for .*/shared\.so' out
done
is "a library is told once" "$(recursive many/good many/bad; grep -c '/shared\.so: PASS' out)" "1
1"
ok "... with how many need it" grep -qx '  needed by           2 of the files' out
cp out told
is "... the same by two processes" "$(recursive --jobs=2 many/good many/bad; cmp out told)" 1
is "... and in JSON" "$(recursive --format=json many/good many/bad)" 1
is "... which counts them" "$(grep -c '"neededBy": 2' out)" 1
json "the document" out

# --- the programs of this machine ----------------------------------------------------------------------------
programs=0 differ=0 with_findings=0
for file in /usr/bin/*; do
    if [ -h "$file" ] || ! "$loader" --list "$file" >trace 2>/dev/null || grep -q 'statically linked' trace; then
        continue
    fi
    programs=$((programs + 1))
    look / "$file"
    same_lists >difference || { differ=$((differ + 1)); say "$file"; say_file difference; }
    [ "$judged" = 0 ] && continue
    with_findings=$((with_findings + 1))
    grep '^finding' found | head -n 3 >difference
    say "$file"
    say_file difference
done
find /usr/bin -type f >listed
for order in '' -r; do sort $order listed | xargs "$linkaudit" check --recursive 2>/dev/null | sort >"told$order" || :; done
ok "all of them in one run, from the first or from the last: the same verdicts" cmp told told-r
at_least "... verdicts" "$(grep -c ': PASS\|: FAIL' told)" 20
say "$programs programs of /usr/bin compared with the loader"
ok "there were programs" [ $programs -gt 20 ]
is "programs whose libraries differ from the loader's" "$differ" 0
is "programs that run here and have a finding" "$with_findings" 0
finish
