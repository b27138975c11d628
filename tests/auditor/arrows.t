#!/bin/sh
# linkaudit's rooms: what each may include. Arrows run one way, and no two files need each other.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"

# A room takes from those before it; loader and link stand side by side.
cat >"$WORK/rooms" <<'END'
abi 0
base 1
elf 2
loader 3
link 3
judge 4
report 5
commands 6
main 7
END

# The includes, each as "FROM TO", without the ending: judge/check abi/abi_index. A name without a room is of the same one.
cd "$TOP"
for file in auditor/*.c auditor/*/*.[ch] abi/*.[ch]; do
    sed -n "s|^#include \"\\([^\"]*\\)\\.h\".*|${file%.[ch]} \\1|p" "$file"
done | sed 's|^auditor/||' | awk '{ from = $1; sub("/[^/]*$", "", from); if ($2 !~ "/") $2 = from "/" $2; if ($1 != $2) print }' |
    sort -u >"$WORK/includes"

# wrong INCLUDES: those that go up, or sideways into another room, or from or to a room that has no place.
wrong() {
    awk 'NR == FNR { place[$1] = $2; next }
        { from = $1; to = $2; sub("/.*", "", from); sub("/.*", "", to) }
        !(from in place) || !(to in place) || place[to] > place[from] || (place[to] == place[from] && to != from)' "$WORK/rooms" "$1"
}
# circles INCLUDES: the files of each, as tsort finds them.
circles() { tsort "$1" 2>&1 >"$WORK/order" | sed -n 's/^tsort: //p'; }

is "there are includes to look at" "$([ "$(wc -l <"$WORK/includes")" -gt 80 ] && echo many)" many
is "every room is looked at" "$(sed "s|[ /].*||" "$WORK/includes" | sort -u | grep -vxF main)" "$(cut -d' ' -f1 "$WORK/rooms" | sort | grep -vxF main)"
is "no include against the arrows" "$(wrong "$WORK/includes")" ""
is "no circle" "$(circles "$WORK/includes")" ""

# The test itself: one line too many is found.
{ cat "$WORK/includes"; echo "elf/file judge/check"; } >"$WORK/up"
is "an arrow the wrong way is found" "$(wrong "$WORK/up")" "elf/file judge/check"
{ cat "$WORK/includes"; echo "abi/abi abi/abi_index"; } >"$WORK/round"
not_ok "a circle is found" [ -z "$(circles "$WORK/round")" ]
finish
