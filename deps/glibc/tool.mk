# glibc-floor alone, in BUILD: `make -f deps/glibc/tool.mk BUILD=DIR`. It is a script, and needs this directory.
# `make -f ... install PREFIX=/usr/local DESTDIR=` puts a copy of all that it reads beside it; it and uninstall know GNU's
# variables for directories, as auditor/Makefile does.
HERE := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
AUDITOR := $(HERE)/../../auditor
VERSION := $(shell sed -n 's/^.define LINKAUDIT_VERSION "\(.*\)"/\1/p' $(AUDITOR)/verdict.h)
BUILD ?= .
CC ?= cc
CFLAGS ?= -O2 -g
WARNINGS := -std=c11 -Wall -Wextra
STUBS := $(HERE)/stubs.c $(HERE)/stub_elf.c $(HERE)/old_programs.c $(AUDITOR)/abi.c $(AUDITOR)/abi_index.c $(AUDITOR)/substitutes.c
# For debuggers a file is named from the sources on: the directory makes no other program.
NAMES := -fdebug-prefix-map=$(CURDIR)=. -fdebug-prefix-map=$(HERE)=deps/glibc -fdebug-prefix-map=$(AUDITOR)=auditor
PROGRAMS := $(BUILD)/floor-programs

all: $(BUILD)/glibc-floor $(PROGRAMS)/kept/done
$(BUILD)/glibc-floor: $(HERE)/glibc-floor.in $(PROGRAMS)/stubs $(PROGRAMS)/exchange $(PROGRAMS)/compile-parts
	sed -e 's|@VERSION@|$(VERSION)|; s|@DATA@|$(HERE)|; s|@PROGRAMS@|$(abspath $(PROGRAMS))|' $< >$@.part
	chmod 755 $@.part
	mv $@.part $@
$(PROGRAMS)/stubs: $(STUBS) $(wildcard $(HERE)/*.h $(AUDITOR)/abi*.h $(AUDITOR)/abi/*.abi $(AUDITOR)/abi/*.def $(AUDITOR)/substitutes.def)
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(NAMES) -I$(AUDITOR) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@.part $(STUBS)
	mv $@.part $@
$(PROGRAMS)/compile-parts: $(HERE)/compile-parts
	@mkdir -p $(@D)
	cp $< $@
$(PROGRAMS)/exchange: $(HERE)/exchange.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(NAMES) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@.part $<
	mv $@.part $@
# Parts by this compiler for floors to come, from the oldest one's, which has all. One that can make no floor keeps none.
$(PROGRAMS)/kept/done: $(BUILD)/glibc-floor $(wildcard $(HERE)/compat/* $(HERE)/startup/*.* $(HERE)/startup/*/*)
	rm -rf $(@D) $(PROGRAMS)/floor
	@mkdir -p $(@D)/new
	$(BUILD)/glibc-floor --target-glibc=2.17 --cc="$(CC)" $(PROGRAMS)/floor 2>/dev/null || :
	rm -rf $(PROGRAMS)/floor
	cd $(@D) && ls -d *-* >done 2>/dev/null || :

# --- install ---------------------------------------------------------------------------------------
PREFIX = /usr/local
prefix = $(PREFIX)
exec_prefix = $(prefix)
bindir = $(exec_prefix)/bin
libexecdir = $(exec_prefix)/libexec
datarootdir = $(prefix)/share
datadir = $(datarootdir)
mandir = $(datarootdir)/man
INSTALL = install
INSTALL_DATA = $(INSTALL) -m 644
programs = $(libexecdir)/glibc-floor
data = $(datadir)/glibc-floor
bash_completions = $(datadir)/bash-completion/completions
zsh_completions = $(datadir)/zsh/site-functions
relative = $(shell realpath -m --relative-to=$(bindir) $1)

install: all
	mkdir -p $(addprefix $(DESTDIR),$(bindir) $(programs)/kept $(data) $(mandir)/man1 $(bash_completions) $(zsh_completions))
	sed -e 's|@VERSION@|$(VERSION)|; s|@DATA@|$$here/$(call relative,$(data))|' \
	    -e 's|@PROGRAMS@|$$here/$(call relative,$(programs))|' $(HERE)/glibc-floor.in >$(DESTDIR)$(bindir)/glibc-floor
	chmod 755 $(DESTDIR)$(bindir)/glibc-floor
	cp -R $(addprefix $(PROGRAMS)/,stubs exchange compile-parts) $(DESTDIR)$(programs)/
	cd $(PROGRAMS)/kept && for d in `cat done`; do cp -R $$d $(abspath $(DESTDIR)$(programs))/kept/; done
	cp -R $(addprefix $(HERE)/,compat include probe startup wrapper.in toolchain.cmake.in meson.ini.in) $(DESTDIR)$(data)/
	$(INSTALL_DATA) $(HERE)/glibc-floor.1 $(DESTDIR)$(mandir)/man1
	$(INSTALL_DATA) $(HERE)/completions/glibc-floor.bash $(DESTDIR)$(bash_completions)/glibc-floor
	$(INSTALL_DATA) $(HERE)/completions/_glibc-floor $(DESTDIR)$(zsh_completions)
uninstall:
	rm -rf $(DESTDIR)$(bindir)/glibc-floor $(DESTDIR)$(programs) $(DESTDIR)$(data)
	rm -f $(DESTDIR)$(mandir)/man1/glibc-floor.1 $(DESTDIR)$(bash_completions)/glibc-floor $(DESTDIR)$(zsh_completions)/_glibc-floor

.PHONY: all install uninstall
