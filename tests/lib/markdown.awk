# Reads Markdown files and prints what a test can check of them, a line each: KIND, FILE:LINE, text, between tabs.
#   anchor   the name that GitHub gives a heading
#   link     where a link outside of code points to
#   code     a span of code in a line of text
#   command  a line of a block of shell commands (sh, or after "$ " in console), whole where a \ continues it; not of a script (#!)
#   row      the cells of a table's row
#   open     a block of code without a language, or one that never ends
# SPDX-License-Identifier: Apache-2.0
function say(kind, text) { print kind "\t" FILENAME ":" FNR "\t" text }
# GitHub keeps letters, digits, blanks, _ and -, and numbers the second of a name.
function slug(text) {
    gsub(/`/, "", text)
    text = tolower(text)
    gsub(/[^a-z0-9 _-]/, "", text)
    gsub(/ /, "-", text)
    return text (seen[FILENAME, text]++ ? "-" seen[FILENAME, text] - 1 : "")
}
function command(text) {
    if (text ~ /\\$/) {
        held = held substr(text, 1, length(text) - 1)
        return
    }
    say("command", held text)
    held = ""
}
function block(line) {
    if (line ~ /^#!/) language = "script"
    if (language == "sh") command(line)
    else if (language == "console" && (held != "" || sub(/^\$ /, "", line))) command(line)
}
# Spans between single backquotes; what remains has the links.
function text(line, span) {
    while (match(line, /`[^`]+`/)) {
        span = substr(line, RSTART + 1, RLENGTH - 2)
        gsub(/\\\|/, "|", span)
        say("code", span)
        line = substr(line, 1, RSTART - 1) "code" substr(line, RSTART + RLENGTH)
    }
    if (line ~ /`/) say("open", "a span of code that ends in another line")
    while (match(line, /\]\([^)]*\)/)) {
        say("link", substr(line, RSTART + 2, RLENGTH - 3))
        line = substr(line, 1, RSTART - 1) substr(line, RSTART + RLENGTH)
    }
}
FNR == 1 { language = ""; held = "" }
/^ *```/ {
    if (language != "") {
        language = ""
    } else {
        sub(/^ *```/, "")
        language = $0
        if (language == "") { say("open", "a block of code without a language"); language = "text" }
    }
    next
}
language != "" { block($0); next }
/^#+ / { heading = $0; sub(/^#+ */, "", heading); say("anchor", slug(heading)) }
/^ *\|/ { say("row", $0) }
{ text($0) }
