# shellcheck shell=sh disable=SC2034
# A tree with the real engine and three tiny dependencies: beta needs alpha, gamma stands alone.
# Each build appends its name to $WORK/built, so a test sees what ran.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
top=$WORK/top
mkdir -p "$top/deps/trains" "$WORK/upstream" "$WORK/distfiles"
cp -Rp "$TOP/deps/Makefile" "$TOP/deps/engine" "$TOP/deps/host" "$top/deps/"

# fake NAME DEPS: a recipe whose product is its source's text and that of its dependencies.
fake() {
    mkdir -p "$top/deps/$1" "$WORK/$1-1.0"
    echo "text of $1" >"$WORK/$1-1.0/text"
    # The same bytes each time: the train has their hash.
    tar -C "$WORK" --mtime=@0 --owner=0 --group=0 -cf - "$1-1.0" | gzip -n >"$WORK/upstream/$1-1.0.tar.gz"
    cat >"$top/deps/$1/Makefile" <<END
# $1: a dependency of the engine's tests.
NAME    := $1
DEPS    := $2
LICENSE := Apache-2.0
define BUILD
cat \$(SRC)/text \$(DEP_PREFIXES:%=%/text) >text
\$(if \$(wildcard $WORK/slow),touch $WORK/started; sleep 3)
echo $1 >>$WORK/built
endef
define STAGE
cp text \$(OUT)/
endef
include ../engine/dep.mk
END
}
train() { # NAME: its line of the train, with the hash of the tarball as it is now
    sum=$(sha256sum <"$WORK/upstream/$1-1.0.tar.gz")
    echo "$1_VERSION := 1.0"
    echo "$1_SOURCES := url:file://$WORK/upstream/$1-1.0.tar.gz|${sum%% *}"
}
fake alpha ''
fake beta alpha
fake gamma ''
for name in alpha beta gamma; do train $name; done >"$top/deps/trains/test.mk"
cat >"$WORK/config.mk" <<END
TOP := $top
O := $WORK/o
DISTFILES := $WORK/distfiles
TARGET_GLIBC := 2.25
ARCH := x86_64
TRAIN := test
CC := $CC
CXX := $CXX
END
# build [MAKE'S ARGUMENTS]: what a make in the build tree does with deps/.
build() { "$top/deps/engine/locked" "$WORK/o/.lock" "$MAKE" --no-print-directory -C "$top/deps" CONFIG="$WORK/config.mk" GOALS="beta gamma" "$@"; }
# What was built since it was last asked for, sorted, in one line.
built() { sort "$WORK/built" 2>/dev/null | tr '\n' ' '; rm -f "$WORK/built"; }
prefix() { echo "$WORK/o/$1/$(cat "$WORK/o/$1/key")/prefix"; }
