#!/bin/sh
# The container image: each blob is what its descriptor says, skopeo takes it, and it traces with no more than docs/kubernetes.yaml mounts.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/dist.sh"
export SOURCE_DATE_EPOCH=0
build_tree "$WORK/build"
cd "$WORK/build"
ok "a staged release" "$TOP/dist/stage-bpftrace" "$WORK/$name" bpftrace.verdict "$TARGET_GLIBC" bpftrace bpftrace-aotrt
oci() { "$TOP/dist/make-oci" "$WORK" "$name" "$(config CC)" "$WORK/$1" 0; }
ok "an image of it" oci image.tar
ok "once more" oci again.tar
ok "... the same bytes" cmp "$WORK/image.tar" "$WORK/again.tar"
rm "$WORK/again.tar"
cd "$WORK"
version=$BPFTRACE_VERSION-$(cat "$TOP/VERSION")
mkdir layout root
tar -C layout -xf image.tar

# --- the layout: each digest and size, from index.json on -------------------------------------------
documents='' layer=''
for blob in layout/blobs/sha256/*; do if gzip -t "$blob" 2>/dev/null; then layer=$blob; else documents="$documents $blob"; fi; done
# shellcheck disable=SC2086  # names without spaces
json "each document" layout/index.json layout/oci-layout layout/manifest.json $documents
blobs=$(find layout/blobs/sha256 -type f | wc -l)
is "its blobs" "$blobs" 7
is "... each has its digest for a name" "$(cd layout/blobs/sha256 && sha256sum ./* | awk '$2 != "./" $1')" ""
# shellcheck disable=SC2086
grep -hoE '"digest": "sha256:[0-9a-f]{64}", "size": [0-9]+' layout/index.json $documents |
    sed 's/.*sha256:\([0-9a-f]*\)", "size": \([0-9]*\)/\2 \1/' | sort -u >descriptors
is "... and is described with its size" "$(cd layout/blobs/sha256 && wc -c ./* | sed -n 's,^ *\([0-9]*\) \./,\1 ,p' | sort)" "$(sort descriptors)"
# shellcheck disable=SC2086
ok "the layer is what the image was made of" grep -qF "\"diff_ids\": [\"sha256:$(gzip -dc "$layer" | sha256sum | cut -d' ' -f1)\"]" $documents
tar -C root -xzf "$layer"
ok "bpftrace in it is the audited one" cmp root/usr/bin/bpftrace "$BUILD/bpftrace"
ok "the licence of the glibc in it" [ -s root/usr/share/doc/bpftrace-portable/licences/libc/copyright ]
# shellcheck disable=SC2086
image=$(sed -n 's/.*"vnd.docker.reference.digest": "sha256:\([0-9a-f]*\)".*/\1/p' $documents)
# shellcheck disable=SC2086
ok "the bill of materials is about this image" \
    grep -qF "\"subject\": [{\"name\": \"bpftrace-portable:$version\", \"digest\": {\"sha256\": \"$image\"}}]" $documents
ok "... which is there" grep -q '"layers"' "layout/blobs/sha256/$image"
if command -v skopeo >/dev/null; then
    skopeo inspect "oci-archive:image.tar:$version" >inspected 2>&1 || say_file inspected
    ok "skopeo reads it" grep -qF "\"org.opencontainers.image.version\": \"$version\"" inspected
    ok "... and copies it to what docker load takes" skopeo --insecure-policy copy -q "oci-archive:image.tar:$version" "docker-archive:docker.tar"
    ok "... which it reads, too, as image.tar is" skopeo --insecure-policy copy -q "docker-archive:image.tar" "dir:$WORK/copied"
else
    skip "skopeo reads it" "skopeo is not installed"
fi
is "the page's image is this one" "$(sed -n 's/^ *image: //p' "$TOP/docs/kubernetes.yaml")" "bpftrace-portable:0.17.0-$(cat "$TOP/VERSION")"
is "... and the Pod beside the image is of that image" "$(diff "$TOP/docs/kubernetes.yaml" kubernetes.yaml | sed -n 's/^> *//p')" "$([ "$BPFTRACE_VERSION" = 0.17.0 ] || echo "image: bpftrace-portable:$version")"

# --- it runs: what the container's runtime mounts, and what the page's Pod asks for ------------------
if [ "$(id -u)" != 0 ] || [ "$HOST_ARCH" != "$BUILD_ARCH" ]; then
    skip "it traces" "that takes root, and a bpftrace for this machine"
    finish
    exit
fi
mounts() {
    mount -t proc proc root/proc && mount --bind /sys root/sys && mount --rbind --make-rslave /dev root/dev &&
        sed -n 's/^ *mountPath: //p' "$TOP/docs/kubernetes.yaml" | while read -r path; do mount --rbind --make-rslave "$path" "root$path" || exit 1; done
}
trap 'umount -R -l root/proc root/sys root/dev 2>/dev/null || :' EXIT
ok "what a privileged container has is mounted" mounts
is "the entry point" "$(chroot root /usr/bin/bpftrace --version)" "$(says)"
sed -n "s/^ *args: \[\"-e\", \"\(.*\)\"\]\$/\1/p" "$TOP/docs/kubernetes.yaml" >script
ok "the page's script" [ -s script ]
(for _ in 1 2 3 4 5 6; do sleep 1; cat /dev/null; done) &
timeout 60 chroot root /usr/bin/bpftrace -e "$(cat script)" >traced 2>&1 || say "exit status $?"
ok "... traces" grep -q '^@\[.*\]: [1-9]' traced
timeout 60 chroot root /usr/bin/bpftrace -e '#include <linux/tcp.h>
BEGIN { printf("%d bytes\n", sizeof(struct tcphdr)); exit(); }' >headers 2>&1 || :
ok "a script that includes Linux's headers" grep -qx '20 bytes' headers
say_file traced | head -n 5
finish
