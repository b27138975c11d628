/* The tables of what glibc exports (ARCH.abi), and what their columns mean. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "abi.h"

#include "gabi.h"

#include <stdlib.h>
#include <string.h>

/* The kinds by the tables' letters, so that no other letter compiles. */
enum { ABI_KIND_F = 'F', ABI_KIND_D = 'D', ABI_KIND_T = 'T', ABI_KIND_V = 'V' };

#define ABI_NAME(part) aarch64_##part
#define ABI_FILE "aarch64.abi"
#include "abi_table.h"
#define ABI_NAME(part) arm_##part
#define ABI_FILE "arm.abi"
#include "abi_table.h"
#define ABI_NAME(part) i386_##part
#define ABI_FILE "i386.abi"
#include "abi_table.h"
#define ABI_NAME(part) loongarch64_##part
#define ABI_FILE "loongarch64.abi"
#include "abi_table.h"
#define ABI_NAME(part) mips64el_##part
#define ABI_FILE "mips64el.abi"
#include "abi_table.h"
#define ABI_NAME(part) powerpc64_##part
#define ABI_FILE "powerpc64.abi"
#include "abi_table.h"
#define ABI_NAME(part) powerpc64le_##part
#define ABI_FILE "powerpc64le.abi"
#include "abi_table.h"
#define ABI_NAME(part) riscv64_##part
#define ABI_FILE "riscv64.abi"
#include "abi_table.h"
#define ABI_NAME(part) s390x_##part
#define ABI_FILE "s390x.abi"
#include "abi_table.h"
#define ABI_NAME(part) x86_64_##part
#define ABI_FILE "x86_64.abi"
#include "abi_table.h"

#define TABLE(arch)                                                                                \
    arch##_oldest, arch##_newest, arch##_exports, sizeof arch##_exports / sizeof *arch##_exports,  \
        (const char *)&arch##_text

static const struct abi_arch archs[] = {
    {"x86_64", EM_X86_64, ELFCLASS64, ELFDATA2LSB, "/lib64/ld-linux-x86-64.so.2", TABLE(x86_64)},
    {"i386", EM_386, ELFCLASS32, ELFDATA2LSB, "/lib/ld-linux.so.2", TABLE(i386)},
    {"aarch64", EM_AARCH64, ELFCLASS64, ELFDATA2LSB, "/lib/ld-linux-aarch64.so.1", TABLE(aarch64)},
    {"arm", EM_ARM, ELFCLASS32, ELFDATA2LSB, "/lib/ld-linux-armhf.so.3", TABLE(arm)},
    {"powerpc64le", EM_PPC64, ELFCLASS64, ELFDATA2LSB, "/lib64/ld64.so.2", TABLE(powerpc64le)},
    {"powerpc64", EM_PPC64, ELFCLASS64, ELFDATA2MSB, "/lib64/ld64.so.1", TABLE(powerpc64)},
    {"s390x", EM_S390, ELFCLASS64, ELFDATA2MSB, "/lib/ld64.so.1", TABLE(s390x)},
    {"riscv64", EM_RISCV, ELFCLASS64, ELFDATA2LSB, "/lib/ld-linux-riscv64-lp64d.so.1",
     TABLE(riscv64)},
    {"loongarch64", EM_LOONGARCH, ELFCLASS64, ELFDATA2LSB, "/lib64/ld-linux-loongarch-lp64d.so.1",
     TABLE(loongarch64)},
    {"mips64el", EM_MIPS, ELFCLASS64, ELFDATA2LSB, "/lib64/ld.so.1", TABLE(mips64el)},
};

_Static_assert(sizeof archs / sizeof *archs <= 32, "ABI_ARCH_LIMIT of abi_index.h");

/* The same on every architecture of the tables; the loader's is its path's last part. */
static const char sonames[ABI_LIBRARIES][24] = {
    [ABI_libc] = "libc.so.6",
    [ABI_libm] = "libm.so.6",
    [ABI_libpthread] = "libpthread.so.0",
    [ABI_libdl] = "libdl.so.2",
    [ABI_librt] = "librt.so.1",
    [ABI_libresolv] = "libresolv.so.2",
    [ABI_libutil] = "libutil.so.1",
    [ABI_libanl] = "libanl.so.1",
    [ABI_libnsl] = "libnsl.so.1",
    [ABI_libcrypt] = "libcrypt.so.1",
    [ABI_libthread_db] = "libthread_db.so.1",
    [ABI_libBrokenLocale] = "libBrokenLocale.so.1",
    [ABI_libmvec] = "libmvec.so.1",
    [ABI_libc_malloc_debug] = "libc_malloc_debug.so.0",
};

const struct abi_arch *abi_by_number(size_t n)
{
    return n < sizeof archs / sizeof *archs ? &archs[n] : NULL;
}

const struct abi_arch *abi_by_name(const char *name)
{
    for (size_t i = 0; i < sizeof archs / sizeof *archs; i++)
        if (strcmp(archs[i].name, name) == 0)
            return &archs[i];
    return NULL;
}

const struct abi_arch *abi_by_elf(uint16_t machine, uint8_t elf_class, uint8_t elf_data)
{
    for (size_t i = 0; i < sizeof archs / sizeof *archs; i++)
        if (archs[i].machine == machine && archs[i].elf_class == elf_class &&
            archs[i].elf_data == elf_data)
            return &archs[i];
    return NULL;
}

const char *abi_symbol_of(const struct abi_arch *a, const struct abi_export *e)
{
    return a->text + e->text;
}

const char *abi_version_of(const struct abi_arch *a, const struct abi_export *e)
{
    const char *symbol = abi_symbol_of(a, e);
    return symbol + strlen(symbol) + 1;
}

abi_releases abi_releases_of(const struct abi_export *e)
{
    abi_releases since = ~(abi_releases)0 << e->since;
    return e->until ? since & ~(~(abi_releases)0 << e->until) : since;
}

const char *abi_soname(const struct abi_arch *a, int library)
{
    return library == ABI_ld ? strrchr(a->loader, '/') + 1 : sonames[library];
}

int abi_library(const struct abi_arch *a, const char *soname)
{
    if (strncmp(soname, "lib", 3) != 0)
        return strcmp(abi_soname(a, ABI_ld), soname) == 0 ? ABI_ld : -1;
    for (int i = 0; i < ABI_ld; i++)
        if (sonames[i][3] == soname[3] && strcmp(sonames[i], soname) == 0)
            return i;
    return -1;
}

int abi_minor(const char *release)
{
    if (strncmp(release, "2.", 2) != 0 || release[2] < '1' || release[2] > '9')
        return -1;
    char *end;
    long minor = strtol(release + 2, &end, 10);
    return *end == '\0' && minor < 100 ? (int)minor : -1;
}

int abi_compare_versions(const char *a, const char *b)
{
    while (*a && *b) {
        if (*a >= '0' && *a <= '9' && *b >= '0' && *b <= '9') {
            char *enda, *endb;
            unsigned long x = strtoul(a, &enda, 10), y = strtoul(b, &endb, 10);
            if (x != y)
                return x < y ? -1 : 1;
            a = enda;
            b = endb;
        } else if (*a != *b) {
            return *a < *b ? -1 : 1;
        } else {
            a++;
            b++;
        }
    }
    return (*a != '\0') - (*b != '\0');
}
