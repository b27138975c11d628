# The tests by room: each tests/ROOM/*.t, so that a new test needs no line anywhere. For the Makefile at the top.
# SPDX-License-Identifier: Apache-2.0
GROUPS = auditor floor engine bpftrace release project systems
GROUP = $(GROUPS)
TESTS = $(foreach g,$(GROUP),$(sort $(patsubst $(srcdir)/%,%,$(wildcard $(srcdir)/tests/$g/*.t))))
# Those that need no network, no root and no bpftrace.
QUICK_TESTS = $(shell sed -n 's|^[a-z].*|tests/&.t|p' $(srcdir)/tests/quick)
