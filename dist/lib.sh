# What the scripts of dist/ share. Each sets `here`, the directory that they are in, and reads this; they run in the build directory.
# shellcheck shell=sh disable=SC2154  # here and o are set by those who source it
# SPDX-License-Identifier: Apache-2.0

refuse() { echo "dist: $*" >&2; exit 1; }
# sha256 FILE: in hexadecimal; fails where the file can't be read.
sha256() { sum=$(sha256sum <"$1") && printf '%s\n' "${sum%% *}"; }
# config NAME: a value of the configuration of the build in whose directory this runs.
config() { "$here/../deps/engine/value" config.mk "$1"; }
# prefix_of RECIPE: where it was built, below $o, the directory of the dependencies' builds.
prefix_of() { echo "$o/$1/$(cat "$o/$1/key")/prefix"; }
# component_of RECIPE: what it says of itself (deps/engine/component).
component_of() { echo "$(prefix_of "$1")/share/licenses/$1/component"; }
# recipes: bpftrace and all that it was compiled with, since headers leave nothing in a linker's map.
recipes() { deps=$("$here/../deps/engine/value" "$o/../config.mk" DEPS_bpftrace) && echo "bpftrace $deps"; }
