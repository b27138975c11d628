# Writes the components (read.awk) as a CycloneDX 1.6 document. Wants name, date, hash.
# SPDX-License-Identifier: Apache-2.0
function sha256(value) { return "\"hashes\": [{\"alg\": \"SHA-256\", \"content\": \"" value "\"}]" }
function references(i,    list, count, j, place) {
    count = split(c[i, "source"], list, "\n")
    for (j = 1; j <= count; j++) {
        place = field(substr(list[j], index(list[j], ":") + 1), 1)
        if (list[j] ~ /^debian:/) place = "debian:" place
        printf "%s{\"type\": \"source-distribution\", \"url\": %s, %s}", (j > 1 ? ",\n     " : ",\n   \"externalReferences\": ["), quote(place), sha256(field(list[j], 2))
    }
    if (count) printf "]"
}
function patches(i,    list, count, j) {
    count = split(c[i, "patch"], list, "\n")
    for (j = 1; j <= count; j++)
        printf "%s{\"type\": \"unofficial\", \"diff\": {\"url\": %s}}", (j > 1 ? ", " : ",\n   \"pedigree\": {\"patches\": ["), quote(field(list[j], 1) "#sha256=" field(list[j], 2))
    if (count) printf "]}"
}
# The distribution's archives, by their bytes.
function archives(i,    list, count, j) {
    count = split(c[i, "archive"], list, "\n")
    for (j = 1; j <= count; j++)
        printf "%s{\"type\": \"file\", \"name\": %s, %s}", (j > 1 ? ",\n     " : ",\n   \"components\": ["), quote(field(list[j], 1)), sha256(field(list[j], 2))
    if (count) printf "]"
}
function component(i, type) {
    printf "{\"type\": \"%s\", \"bom-ref\": %s, \"name\": %s, ", type, quote(c[i, "name"]), quote(c[i, "name"])
    printf "\"version\": %s, \"purl\": %s,\n   ", quote(c[i, "version"]), quote(purl(i))
    printf "\"licenses\": [{\"expression\": %s}]", quote(c[i, "licence"])
    references(i)
    patches(i)
    archives(i)
    printf "}"
}
END {
    printf "{\"$schema\": \"http://cyclonedx.org/schema/bom-1.6.schema.json\", \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\",\n"
    printf " \"serialNumber\": \"urn:uuid:%s\", \"version\": 1,\n \"metadata\": {\"timestamp\": \"%s\",\n  \"component\": ", uuid(hash), date
    component(1, "application")
    printf "},\n \"components\": [\n"
    for (i = 2; i <= n; i++) {
        printf "  "
        component(i, "library")
        printf "%s", (i < n ? ",\n" : "],\n")
    }
    printf " \"dependencies\": [{\"ref\": %s, \"dependsOn\": [", quote(c[1, "name"])
    for (i = 2; i <= n; i++)
        printf "%s%s", quote(c[i, "name"]), (i < n ? ", " : "]}]}\n")
}
