/* Reads and judges one hostile file: libFuzzer's entry point, and AFL++'s by its driver. */
#define _GNU_SOURCE
#include "floor.h"
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* All that the commands do with a file that can be read. */
static void audit(const struct elf_file *f, FILE *out)
{
    static const struct policy policy = {.minor = 25};
    struct findings findings = {0}, below = {0};
    check_file(f, &policy, &findings);
    report_check(out, f, &policy, &findings, true);
    report_needs(out, f);
    report_floor(out, f, floor_of(f, &below), &below);
    findings_free(&findings);
    findings_free(&below);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static int fd = -1;
    static FILE *out;
    struct elf_file f;
    char error[256];
    if (fd < 0) {
        fd = memfd_create("input", MFD_CLOEXEC);
        out = fopen("/dev/null", "we");
    }
    if (fd < 0 || !out || ftruncate(fd, 0) != 0 || pwrite(fd, data, size, 0) != (ssize_t)size)
        abort();
    if (elf_open_fd(&f, fd, "input", ELF_EXPORTS | ELF_DLOPEN, error, sizeof error) == ELF_OK) {
        audit(&f, out);
        elf_close(&f);
    }
    return 0;
}
