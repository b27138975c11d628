#!/bin/sh
# The bill of materials: it keeps to the published schemas, names all that is linked in, and the programs name it.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
prefix=$BUILD/o/bpftrace/$(cat "$BUILD/o/bpftrace/key")/prefix
spdx=$prefix/sbom/spdx.json cyclonedx=$prefix/sbom/cyclonedx.json
cd "$WORK"

json "SPDX" "$spdx"
json "CycloneDX" "$cyclonedx"
recipes="bpftrace $(config DEPS_bpftrace)"

# --- the programs name it --------------------------------------------------------------------------------
for program in bpftrace bpftrace-aotrt; do
    readelf -p .note.package "$BUILD/$program" | sed -n 's/^.*\({.*}\).*$/\1/p' >note.json
    json "$program: its note" note.json
    is "... which names both" "$(tr ',' '\n' <note.json | tr -d '{}"' | sed 1d)" "name:bpftrace
version:$BPFTRACE_VERSION
architecture:$HOST_ARCH
glibc:$TARGET_GLIBC
spdxSha256:$(sha256sum <"$spdx" | cut -d' ' -f1)
cyclonedxSha256:$(sha256sum <"$cyclonedx" | cut -d' ' -f1)"
done
if command -v readelf >/dev/null; then
    ok "readelf finds the note too" sh -c "readelf -nW '$BUILD/bpftrace' | grep -qiE 'FDO.*(FDO_PACKAGING_METADATA|cafe1a7e)'"
fi

# --- nothing unnamed -------------------------------------------------------------------------------------
maps="$prefix/bpftrace.map $prefix/bpftrace-aotrt.map"
o=$(config O)
is "every linked file is of a recipe" "$("$TOP/dist/components" "$o" $maps | sort | tr '\n' ' ')" "$(printf '%s\n' $recipes | sort | tr '\n' ' ')"
# GNU ld's map says the same of a program as lld's.
echo 'int compress(void); int main(void) { return compress(); }' >main.c
echo 'int compress(void); int compress(void) { return 0; }' >compress.c
$CC -c main.c compress.c
ar rcs libforeign.a compress.o
for linker in bfd lld; do
    if $CC -fuse-ld=$linker -o program main.o "$PWD/libforeign.a" -Wl,-Map=$linker.map 2>/dev/null; then
        ok "$linker: the files of a link" sh -c "'$TOP/dist/linked-files' $linker.map | grep -qx '$PWD/libforeign.a'"
        is "$linker: what no recipe declares" "$(status "$TOP/dist/components" "$o" $linker.map)" 1
        ok "... is named" grep -q "is linked in, and no recipe declares it" out
    else
        skip "$linker's map" "it is not installed"
    fi
done

if ! command -v jq >/dev/null; then
    skip "what both say" "jq is not installed"
    finish
    exit
fi
# --- what it says ------------------------------------------------------------------------------------
for recipe in $recipes; do
    component=$BUILD/o/$recipe/$(cat "$BUILD/o/$recipe/key")/prefix/share/licenses/$recipe/component
    said() { sed -n "s/^$1: //p" "$component"; }
    jq --arg name "$(said name)" '.packages[] | select(.name == $name)' "$spdx" >entry
    is "SPDX: $recipe" "$(jq -r '"\(.versionInfo) \(.licenseDeclared)"' entry)" "$(said version) $(said licence)"
    jq --arg name "$(said name)" '[.metadata.component] + .components | .[] | select(.name == $name)' "$cyclonedx" >entry
    is "CycloneDX: $recipe" "$(jq -r '"\(.version) \(.licenses[0].expression)"' entry)" "$(said version) $(said licence)"
    is "... the hashes of its sources and patches" \
        "$(jq -r '(.externalReferences // [] | .[].hashes[0].content), (.pedigree.patches // [] | .[].diff.url)' entry | sort)" \
        "$({ said source | sed 's/.*|//'; said patch | sed 's/\(.*\)|\(.*\)|.*/\1#sha256=\2/'; } | sort)"
done
parts=$(echo "$recipes" | wc -w)
is "SPDX: nothing else" "$(jq '.packages | length' "$spdx")" "$parts"
is "CycloneDX: nothing else" "$(jq '.components | length' "$cyclonedx")" "$((parts - 1))"
if grep -qx 'WITH_LLVM := source' "$BUILD/config.mk"; then other=distro; else other=source; fi
# patches_for RECIPE VERSION: the patches for every version, for that one, and for what stands before one of its dots. Most
# recipes have none, which under set -e must not end the list.
# In deps/: the path of the sources may have a name as a folder of patches (source).
patches_for() {
    folder=$2
    find "$1/patches" -maxdepth 1 -name '*.patch' || :
    while find "$1/patches/$folder" -name '*.patch'; [ "$folder" != "${folder%.*}" ]; do folder=${folder%.*}; done
}
is "each patch is one of the recipes', for the version that it builds" \
    "$(jq -r '.files[] | select(.fileTypes == ["SOURCE"]) | "\(.checksums[1].checksumValue)"' "$spdx" | sort)" \
    "$(cd "$TOP/deps" && for recipe in $recipes; do patches_for "$recipe" "$(config "${recipe}_VERSION")"; done 2>/dev/null |
        grep -v "/$other/" | xargs sha256sum | cut -d' ' -f1 | sort)"
purl=$(jq -r '.packages[] | select(.name == "gcc") | .externalRefs[0].referenceLocator' "$spdx")
ok "what the distribution built is named by its package" sh -c "echo '$purl' | grep -qE '^pkg:(deb|rpm|alpm)/[a-z]+/.+@.+'"
not_ok "no component passes for an old glibc" grep -q '"name": "glibc"' "$spdx" "$cyclonedx"

# --- SPDX's own rules, which need no schema -------------------------------------------------------------
is "SPDX: identifiers are unique" "$(jq '[.SPDXID, .packages[].SPDXID, .files[].SPDXID] | length == (unique | length)' "$spdx")" true
is "SPDX: ... and well formed" "$(jq '[.packages[].SPDXID, .files[].SPDXID] | map(test("^SPDXRef-[a-zA-Z0-9.-]+$")) | all' "$spdx")" true
is "SPDX: relations hold between what is there" \
    "$(jq '[.SPDXID, .packages[].SPDXID, .files[].SPDXID] as $ids | [.relationships[] | .spdxElementId, .relatedSpdxElement] - $ids' "$spdx")" "[]"
is "SPDX: each component has one" "$(jq '[.packages[1:][].SPDXID] - [.relationships[] | select(.relationshipType == "STATIC_LINK") | .relatedSpdxElement]' "$spdx")" "[]"
is "SPDX: elements have what the schema requires" "$(jq '[., (.packages[] | .downloadLocation), (.files[] | .fileName, .checksums[0])
    | . != null] + [has("SPDXID", "creationInfo", "dataLicense", "name", "spdxVersion")] | all' "$spdx")" true
is "SPDX: files have SHA-1 and SHA-256" "$(jq '[.files[] | [.checksums[].algorithm] == ["SHA1", "SHA256"]] | all' "$spdx")" true

# --- the validators of others, from npm ------------------------------------------------------------------
NPM=$BUILD/check-tree/npm-sbom
wanted='@cyclonedx/cyclonedx-library@10.3.0 ajv@8.20.0 spdx-expression-parse@5.0.0'
mkdir -p "$NPM"
if command -v npm >/dev/null && { [ -d "$NPM/node_modules/spdx-expression-parse" ] || (cd "$NPM" && npm install --no-save --no-fund --no-audit $wanted >"$WORK/npm.log" 2>&1); }; then
    cat >validate.js <<'END'
// Validates FILE by a CycloneDX schema of the library's, or by a schema's file.
const fs = require("fs"), Ajv = require("ajv");
const [what, file] = process.argv.slice(2), json = (path) => JSON.parse(fs.readFileSync(path));
const options = { strict: false, validateFormats: false };
let check;
if (what === "cyclonedx") {
    const directory = "node_modules/@cyclonedx/cyclonedx-library/res/schema/", ajv = new Ajv(options);
    for (const part of ["spdx", "jsf-0.82", "cryptography-defs"]) {
        const name = part + ".SNAPSHOT.schema.json";
        if (fs.existsSync(directory + name))
            ajv.addSchema({ ...json(directory + name), $id: undefined }, "http://cyclonedx.org/schema/" + name);
    }
    check = ajv.compile(json(directory + "bom-1.6.SNAPSHOT.schema.json"));
} else check = new Ajv(options).compile(json(what)); // SPDX 2.3: draft 7
if (!check(json(file))) { console.log(check.errors); process.exit(1); }
END
    validate() { (cd "$NPM" && NODE_PATH=$NPM/node_modules node "$WORK/validate.js" "$@"); }
    ok "CycloneDX 1.6: the schema" validate cyclonedx "$cyclonedx"
    sed 's/"type": "library"/"type": "lost"/' "$cyclonedx" >wrong.json
    not_ok "... and what does not keep to it is found out" validate cyclonedx "$WORK/wrong.json"
    cat >expressions.js <<'END'
// Says which licences of an SPDX document are no SPDX expressions.
const parse = require("spdx-expression-parse"), document = JSON.parse(require("fs").readFileSync(process.argv[2]));
for (const { licenseDeclared } of document.packages)
    try { parse(licenseDeclared); } catch { console.log(licenseDeclared); }
END
    is "each licence is an SPDX expression" "$(cd "$NPM" && NODE_PATH=$NPM/node_modules node "$WORK/expressions.js" "$spdx" 2>&1)" ""
    # No package of Debian, npm or PyPI has SPDX's schema: fetched once, or put there by hand.
    url=https://raw.githubusercontent.com/spdx/spdx-spec/v2.3/schemas/spdx-schema.json
    schema=$NPM/spdx-2.3.schema.json
    [ -f "$schema" ] || { curl -fsSL --max-time 20 -o "$schema.part" "$url" 2>/dev/null && mv "$schema.part" "$schema"; } || :
    if [ -f "$schema" ]; then
        ok "SPDX 2.3: the schema" validate "$schema" "$spdx"
        sed 's/"STATIC_LINK"/"LOST"/' "$spdx" >wrong.json
        not_ok "... and what does not keep to it is found out" validate "$schema" "$WORK/wrong.json"
    else
        skip "SPDX 2.3: the schema" "$url can't be reached: put that file at $schema"
    fi
else
    skip "the schemas" "npm install $wanted in $NPM fails: $(tail -n 1 npm.log 2>/dev/null || echo 'no npm (apt-get install npm)')"
fi

finish
