/* Compiled and linked once a floor, to see what the toolchain does unless told otherwise: packed
   relative relocations, marks for its PLT, TLS descriptors, the path of the loader. */
/* SPDX-License-Identifier: Apache-2.0 */
extern int getpid(void);

__thread int local;
static void *self = &self;

int *address_of_local(void)
{
    return &local;
}

int _start(void)
{
    return getpid() + (self == (void *)0);
}
