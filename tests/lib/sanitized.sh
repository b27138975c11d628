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
# answers STATUSES COMMAND...: ends with one of them, in 20 s, and no sanitizer reports. The output is in $WORK/out.
answers() {
    statuses=$1
    shift
    case " $statuses " in
    *" $(status timeout 20 "$@") "*) fails grep -qE 'Sanitizer|runtime error' "$WORK/out" ;;
    *) cat "$WORK/out"; return 1 ;;
    esac
}
