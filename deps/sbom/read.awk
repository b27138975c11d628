# Reads component files into c[1..n, KEY], a list of several values joined by newlines; helpers for JSON.
# The first is the product, which the others are linked into. Of a VALUE|HASH|... field() takes a part.
# SPDX-License-Identifier: Apache-2.0
FNR == 1 { n++ }
{
    key = $1
    sub(/:$/, "", key)
    value = substr($0, length($1) + 2)
    if ((n, key) in c) c[n, key] = c[n, key] "\n" value # not by ?: mawk and busybox make c[n, key] before they look
    else c[n, key] = value
}
function quote(text) {
    gsub(/\\/, "&&", text)
    gsub(/"/, "\\\"", text)
    return "\"" text "\""
}
function field(value, number,    part) { split(value, part, "|"); return part[number] }
# Of the routes to the source (see deps/engine/fetch) the one of upstream: its URL, its SHA-256.
function upstream(i,    list, count, j) {
    count = split(c[i, "source"], list, "\n")
    for (j = 1; j <= count; j++)
        if (list[j] ~ /^url:/) return substr(list[j], 5)
    return ""
}
function percent(text) { gsub(/%/, "%25", text); gsub(/:/, "%3A", text); gsub(/\//, "%2F", text); gsub(/\+/, "%2B", text); return text }
# The package URL: the distribution's package where it built the component, else upstream's repository or tarball.
function purl(i,    p, url, part, tag) {
    p = c[i, "package"]
    if (p != "" && p != "none")
        return "pkg:" field(p, 1) "/" field(p, 4) "/" percent(field(p, 2)) "@" percent(field(p, 3))
    url = field(upstream(i), 1)
    if (url == "") return "pkg:generic/" c[i, "name"] "@" c[i, "version"]
    split(url, part, "/")
    if (part[3] != "github.com")
        return "pkg:generic/" c[i, "name"] "@" c[i, "version"] "?download_url=" percent(url)
    tag = part[7] == "download" ? part[8] : part[7]
    sub(/\.tar\..*/, "", tag)
    return "pkg:github/" tolower(part[4] "/" part[5]) "@" tag
}
# A word that differs for different input: 8-4-4-4-12 digits of its hash, as a UUID of version 8 has them.
function uuid(hash) {
    return substr(hash, 1, 8) "-" substr(hash, 9, 4) "-8" substr(hash, 14, 3) "-8" substr(hash, 18, 3) "-" substr(hash, 21, 12)
}
