# Says what `linkaudit floor` should of each file, given the facts of readelf-needs.awk, sorted: "FILE<tab>2.N", "every",
# "none", or "? REASON" where versions do not decide. tables="NAME=OLDEST ..." are the architectures that linkaudit knows,
# names one of them: glibc's names.
# SPDX-License-Identifier: Apache-2.0
function floor() {
    if (!(machine in oldest)) return "none"
    # Nothing says which library these symbols come from: their versions are not in the file.
    if (!libraries && unversioned) return "? needs no library, yet imports"
    # Perl's Time::Moment imports pow and needs libc.so.6 alone: only a table tells that it is in libm.
    if (glibc_name) return "? imports a name of glibc's without a version"
    if (marker) return "? needs a version that is no release's"
    if (internal) return "none"
    # A static PIE relocates itself; for every other file the loader does, and reads DT_RELR since 2.36.
    if (packed && !(pie && !interpreter && !libraries)) at_least(36)
    return highest <= oldest[machine] ? "every" : "2." highest
}
function flush_file() {
    if (file != "" && !refused) print file "\t" floor()
}
function need(version, weak,    part) {
    if (weak == "weak") return
    if (version == "GLIBC_PRIVATE") internal = 1
    else if (version == "GLIBC_ABI_DT_RELR") at_least(36)
    else if (version ~ /^GLIBC_2\.[0-9.]+$/) {
        split(version, part, ".")
        at_least(part[2] + 0)
    } else if (version ~ /^GLIBC_/) marker = 1
}
function at_least(minor) { if (minor > highest) highest = minor }
BEGIN {
    FS = "\t"
    name["ELF64LSB Advanced Micro Devices X86-64"] = "x86_64"
    name["ELF64LSB AArch64"] = "aarch64"
    name["ELF32LSB ARM"] = "arm"
    name["ELF64LSB PowerPC64"] = "powerpc64le"
    name["ELF64MSB PowerPC64"] = "powerpc64"
    name["ELF64MSB IBM S/390"] = "s390x"
    name["ELF64LSB RISC-V"] = "riscv64"
    name["ELF64LSB MIPS R3000"] = "mips64el"
    name["ELF32LSB Intel 80386"] = "i386"
    name["ELF64LSB LoongArch"] = "loongarch64"
    while ((getline row <names) > 0)
        if (row ~ /^E\(/) glibc_names[substr(row, 3, index(row, ",") - 3)]
    for (n = split(tables, table, " "); n > 0; n--) {
        split(table[n], pair, "=")
        oldest[pair[1]] = pair[2]
    }
}
$1 != file {
    flush_file()
    file = $1
    refused = libraries = unversioned = glibc_name = marker = internal = packed = pie = interpreter = highest = 0
}
{ split($2, word, " ") }
word[1] == "refused" { refused = 1 }
word[1] == "machine" { machine = name[substr($2, 9)] }
word[1] == "library" { libraries++ }
word[1] == "interpreter" { interpreter++ }
word[1] == "relr" { packed = 1 }
word[1] == "pie" { pie = 1 }
word[1] == "version" { need(word[3], word[4]) }
word[1] == "symbol" && word[2] !~ /@/ && word[3] != "weak" {
    unversioned++
    if (word[2] in glibc_names) glibc_name = 1
}
END { flush_file() }
