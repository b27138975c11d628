#!/bin/sh
# Builds linkaudit and gates files with it, in any CI or by hand.
#
# usage: gate.sh SOURCES POLICY FILE...
#   SOURCES   a checkout of bpftrace-portable, or a copy of its auditor/ and abi/ in a directory
#   POLICY    rhel-8, manylinux_2_28, ... (auditor/policies), or the path of your own
# SPDX-License-Identifier: Apache-2.0
set -eu

[ $# -ge 3 ] || { echo "usage: gate.sh SOURCES POLICY FILE..." >&2; exit 2; }
linkaudit=$1/auditor/linkaudit policy=$2
[ -x "$linkaudit" ] || ${CC:-cc} -O2 -iquote "$1/auditor" -iquote "$1" -o "$linkaudit" "$1"/auditor/*.c "$1"/auditor/*/*.c "$1"/abi/*.c
shift 2

status=0
"$linkaudit" check --policy="$policy" "$@" || status=$?
case $status in
0) echo "gate: all pass" ;;
1) echo "gate: not to be released: the policy $policy is not kept" >&2 ;;
*) echo "gate: could not be judged" >&2 ;;
esac
exit $status
