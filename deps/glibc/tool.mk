# glibc-floor alone, in BUILD: `make -f deps/glibc/tool.mk BUILD=DIR`. It is a script, and needs this directory.
# `make -f ... install prefix=... [DESTDIR=...]` puts a copy of all that it reads beside it; uninstall takes it away.
HERE := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
AUDITOR := $(HERE)/../../auditor
VERSION := $(shell sed -n 's/^.define LINKAUDIT_VERSION "\(.*\)"/\1/p' $(AUDITOR)/verdict.h)
BUILD ?= .
CC ?= cc
CFLAGS ?= -O2 -g
prefix ?= /usr/local
bindir ?= $(prefix)/bin
libexecdir ?= $(prefix)/libexec
datadir ?= $(prefix)/share
WARNINGS := -std=c11 -Wall -Wextra
STUBS := $(HERE)/stubs.c $(HERE)/stub_elf.c $(HERE)/old_programs.c $(AUDITOR)/abi.c $(AUDITOR)/abi_index.c $(AUDITOR)/substitutes.c
PROGRAMS := $(BUILD)/floor-programs

all: $(BUILD)/glibc-floor $(PROGRAMS)/kept/done
$(BUILD)/glibc-floor: $(HERE)/glibc-floor.in $(PROGRAMS)/stubs $(PROGRAMS)/exchange $(PROGRAMS)/compile-parts
	sed -e 's|@VERSION@|$(VERSION)|; s|@DATA@|$(HERE)|; s|@PROGRAMS@|$(abspath $(PROGRAMS))|' $< >$@.part
	chmod 755 $@.part
	mv $@.part $@
$(PROGRAMS)/stubs: $(STUBS) $(wildcard $(HERE)/*.h $(AUDITOR)/abi*.h $(AUDITOR)/abi/*.abi $(AUDITOR)/abi/*.def $(AUDITOR)/substitutes.def)
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) -I$(AUDITOR) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@.part $(STUBS)
	mv $@.part $@
$(PROGRAMS)/compile-parts: $(HERE)/compile-parts
	@mkdir -p $(@D)
	cp $< $@
$(PROGRAMS)/exchange: $(HERE)/exchange.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@.part $<
	mv $@.part $@
# Parts by this compiler for floors to come, from the oldest one's, which has all. One that can make no floor keeps none.
$(PROGRAMS)/kept/done: $(BUILD)/glibc-floor $(wildcard $(HERE)/compat/* $(HERE)/startup/*.* $(HERE)/startup/*/*)
	rm -rf $(@D) $(PROGRAMS)/floor
	@mkdir -p $(@D)/new
	$(BUILD)/glibc-floor --target-glibc=2.17 --cc="$(CC)" $(PROGRAMS)/floor 2>/dev/null || :
	rm -rf $(PROGRAMS)/floor
	@touch $@

relative = $(shell realpath -m --relative-to=$(bindir) $1)
install: all
	mkdir -p $(DESTDIR)$(bindir) $(DESTDIR)$(libexecdir)/glibc-floor $(DESTDIR)$(datadir)/glibc-floor
	sed -e 's|@VERSION@|$(VERSION)|; s|@DATA@|$$here/$(call relative,$(datadir))/glibc-floor|' \
	    -e 's|@PROGRAMS@|$$here/$(call relative,$(libexecdir))/glibc-floor|' \
	    $(HERE)/glibc-floor.in >$(DESTDIR)$(bindir)/glibc-floor
	chmod 755 $(DESTDIR)$(bindir)/glibc-floor
	cp -R $(addprefix $(PROGRAMS)/,stubs exchange compile-parts kept) $(DESTDIR)$(libexecdir)/glibc-floor/
	rm -rf $(DESTDIR)$(libexecdir)/glibc-floor/kept/new
	cp -R $(addprefix $(HERE)/,compat include probe startup wrapper.in toolchain.cmake.in meson.ini.in) $(DESTDIR)$(datadir)/glibc-floor/
uninstall:
	rm -rf $(DESTDIR)$(bindir)/glibc-floor $(DESTDIR)$(libexecdir)/glibc-floor $(DESTDIR)$(datadir)/glibc-floor

.PHONY: all install uninstall
