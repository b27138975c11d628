# What the scripts of dist/ share. Each sets `here`, the directory that they are in, and reads this; they run in the build directory.
# shellcheck shell=sh disable=SC2154  # here and o are set by those who source it
# SPDX-License-Identifier: Apache-2.0

refuse() { echo "dist: $*" >&2; exit 1; }
# sha256 FILE: in hexadecimal; fails where the file can't be read.
sha256() { sum=$(sha256sum <"$1") && printf '%s\n' "${sum%% *}"; }
# packer: who makes the packages, by the variables that Debian's own tools read; dpkg wants an address.
packer() { echo "${DEBFULLNAME:-bpftrace-portable} <${DEBEMAIL:-bpftrace-portable@localhost}>"; }
# field NAME: what dist/packages/PACKAGE says of the package $package.
field() { sed -n "s/^$1: //p" "$here/packages/$package"; }
# optional NAME VALUE: a field of a package, where there is a value.
optional() { if [ -n "$2" ]; then echo "$1: $2"; fi; }
# plain_modes DIR: what may be run 755, directories too, all else 644, whatever the umask was.
plain_modes() { find "$1" -type d -exec chmod 755 {} + -o -type f -perm -u+x -exec chmod 755 {} + -o -type f -exec chmod 644 {} +; }
# plain_tar DIR OUT EPOCH NAME...: a tar of what DIR has of these names: the same bytes whoever makes it, each file of that time.
plain_tar() {
    dir=$1 tar=$2 at=$3
    shift 3
    LC_ALL=C tar -C "$dir" --sort=name --mtime="@$at" --owner=0 --group=0 --numeric-owner --format=ustar -cf "$tar" "$@"
}
# config NAME: a value of the configuration of the build in whose directory this runs.
config() { "$here/../deps/engine/value" config.mk "$1"; }
# prefix_of RECIPE: where it was built, below $o, the directory of the dependencies' builds.
prefix_of() { echo "$o/$1/$(cat "$o/$1/key")/prefix"; }
# component_of RECIPE: what it says of itself (deps/engine/component).
component_of() { echo "$(prefix_of "$1")/share/licenses/$1/component"; }
# recipes: bpftrace and all that it was compiled with, since headers leave nothing in a linker's map.
recipes() { deps=$("$here/../deps/engine/value" "$o/../config.mk" DEPS_bpftrace) && echo "bpftrace $deps"; }
