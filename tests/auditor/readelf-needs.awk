# Says of `readelf -hldVW -S --dyn-syms FILE...` what `linkaudit needs` should: "FILE<tab>kind what", a fact a line.
# Besides: "read" for each file, or "refused" for one whose tables were cut out (objcopy --only-keep-debug), and
# "machine CLASS-AND-ORDER NAME", "relr" and "pie", which expected-floor.awk wants.
# SPDX-License-Identifier: Apache-2.0
function fact(text) { print file "\t" text }
function flush_file() {
    if (file == "") return
    fact(debug ? "refused" : "read")
    if (!debug) fact("machine " class order " " machine)
    for (i = 0; i < facts && !debug; i++) fact(list[i])
    facts = 0
}
function note(text) { list[facts++] = text }
function between(before, after,    start) {
    start = index($0, before) + length(before)
    return substr($0, start, length($0) - start - length(after) + 1)
}
/^File: / { flush_file(); file = substr($0, 7); debug = 0; part = ""; next }
/^ELF Header:/ { part = "header"; next }
/^Section Headers:/ { part = "sections"; next }
/^Program Headers:/ { part = "segments"; next }
/^Dynamic section at / { part = "dynamic"; next }
/^Version needs section / { part = "needs"; next }
/^Version (symbols|definition) section / { part = ""; next }
/^Symbol table '/ { part = "symbols"; next }
part == "header" && /^  Class: / { class = $2 }
part == "header" && /^  Data: / { order = /big endian/ ? "MSB" : "LSB" }
part == "header" && /^  Machine: / { machine = $0; sub(/^  Machine: +/, "", machine) }
part == "sections" && / \.dynamic +NOBITS / { debug = 1 }
part == "segments" && /\[Requesting program interpreter: / { note("interpreter " between("interpreter: ", "]")) }
part == "dynamic" && /\((NEEDED|FILTER|AUXILIARY)\)/ { note("library " between("[", "]")) }
part == "dynamic" && /\(RELR\)/ { note("relr") }
part == "dynamic" && /\(FLAGS_1\).* PIE/ { note("pie") }
part == "needs" && / File: / { library = $0; sub(/.* File: /, "", library); sub(/  Cnt: .*/, "", library) }
part == "needs" && / Name: / {
    version = $0
    sub(/.* Name: /, "", version)
    flags = version
    sub(/  Flags: .*/, "", version)
    sub(/.*  Flags: /, "", flags)
    note("version " library " " version (flags ~ /^[^V]*WEAK/ ? " weak" : ""))
}
# Num: Value Size Type Bind Vis [processor's own] Ndx Name (number of its version): undefined, or of a copy relocation,
# whose version has the number of a need behind it.
part == "symbols" && /^ *[0-9]+: / {
    sub(/ \[[^]]*\] +/, " ")
    if ($5 == "LOCAL" || $8 == "" || ($7 != "UND" && $9 !~ /^\(/)) next
    sub(/@@*/, "@", $8)
    note("symbol " $8 ($5 == "WEAK" ? " weak" : ""))
}
END { flush_file() }
