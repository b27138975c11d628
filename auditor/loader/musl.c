/* musl's loader as its ldso/dynlink.c has it (load_library, fixup_rpath), 1.1 and 1.2 alike. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "loader/musl.h"

#include "abi/gabi.h"
#include "loader/ld_conf.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

const char *musl_arch(uint16_t machine, unsigned char elf_class, unsigned char data)
{
    static const struct {
        uint16_t machine;
        unsigned char elf_class, data;
        const char *name;
    } all[] = {
        {EM_X86_64, ELFCLASS64, ELFDATA2LSB, "x86_64"},
        {EM_X86_64, ELFCLASS32, ELFDATA2LSB, "x32"},
        {EM_386, ELFCLASS32, ELFDATA2LSB, "i386"},
        {EM_AARCH64, ELFCLASS64, ELFDATA2LSB, "aarch64"},
        {EM_AARCH64, ELFCLASS64, ELFDATA2MSB, "aarch64_be"},
        {EM_ARM, ELFCLASS32, ELFDATA2LSB, "armhf"},
        {EM_PPC64, ELFCLASS64, ELFDATA2LSB, "powerpc64le"},
        {EM_PPC64, ELFCLASS64, ELFDATA2MSB, "powerpc64"},
        {EM_PPC, ELFCLASS32, ELFDATA2MSB, "powerpc"},
        {EM_S390, ELFCLASS64, ELFDATA2MSB, "s390x"},
        {EM_RISCV, ELFCLASS64, ELFDATA2LSB, "riscv64"},
        {EM_RISCV, ELFCLASS32, ELFDATA2LSB, "riscv32"},
        {EM_LOONGARCH, ELFCLASS64, ELFDATA2LSB, "loongarch64"},
        {EM_MIPS, ELFCLASS64, ELFDATA2LSB, "mips64el"},
        {EM_MIPS, ELFCLASS64, ELFDATA2MSB, "mips64"},
        {EM_MIPS, ELFCLASS32, ELFDATA2LSB, "mipsel"},
        {EM_MIPS, ELFCLASS32, ELFDATA2MSB, "mips"},
        {EM_68K, ELFCLASS32, ELFDATA2MSB, "m68k"},
        {EM_SH, ELFCLASS32, ELFDATA2LSB, "sh"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].machine == machine && all[i].elf_class == elf_class && all[i].data == data)
            return all[i].name;
    return NULL;
}

void musl_loader(const char *arch, char path[MUSL_NAME])
{
    snprintf(path, MUSL_NAME, "/lib/ld-musl-%s.so.1", arch);
}

bool musl_is_itself(const char *library)
{
    static const char *const names[] = {"libc.",  "libpthread.", "librt.",  "libm.",
                                        "libdl.", "libutil.",    "libxnet."};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(library, names[i], strlen(names[i])) == 0)
            return true;
    return strncmp(library, "ld-musl-", strlen("ld-musl-")) == 0;
}

char *musl_directories(const struct sysroot *s, const char *arch)
{
    char path[MUSL_NAME];
    snprintf(path, sizeof path, "/etc/ld-musl-%s.path", arch);
    errno = 0;
    char *text = ld_conf_text(s, path);
    if (text)
        return text;
    /* One that is there and can't be read leaves none. */
    return strdup(errno == ENOENT ? "/lib:/usr/local/lib:/usr/lib" : "");
}
