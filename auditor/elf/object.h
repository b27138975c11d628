/* A relocatable file, or an archive's member: the symbols that it wants and has, and its stack. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_ELF_OBJECT_H
#define LINKAUDIT_ELF_OBJECT_H

#include "base/file_id.h"
#include "elf/archive.h"

/* A global or weak symbol. The name may carry a version (.symver): "memcpy@GLIBC_2.2.5". */
struct object_symbol {
    const char *name;
    bool defined; /* here, or common */
    bool weak;
};

/* Strings point into the object's own table, which object_close frees. The file and the sizes are
   told, too, where the object can't be read. */
struct elf_object {
    struct file_id file;           /* that it is in; where that can't be opened, sizes of 0 */
    uint64_t file_size, size;      /* bytes of that, and of the object */
    uint16_t machine;              /* e_machine */
    unsigned char elf_class, data; /* EI_CLASS, EI_DATA */
    bool has_stack_note;           /* has .note.GNU-stack */
    bool executable_stack;         /* and it says that the stack is executable */
    struct object_symbol *symbols;
    size_t symbol_count;
    char *strings;
};

#define OBJECT_WHOLE UINT64_MAX

/* Reads an object of size bytes at an offset of a file (OBJECT_WHOLE: from there to its end), or
   one member of an archive. On anything but ELF_OK *error says why, with the offset in the object,
   and there is nothing to close. LTO bytecode (GCC's slim objects, LLVM's bitcode) is
   ELF_UNREADABLE: until it is compiled nobody knows all symbols that it will want. Holds no more
   than 64 MiB, mostly much less. */
enum elf_status object_open(struct elf_object *o, const char *path, uint64_t offset, uint64_t size,
                            char *error, size_t error_size);
enum elf_status object_open_member(struct elf_object *o, const struct archive *a,
                                   const struct archive_member *m, char *error, size_t error_size);

/* Do these first 4 bytes of a file begin LLVM's bitcode? */
bool object_is_bitcode(const unsigned char *magic);
void object_close(struct elf_object *o);

#endif
