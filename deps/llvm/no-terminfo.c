/* Stands for the four functions of terminfo that the distribution's LLVM asks about colours: "there
   is no such terminal". A build from source has LLVM_ENABLE_TERMINFO=OFF instead. */
/* SPDX-License-Identifier: Apache-2.0 */
typedef void TERMINAL;

int setupterm(const char *term, int fd, int *error);
TERMINAL *set_curterm(TERMINAL *terminal);
int del_curterm(TERMINAL *terminal);
int tigetnum(const char *capability);

int setupterm(const char *term, int fd, int *error)
{
    (void)term;
    (void)fd;
    if (error)
        *error = 0; /* not in the database */
    return -1;
}

TERMINAL *set_curterm(TERMINAL *terminal)
{
    (void)terminal;
    return 0;
}

int del_curterm(TERMINAL *terminal)
{
    (void)terminal;
    return -1;
}

int tigetnum(const char *capability)
{
    (void)capability;
    return -2; /* not a numeric capability */
}
