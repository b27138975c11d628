# Writes the components (read.awk) as an SPDX 2.3 document. Wants name, date, hash.
# SPDX-License-Identifier: Apache-2.0
function id(i) { return "SPDXRef-" c[i, "name"] }
function license(i) { return "\"licenseConcluded\": " quote(c[i, "licence"]) ", \"licenseDeclared\": " quote(c[i, "licence"]) }
# Debian's own tarball of the same release, where upstream's is not what is used.
function routes(i,    list, count, j, text) {
    count = split(c[i, "source"], list, "\n")
    for (j = 1; j <= count; j++)
        text = text (j > 1 ? "; or " : "Made from ") substr(list[j], index(list[j], ":") + 1)
    gsub(/\|/, " with SHA-256 ", text)
    if (built_by(i)) text = "Its archives are the distribution's" (text == "" ? "" : ". What is compiled here of it: " tolower(substr(text, 1, 1)) substr(text, 2))
    return text == "" ? "Part of the sources of bpftrace-portable" : text
}
function built_by(i) { return c[i, "package"] != "" && c[i, "package"] != "none" }
function package(i, purpose,    up) {
    up = upstream(i)
    printf "  {\"SPDXID\": %s, \"name\": %s, \"versionInfo\": %s, ", quote(id(i)), quote(c[i, "name"]), quote(c[i, "version"])
    printf "\"primaryPackagePurpose\": \"%s\",\n", purpose
    printf "   \"downloadLocation\": %s, \"filesAnalyzed\": false, %s,\n", quote(up == "" || built_by(i) ? "NOASSERTION" : field(up, 1)), license(i)
    if (up != "" && !built_by(i))
        printf "   \"checksums\": [{\"algorithm\": \"SHA256\", \"checksumValue\": \"%s\"}],\n", field(up, 2)
    printf "   \"copyrightText\": \"NOASSERTION\", \"sourceInfo\": %s,\n", quote(routes(i))
    printf "   \"externalRefs\": [{\"referenceCategory\": \"PACKAGE-MANAGER\", \"referenceType\": \"purl\", "
    printf "\"referenceLocator\": %s}]}", quote(purl(i))
}
# Patches and the distribution's archives, each a file with a relation to its component.
function file(spdx_id, value, type) {
    printf "%s\n  {\"SPDXID\": %s, \"fileName\": %s, \"fileTypes\": [\"%s\"],\n", (file_count++ ? "," : ""), quote(spdx_id), quote("./" field(value, 1)), type
    printf "   \"checksums\": [{\"algorithm\": \"SHA1\", \"checksumValue\": \"%s\"}, ", field(value, 3)
    printf "{\"algorithm\": \"SHA256\", \"checksumValue\": \"%s\"}]}", field(value, 2)
}
function relation(from, type, to) {
    return sprintf("  {\"spdxElementId\": %s, \"relationshipType\": \"%s\", \"relatedSpdxElement\": %s}", quote(from), type, quote(to))
}
function files(i, key, type,    list, count, j, name) {
    count = split(c[i, key], list, "\n")
    for (j = 1; j <= count; j++) {
        name = "SPDXRef-" key "-" c[i, "name"] "-" j
        file(name, list[j], type)
        relations = relations ",\n" (key == "patch" ? relation(name, "PATCH_FOR", id(i)) : relation(id(i), "CONTAINS", name))
    }
}
END {
    printf "{\"spdxVersion\": \"SPDX-2.3\", \"dataLicense\": \"CC0-1.0\", \"SPDXID\": \"SPDXRef-DOCUMENT\", \"name\": %s,\n", quote(name)
    printf " \"documentNamespace\": \"https://spdx.org/spdxdocs/%s-%s\",\n", name, uuid(hash)
    printf " \"creationInfo\": {\"created\": \"%s\", \"creators\": [\"Tool: bpftrace-portable\"]},\n \"packages\": [\n", date
    for (i = 1; i <= n; i++) {
        package(i, i == 1 ? "APPLICATION" : "LIBRARY")
        printf "%s", (i < n ? ",\n" : "],\n \"files\": [")
    }
    for (i = 1; i <= n; i++) {
        files(i, "patch", "SOURCE")
        files(i, "archive", "ARCHIVE")
    }
    printf "],\n \"relationships\": [\n%s", relation("SPDXRef-DOCUMENT", "DESCRIBES", id(1))
    for (i = 2; i <= n; i++)
        printf ",\n%s", relation(id(1), "STATIC_LINK", id(i))
    print relations "]}"
}
