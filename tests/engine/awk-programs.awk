# Prints the first line of each awk program in shell scripts, makefiles and m4, as "FILE: LINE": as awk sees it (make's $$ and
# m4's $[1] are $ and $1), up to the next quote or to what is put in later (@NAME@). Of a file of awk its own name.
# SPDX-License-Identifier: Apache-2.0
function tell() {
    sub(/^ +/, "", line)
    sub(/\047.*/, "", line)
    sub(/@.*/, "", line)
    gsub(/\$\$/, "$", line)
    gsub(/\$\[/, "$", line)
    gsub(/\]/, "", line)
    if (line !~ /^[{ ]*$/) print FILENAME ": " line
    return line !~ /^[{ ]*$/
}
FNR == 1 {
    begins = 0
    if (FILENAME ~ /\.awk$/) {
        name = FILENAME
        sub(/.*\//, "", name)
        print FILENAME ": " name
    }
}
/^[ \t]*#/ || FILENAME ~ /\.awk$/ { next }
begins { line = $0; begins = !tell(); next }
match($0, /(^|[^-A-Za-z_.\/:])awk +/) {
    line = substr($0, RSTART + RLENGTH)
    sub(/-F *\047[^\047]*\047/, "", line)
    if (sub(/^[^\047]*\047/, "", line)) begins = !tell()
}
