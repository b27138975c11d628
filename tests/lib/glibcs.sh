# The glibcs that a test of the floor runs programs under: this machine's, Debian 11's, and each of OLD_GLIBCS. To be sourced
# after functions.sh, in $WORK. It sets glibcs: host, and a name each with its loader-NAME, libraries-NAME and, where it is there,
# gconv-NAME in $WORK: iconv's modules, which go with their libc.
# A program gets the loader as its PT_INTERP: `loader program` runs a PIE's constructors twice before 2.26.
# shellcheck shell=sh
# SPDX-License-Identifier: Apache-2.0
glibcs=host

use_glibc() { # NAME LOADER LIBRARIES
    glibcs="$glibcs $1"
    ln -sfn "$2" "$WORK/loader-$1"
    ln -sfn "$3" "$WORK/libraries-$1"
    for gconv in "$3/gconv" "$3"/../../usr/lib/*/gconv; do
        if [ -d "$gconv" ]; then ln -sfn "$gconv" "$WORK/gconv-$1"; fi
    done
}

if old_glibc; then
    use_glibc "$(glibc_version "$OLD_LIBRARIES")" "$OLD_LOADER" "$OLD_LIBRARIES"
else
    skip "under an old glibc" "$OLD_REASON"
fi
for directory in ${OLD_GLIBCS-}; do # as make check-old-glibc names them
    loader=$(find "$directory/" -name 'ld*.so.[0-9]' | head -n 1)
    ok "$directory has a loader" [ -n "$loader" ]
    use_glibc "$(glibc_version "$(dirname "$loader")")" "$loader" "$(dirname "$loader")"
done
