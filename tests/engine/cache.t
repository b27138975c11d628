#!/bin/sh
# --with-cache: finished prefixes are taken by other trees, right there; writers don't disturb each other; damage is refused.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/engine.sh"
requires sha256sum gzip

cache=$WORK/cache
echo "CACHE := $cache" >>"$WORK/config.mk"
# alpha names its own tree in a text and in a pkg-config file, gamma links to a file of this machine.
echo outside >"$WORK/outside"
stage() { sed -i "s|^cp text .*|&; $2|" "$top/deps/$1/Makefile"; } # NAME COMMANDS: more of them
stage alpha 'mkdir $(OUT)/lib; echo "in $(PREFIX)/x" >$(OUT)/lib/text; echo "prefix=$(OUT)" >$(OUT)/lib/a.pc'
stage gamma "ln -s $WORK/outside \$(OUT)/link"
tree() { sed -i "s,^O := .*,O := $WORK/$1/o," "$WORK/config.mk"; mkdir -p "$WORK/$1"; }
in_tree() { echo "$WORK/$1/o/$2/$(cat "$WORK/$1/o/$2/key")/prefix"; }
entry() { ls "$cache/$1"-*.tar.gz; }
entries() { find "$cache" -name "$1-*" | wc -l; }
# A build: what it says of the cache, and which prefixes it took from there.
run() {
    status build >"$WORK/status"
    said=$(grep "the cache's" "$WORK/out" || :)
    taken=$(sed -n 's/^ *\([a-z]*\) 1.0 *cached .*/\1/p' "$WORK/out" | sort | xargs)
}

tree one
run
is "a first tree builds" "$(built)" "alpha beta gamma "
is "... and shares all" "$(cd "$cache" && echo ./* | sed 's/-[0-9a-f]\{16\}//g')" "./alpha.tar.gz ./beta.tar.gz ./gamma.tar.gz"
is "... for everybody to read" "$(stat -c %a "$(entry alpha)")" 644
run
is "a second make has nothing to do" "$taken$(built)" ""

tree two/deeper
run
is "another tree takes all" "$taken" "alpha beta gamma"
is "... and builds nothing" "$(built)" ""
is "... under the same keys" "$(cat "$WORK/two/deeper/o/beta/key")" "$(cat "$WORK/one/o/beta/key")"
is "... with its own name in the files" "$(cat "$(in_tree two/deeper alpha)/lib/text")" "in $(in_tree two/deeper alpha)/x"
is "... relocatable for pkg-config" "$(cat "$(in_tree two/deeper alpha)/lib/a.pc")" 'prefix=${pcfiledir}/../..'
ok "... and else the same" diff -r --exclude=text "$(in_tree one alpha)" "$(in_tree two/deeper alpha)"
source_in() { cat "$WORK/$1/o/alpha/$(cat "$WORK/$1/o/alpha/key")/source"; } # the tarball that make dist has to know
is "... and from the same source" "$(source_in two/deeper)" "$(source_in one)"
ok "... which has a name and a sum" sh -c "echo '$(source_in one)' | grep -qE '^[0-9a-f]{64}  alpha'"
not_ok "... nothing is left over" ls "$WORK/two/deeper/o"/*/*/cache.part "$cache"/.part-*

for damage in truncated changed empty; do
    case $damage in
    truncated) head -c 200 "$(entry alpha)" >"$WORK/half" && cat "$WORK/half" >"$(entry alpha)" ;;
    changed) printf x | dd of="$(entry alpha)" bs=1 seek=150 conv=notrunc 2>/dev/null ;;
    empty) : >"$(entry alpha)" ;;
    esac
    tree $damage
    run
    is "an entry that is $damage is refused in one line" "$said" \
        "  alpha 1.0: the cache's $(basename "$(entry alpha)") is damaged: refused, and built"
    is "... it alone is built" "$(built)" "alpha "
    tree "after-$damage"
    run
    is "... and shared again" "$taken" "alpha beta gamma"
done

# As releases before it made them: without the source.
mkdir "$WORK/old"
tail -n +2 "$(entry alpha)" | tar -xzf - -C "$WORK/old"
tar -C "$WORK/old" -czf "$WORK/old.tar.gz" prefix links
{ sha256sum <"$WORK/old.tar.gz" | cut -d' ' -f1 && cat "$WORK/old.tar.gz"; } >"$(entry alpha)"
tree old-entry
run
is "an entry that does not say its source is built again" "$said$(built)" "alpha "
tree after-old-entry
run
is "... and shared again" "$taken" "alpha beta gamma"

echo changed >"$WORK/outside"
tree other-machine
run
is "a link to a file that this machine has not: one line" "$said" \
    "  gamma 1.0: the cache's $(basename "$(entry gamma)") links to files that this machine has not: passed over, and built"
is "... and it is built" "$(built)" "gamma "

# Two trees at once, each with a configuration of its own; the cache is empty.
rm -rf "$cache"
for each in left right; do
    tree $each
    cp "$WORK/config.mk" "$WORK/$each.mk"
    "$MAKE" -C "$top/deps" CONFIG="$WORK/$each.mk" GOALS="beta gamma" >"$WORK/$each.log" 2>&1 &
    eval "$each=\$!"
done
# shellcheck disable=SC2154  # set by eval
ok "two writers at once: the first" wait "$left"
# shellcheck disable=SC2154
ok "... and the second" wait "$right"
built >/dev/null
tree third
run
is "... a third takes all" "$taken" "alpha beta gamma"
not_ok "... no half entries are left" ls "$cache"/.part-*

stage beta 'mkdir $(OUT)/bin; printf "\\\\0%s" $(PREFIX)/y >$(OUT)/bin/y'
run
is "a program with the tree's name in it is not shared" "$said" "  beta 1.0: the cache's entry would have the name of this tree in prefix/bin/y: not shared"
is "... but built" "$(built)" "beta "
fake beta alpha
sed -i 's/^DEPS .*/&\nLOCAL := yes/' "$top/deps/beta/Makefile"
run
is "LOCAL: what its recipe keeps here is not shared" "$(entries beta)" 1

if mount -t tmpfs -o size=8k none "$cache" 2>/dev/null; then
    trap 'umount "$cache" 2>/dev/null || :' EXIT
    fake beta alpha
    stage beta 'head -c 100000 /dev/urandom >$(OUT)/random'
    run
    is "a full cache fails no build" "$(cat "$WORK/status")" 0
    is "... and is told in one line" "$said" "  beta 1.0: the cache's directory $cache has no room or can't be written: not shared"
    not_ok "... and nothing of it stays" ls -A "$cache"/.part-*
    mount -o remount,ro "$cache"
    echo '# once more' >>"$top/deps/beta/Makefile"
    run
    is "a cache that can't be written fails no build" "$(cat "$WORK/status")" 0
    is "... and is told in one line" "$said" "  beta 1.0: the cache's directory $cache can't be written: not shared"
    umount "$cache"
else
    skip "a full cache" "a small tmpfs takes root"
fi

touch -d '40 days ago' "$(entry gamma)"
ok "prune" "$top/deps/engine/cache" prune "$cache" 30
is "... what nobody took for 30 days goes" "$(entries gamma)" 0
is "... the others stay" "$(entries alpha)" 1
is "deps/engine/cache without arguments: exit status" "$(status "$top/deps/engine/cache")" 2
finish
