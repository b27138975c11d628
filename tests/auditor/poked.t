#!/bin/sh
# linkaudit on files with one field poked, in both classes and byte orders: each exact message, no signal, no hang, 64 MiB.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"
$CC -std=c11 -O1 -o make-elf "$TOP/tests/lib/make-elf.c"
variants='64/lsb 64/msb 32/lsb 32/msb'

# In 64 MiB of address space, and ten seconds.
# shellcheck disable=SC3045  # not in POSIX, but in every sh there is
limited() { (ulimit -v 65536 && exec timeout 10 "$linkaudit" "$@"); }
# needs FILE: what linkaudit says of it, or its message, and its exit status if that does not fit.
needs() {
    s=0
    limited needs "$1" >out 2>err || s=$?
    if [ $s = 0 ]; then grep -E '^  (interpreter|library|version|symbol) ' out | tr -s ' '; else sed "s|^linkaudit: $1: ||" err; fi
    [ $s = 0 ] || [ $s = 3 ] || echo "exit status $s"
}
# A number that depends on the class is written 64-bit~32-bit, an offset {FIELD} (tests/lib/make-elf.c).
wanted() { # BITS ORDER TEXT
    case $1 in 64) side='\1' ;; *) side='\2' ;; esac
    ./make-elf "$1" "$2" --say "$(printf '%s\n' "$3" | sed "s/\([0-9a-fx]*\)~\([0-9a-fx]*\)/$side/g")"
}
# row NAME POKES TEXT: what needs prints for a file with these pokes, in all variants.
row() {
    got='' want=''
    for variant in $variants; do
        # shellcheck disable=SC2086  # a list of words
        ./make-elf "${variant%/*}" "${variant#*/}" poked $2
        got="$got$variant: $(needs poked)
" want="$want$variant: $(wanted "${variant%/*}" "${variant#*/}" "$3")
"
    done
    is "$1" "$got" "$want"
}
table() {
    while IFS='|' read -r name pokes text; do
        row "$(echo "$name" | sed 's/ *$//')" "$pokes" "$(printf '%s\n' "$text" | sed 's/^ *//')"
    done
}

whole=' interpreter /lib64/ld-linux-x86-64.so.2
 library libc.so.6
 version libc.so.6 GLIBC_2.2.5
 version libc.so.6 GLIBC_2.3
 symbol puts@GLIBC_2.2.5
 symbol stdout@GLIBC_2.2.5'
row "nothing poked" "" "$whole"
# package POKES: what needs prints of the package's note, in all variants.
package() {
    for variant in $variants; do
        # shellcheck disable=SC2086  # a list of words
        ./make-elf "${variant%/*}" "${variant#*/}" poked $1
        limited needs poked | sed -n 's/^  package  *//p'
    done | sort | uniq -c | sed 's/^ *//'
}
is "the note of the package, in all variants and safe to print" "$(package '')" '4 {"name":"x","version":"1?"}'
is "... without its end" "$(package 'note[3].n_descsz=5')" '4 {"nam'
is "... of no size" "$(package 'note[3].n_descsz=0')" '4 '
is "... that is cut short is none" "$(package 'note[3].n_descsz=0x7fffffff')" ""

# What is refused: field | pokes | message.
table <<'END'
magic                   | magic=0                      | not an ELF file
EI_CLASS                | class=0                      | offset 0x4: 0 is no ELF class
EI_DATA                 | data=0                       | offset 0x5: 0 is no byte order
e_type, core            | e_type=4                     | a core file: there is nothing linked to audit
e_type, unknown         | e_type=0x1234                | offset 0x10: type 4660 is neither an executable nor a library
e_phentsize             | e_phentsize=8                | program headers of 8 bytes are unknown
e_phnum, PN_XNUM        | e_phnum=0xffff               | more than 65534 program headers
e_phnum, too many       | e_phnum=0xfffe               | the program headers at offset {PT_INTERP.p_type} (3669904~2097088 bytes) is outside the file
e_phoff                 | e_phoff=0x7fffffff           | the program headers at offset 0x7fffffff (392~224 bytes) is outside the file
PT_INTERP, long         | PT_INTERP.p_filesz=4097      | PT_INTERP at offset {interpreter}: no path is 4097 bytes long
PT_INTERP, outside      | PT_INTERP.p_offset=0x7fffffff | PT_INTERP at offset 0x7fffffff (28 bytes) is outside the file
PT_INTERP, two          | PT_NOTE.p_type=3             | two PT_INTERP: the kernel takes the first, others the last
PT_LOAD, overlapping    | PT_LOAD2.p_vaddr=0x10000     | PT_LOAD at address 0x10000 overlaps another
PT_LOAD, in wrong order | PT_LOAD2.p_vaddr=0x1000      | PT_DYNAMIC at address {&dynamic} is in no loaded segment
PT_LOAD, beyond the end | PT_LOAD2.p_offset=0x7fffffff PT_DYNAMIC.p_offset=0x7fffffff | PT_DYNAMIC at offset 0x7fffffff (16~8 bytes) is outside the file
PT_DYNAMIC, none        | PT_DYNAMIC.p_type=0          | PT_INTERP without PT_DYNAMIC
PT_DYNAMIC, elsewhere   | PT_DYNAMIC.p_vaddr=0x7fffffff | PT_DYNAMIC at address 0x7fffffff is in no loaded segment
PT_DYNAMIC, two places  | PT_DYNAMIC.p_offset=0        | PT_DYNAMIC: its offset 0x0 is not where its address is ({dynamic})
DT_NULL, none           | DT_NULL.tag=21               | PT_DYNAMIC at offset {dynamic} has no end
DT_STRTAB, none         | DT_STRTAB.tag=21             | DT_NEEDED without DT_STRTAB
DT_STRTAB               | DT_STRTAB=0x7fffffff         | the string table at address 0x7fffffff is in no loaded segment
DT_NEEDED               | DT_NEEDED[0]=0x7fff          | DT_NEEDED: string 0x7fff is outside the string table (62 bytes)
DT_SONAME               | DT_EXTRA.tag=14 DT_EXTRA=0x7fff  | DT_SONAME: string 0x7fff is outside the string table (62 bytes)
DT_RPATH                | DT_EXTRA.tag=15 DT_EXTRA=0x7fff  | DT_RPATH: string 0x7fff is outside the string table (62 bytes)
DT_RUNPATH              | DT_EXTRA.tag=29 DT_EXTRA=0x7fff  | DT_RUNPATH: string 0x7fff is outside the string table (62 bytes)
DT_SYMTAB               | DT_SYMTAB=0x7fffffff         | the symbol table at address 0x7fffffff is in no loaded segment
DT_HASH                 | DT_HASH=0x7fffffff           | DT_HASH at address 0x7fffffff is in no loaded segment
DT_HASH, nchain, most   | hash.nchain=0x80001          | 524289 dynamic symbols are more than any real file has
DT_HASH, nchain         | hash.nchain=0x80000          | the symbol table at offset {symbols} (12582912~8388608 bytes) runs out of its segment
DT_GNU_HASH             | DT_GNU_HASH=0x7fffffff       | DT_GNU_HASH at address 0x7fffffff is in no loaded segment
DT_GNU_HASH, at the end | DT_GNU_HASH=&verdef[1].vda_next | DT_GNU_HASH at offset {verdef[1].vda_next} (16 bytes) runs out of its segment
DT_GNU_HASH, nbuckets   | gnu_hash.nbuckets=0xffffffff | DT_GNU_HASH's buckets at offset {gnu_hash.bucket} (17179869180 bytes) runs out of its segment
DT_GNU_HASH, bloom_size | gnu_hash.bloom_size=0x10000000 | DT_GNU_HASH's buckets at address {&gnu_hash.bloom+0x80000000~0x40000000} is in no loaded segment
DT_GNU_HASH, bucket     | gnu_hash.bucket=0x80000000   | DT_GNU_HASH's last chain at address {&gnu_hash.chain[0]+0x1fffffff8} is in no loaded segment
DT_GNU_HASH, no end     | PT_LOAD.p_filesz=verneed gnu_hash.chain[1]=0 DT_VERNEED.tag=21 DT_VERDEF.tag=21 | DT_GNU_HASH's last chain has no end
DT_VERSYM               | DT_VERSYM=0x7fffffff         | the symbols' versions at address 0x7fffffff is in no loaded segment
DT_VERNEED              | DT_VERNEED=0x7fffffff        | the version needs at address 0x7fffffff is in no loaded segment
vn_file                 | verneed.vn_file=0x7fff           | a version need's library: string 0x7fff is outside the string table (62 bytes)
vn_aux                  | verneed.vn_aux=0xffffffff    | a needed version at offset {verneed+0xffffffff} (16 bytes) is outside the file
vn_next                 | verneed.vn_next=0xfffffff0 DT_VERNEEDNUM=2 | a version need at offset {verneed+0xfffffff0} (16 bytes) is outside the file
vna_name                | vernaux[0].vna_name=0x7fff       | a needed version's name: string 0x7fff is outside the string table (62 bytes)
vna_next                | vernaux[0].vna_next=0xfffffff0 | a needed version at offset {vernaux[0]+0xfffffff0} (16 bytes) is outside the file
st_name                 | symbol[1].st_name=0x7fff         | a symbol's name: string 0x7fff is outside the string table (62 bytes)
END

# Odd, but what the loader takes: as if nothing were poked.
while IFS='|' read -r name pokes; do row "$(echo "$name" | sed 's/ *$//')" "$pokes" "$whole"; done <<'END'
DT_STRSZ, none          | DT_STRSZ=0
DT_STRSZ, short         | DT_STRSZ-=3
DT_STRSZ, long          | DT_STRSZ=0x7fffffff
DT_VERNEEDNUM, none     | DT_VERNEEDNUM=0
DT_VERNEEDNUM, more     | DT_VERNEEDNUM=2
vn_cnt, none            | verneed.vn_cnt=0
vn_cnt, fewer           | verneed.vn_cnt=1
vn_cnt, more            | verneed.vn_cnt=3
DT_HASH alone           | DT_GNU_HASH.tag=21
DT_GNU_HASH alone       | DT_HASH.tag=21
no hash table           | DT_HASH.tag=21 DT_GNU_HASH.tag=21
nothing hashed, as GNU ld writes it | DT_HASH.tag=21 gnu_hash.symoffset=1 gnu_hash.bucket=0
a chain of DT_HASH that loops | hash.chain[3]=3
section headers outside the file | e_shoff=0x7fffffff e_shnum=9 e_shentsize=40 e_shstrndx=8
section headers of no size | e_shoff=1 e_shnum=0xffff
an executable at its own address | e_type=2
prelinked               | base:0x41000000 DT_EXTRA.tag=0x6ffffdf5 DT_EXTRA=0x12345678
an unknown segment      | PT_GNU_RELRO.p_type=0x6fffffff
an unknown dynamic entry | DT_EXTRA.tag=0x6fffff00 DT_EXTRA=0x7fffffff
PT_DYNAMIC of no size, read to DT_NULL | PT_DYNAMIC.p_filesz=0
DT_FILTER for DT_NEEDED | DT_NEEDED[0].tag=0x7fffffff
DT_AUXILIARY for DT_NEEDED | DT_NEEDED[0].tag=0x7ffffffd
a hidden version        | versym[1]=0x8002
notes outside the file  | PT_NOTE.p_offset=0x7fffffff
a note that is cut short | note[2].n_descsz=0x7fffffff
a note whose size overflows | note[0].n_namesz=0xffffffff
END

without() { echo "$whole" | grep -v "$1"; }
row "no interpreter" "PT_INTERP.p_type=0" "$(without interpreter)"
row "static" "PT_INTERP.p_type=0 PT_DYNAMIC.p_type=0" ""
row "no symbol table" "DT_SYMTAB.tag=21" "$(without symbol)"
row "zero symbols" "hash.nchain=0 DT_GNU_HASH.tag=21" "$(without symbol)"
row "only the null symbol" "hash.nchain=1 DT_GNU_HASH.tag=21" "$(without symbol)"
row "a local symbol" "symbol[1].st_info=2" "$(without puts)"
row "a weak symbol" "symbol[1].st_info=0x22" "$(echo "$whole" | sed 's/puts.*/& weak/')"
row "a weak version" "vernaux[1].vna_flags=2" "$(echo "$whole" | sed 's/GLIBC_2.3$/& weak/')"
row "a version index that nothing needs" "versym[1]=0x7fff" "$(echo "$whole" | sed 's/puts@.*/puts/')"
row "an unversioned file" "DT_VERSYM.tag=21 DT_VERNEED.tag=21 DT_VERDEF.tag=21" "$(without version | grep -v stdout | sed 's/@.*//')"

# The limits: what is just within passes, in 64 MiB, with every table at its largest; one more is refused.
count() { # COMMAND of linkaudit, what it printed by kind
    s=0
    limited "$@" >out 2>err || s=$?
    echo "$s $(grep -c '^  library ' out) $(grep -c '^  version ' out) $(grep -c '^  symbol ' out) $(sed 's/^linkaudit: //' err)"
}
./make-elf 64 lsb full strings:0x1800000 symbols:0x80000 versions:4096 libraries:4096
is "all tables at their limits" "$(count needs full)" "0 4096 4096 524286 "
# No loader would take it: it has no PT_PHDR, and its versions' hashes are 0.
for command in 'check -t 2.25' floor; do
    # shellcheck disable=SC2086  # a list of words
    is "... $command" "$(count $command full | cut -c1)" 1
    is "... and no more is wrong" "$(sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p' out | grep -vx 'to' | tr '\n' ' ')" "segments dynamic "
done
limit() { # NAME POKES MESSAGE
    # shellcheck disable=SC2086  # a list of words
    ./make-elf 64 lsb full $2
    is "$1" "$(count needs full)" "3 0 0 0 full: $(./make-elf 64 lsb --say "$3")"
}
limit "one symbol more" "symbols:0x80001 DT_GNU_HASH.tag=21" "524289 dynamic symbols are more than any real file has"
limit "one version more" "versions:4097" "more than 4096 needed versions"
limit "one library more" "libraries:4097" "more than 4096 needed libraries"
./make-elf 64 lsb full strings:0x1800001
is "more bytes of strings than are read: what is needed of them is there" "$(count needs full)" "0 1 2 2 "
./make-elf 64 lsb huge gap:0x140000000
is "5 GiB, its tables at the end" "$(needs huge)" "$whole"
# What could be read again and again: each of these took half a minute and more.
./make-elf 64 lsb full notes:65000 strings:0x100000
is "65,000 segments of the same MiB of notes" "$(needs full)" "$whole"
dlopen=$(echo "$whole" | sed 's/puts/dlopen/')
./make-elf 64 lsb full names:1700000 symbol[1].st_name=55
is "1,700,000 names of libraries to dlopen" "$(needs full)" "$dlopen"
./make-elf 64 lsb huge gap:0x140000000 symbol[1].st_name=55
is "5 GiB to look through for such names" "$(needs huge)" "$dlopen"
rm -f full huge

# What is no file of its own, or not all there.
refused() { # FILE MESSAGE
    is "$1: $2" "$(needs "$1")" "$2"
}
./make-elf 64 lsb good
refused missing 'No such file or directory'
refused good/file 'Not a directory'
mkdir directory; refused directory 'not a regular file'
mkfifo fifo; refused fifo 'not a regular file'
ln -s loop loop; refused loop 'Too many levels of symbolic links'
: >empty; refused empty 'not an ELF file: only 0 bytes'
head -c 15 good >tiny; refused tiny 'not an ELF file: only 15 bytes'
head -c 40 good >header; refused header 'the ELF header at offset 0x0 (52 bytes) is outside the file'
is "/dev/zero" "$(limited needs /dev/zero 2>&1)" "linkaudit: /dev/zero: not a regular file"
size=$(wc -c <good) bytes=0 odd=''
while [ $bytes -lt "$size" ]; do
    head -c $bytes good >cut-off
    s=0
    limited check -t 2.25 cut-off >out 2>&1 || s=$?
    [ $s = 3 ] || odd="$odd $bytes:$s"
    bytes=$((bytes + 7))
done
is "cut off anywhere, it is refused" "$odd" ""
{ cat good; echo 'an archive follows'; } >extracting
is "something behind the end does not matter" "$(needs extracting)" "$whole"

# Shorter than fstat said: it was cut while it was read.
cat >longer.c <<'END'
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
int fstat(int fd, struct stat *st)
{
    int status = (int)syscall(SYS_newfstatat, fd, "", st, 0x1000);
    st->st_size += 1 << 20;
    return status;
}
int __fxstat(int version, int fd, struct stat *st) /* what fstat is below glibc 2.33 */
{
    return version >= 0 ? fstat(fd, st) : -1;
}
END
$CC -shared -fPIC -o longer.so longer.c
got=$(LD_PRELOAD=$WORK/longer.so needs good)
is "cut short while it is read" "${got##*: }" "the file was cut short"

# As somebody who may not read it. The directory of the build may not be his either.
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
    his=$(mktemp -d)
    chmod 755 "$his"
    cp "$linkaudit" good "$his"
    chmod 000 "$his/good"
    s=0
    (cd "$his" && setpriv --reuid=65534 --regid=65534 --clear-groups ./linkaudit needs good) >out 2>&1 || s=$?
    rm -rf "$his"
    is "unreadable" "$s $(cat out)" "3 linkaudit: good: Permission denied"
else
    chmod 000 good
    refused good 'Permission denied'
fi

# Of a real program: its debug file, its core, and itself without section headers.
echo '#include <stdio.h>
int main(void) { fputs("x", stdout); getchar(); return 0; }' >real.c
$CC -g -o real real.c
real=$(needs real)
if command -v objcopy >/dev/null; then
    objcopy --only-keep-debug real real.debug
    refused real.debug 'a separate debug file: what it describes is in another'
else
    skip "a separate debug file" "objcopy is not installed"
fi
cp real bare
printf '\0\0\0\0\0\0\0\0' | dd of=bare bs=1 seek=40 conv=notrunc 2>/dev/null
printf '\0\0\0\0\0\0' | dd of=bare bs=1 seek=58 conv=notrunc 2>/dev/null
is "without section headers it needs the same" "$(needs bare)" "$real"
mkfifo gate
./real <gate >/dev/null &
exec 7>gate
if command -v gcore >/dev/null && gcore -o core $! >gcore.log 2>&1; then
    mv core.* core
    refused core 'a core file: there is nothing linked to audit'
else
    skip "a core file" "gcore is not installed, or may not trace"
fi
exec 7>&-
wait

# A version of a library that is not in DT_NEEDED is a finding: the loader stops there.
./make-elf 64 lsb dropped DT_NEEDED[0].tag=21
is "dropped: exit status" "$(status limited check -t 2.25 dropped)" 1
ok "dropped: a version of a library that is not needed" grep -q 'is not in DT_NEEDED' out
finish
