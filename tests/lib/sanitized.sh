# For tests of damaged files: a linkaudit with the address and undefined-behaviour sanitizers, compiled once for all of them.
# shellcheck shell=sh
# SPDX-License-Identifier: Apache-2.0

# sanitized: sets probe to it; where the compiler has no sanitizers to the plain one, and says why. Then a crash is still seen.
sanitized() {
    probe=$BUILD/check-tree/sanitized/linkaudit
    mkdir -p "${probe%/*}"
    exec 8>"${probe%/*}/lock"
    flock 8
    if ! "$MAKE" -s -C "$TOP/auditor" BUILD="${probe%/*}" CC="$CC" CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all' \
        LDFLAGS='-fsanitize=address,undefined' >"$WORK/sanitized.log" 2>&1; then
        say "no sanitizers: $(tail -n 1 "$WORK/sanitized.log")"
        probe=$BUILD/auditor/linkaudit
    fi
    exec 8>&-
    export ASAN_OPTIONS=exitcode=99 UBSAN_OPTIONS=exitcode=99
}
# answers COMMAND...: ends with an answer or an error, and no sanitizer reports. The output is in $WORK/out.
answers() {
    case $(status timeout 60 "$@") in
    0 | 1 | 3) fails grep -qE 'Sanitizer|runtime error' "$WORK/out" ;;
    *) cat "$WORK/out"; return 1 ;;
    esac
}
# survives FILE...: linkaudit check answers for all of them at once; else the one that it does not is named.
survives() {
    if answers "$probe" check -t 2.25 "$@"; then return; fi
    for file; do answers "$probe" check -t 2.25 "$file" || { echo "$file"; return 1; }; done
    echo "all of them together"
    return 1
}
# put FILE OFFSET TEXT: in place
put() { printf '%b' "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null; }
