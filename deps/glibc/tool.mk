# glibc-floor alone, in BUILD: `make -f deps/glibc/tool.mk BUILD=DIR`. It is a script, and needs this directory.
# `make -f ... install prefix=... [DESTDIR=...]` puts a copy of all that it reads beside it; uninstall takes it away.
HERE := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
AUDITOR := $(HERE)/../../auditor
VERSION := $(shell sed -n 's/^AC_INIT(\[[^]]*\], \[\(.*\)\])/\1/p' $(HERE)/../../configure.ac)
BUILD ?= .
CC ?= cc
CFLAGS ?= -O2 -g
prefix ?= /usr/local
bindir ?= $(prefix)/bin
libexecdir ?= $(prefix)/libexec
datadir ?= $(prefix)/share
WARNINGS := -std=c11 -Wall -Wextra
STUBS := $(HERE)/stubs.c $(HERE)/stub_elf.c $(AUDITOR)/abi.c $(AUDITOR)/abi_index.c $(AUDITOR)/substitutes.c
PROGRAMS := $(BUILD)/floor-programs

all: $(BUILD)/glibc-floor
$(BUILD)/glibc-floor: $(HERE)/glibc-floor.in $(PROGRAMS)/stubs $(PROGRAMS)/exchange
	sed -e 's|@VERSION@|$(VERSION)|; s|@DATA@|$(HERE)|; s|@PROGRAMS@|$(abspath $(PROGRAMS))|' $< >$@.part
	chmod 755 $@.part
	mv $@.part $@
$(PROGRAMS)/stubs: $(STUBS) $(wildcard $(HERE)/*.h $(AUDITOR)/abi*.h $(AUDITOR)/abi/*.abi $(AUDITOR)/substitutes.def)
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) -I$(AUDITOR) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@.part $(STUBS)
	mv $@.part $@
$(PROGRAMS)/exchange: $(HERE)/exchange.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@.part $<
	mv $@.part $@

relative = $(shell realpath -m --relative-to=$(bindir) $1)
install: all
	mkdir -p $(DESTDIR)$(bindir) $(DESTDIR)$(libexecdir)/glibc-floor $(DESTDIR)$(datadir)/glibc-floor
	sed -e 's|@VERSION@|$(VERSION)|; s|@DATA@|$$here/$(call relative,$(datadir))/glibc-floor|' \
	    -e 's|@PROGRAMS@|$$here/$(call relative,$(libexecdir))/glibc-floor|' \
	    $(HERE)/glibc-floor.in >$(DESTDIR)$(bindir)/glibc-floor
	chmod 755 $(DESTDIR)$(bindir)/glibc-floor
	cp $(PROGRAMS)/stubs $(PROGRAMS)/exchange $(DESTDIR)$(libexecdir)/glibc-floor/
	cp -R $(addprefix $(HERE)/,compat include probe startup wrapper.in toolchain.cmake.in meson.ini.in) $(DESTDIR)$(datadir)/glibc-floor/
uninstall:
	rm -rf $(DESTDIR)$(bindir)/glibc-floor $(DESTDIR)$(libexecdir)/glibc-floor $(DESTDIR)$(datadir)/glibc-floor

.PHONY: all install uninstall
