/* What the kernel tells a file by, whatever its names. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_FILE_ID_H
#define LINKAUDIT_FILE_ID_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct file_id {
    dev_t device;
    ino_t inode;
};

static inline bool same_file(struct file_id a, struct file_id b)
{
    return a.inode == b.inode && a.device == b.device;
}

static inline uint64_t file_hash(struct file_id id)
{
    const uint64_t mixed =
        ((uint64_t)id.inode ^ (uint64_t)id.device << 40) * UINT64_C(0x9e3779b97f4a7c15);
    return mixed ^ mixed >> 29;
}

#endif
