/* dn_comp, dn_expand, dn_skipname, res_query and its kin: since 2.34 in libc by these names, before
   in libresolv by names with "__", which the headers of before put in their place. No difference.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

struct __res_state;

#define BY_OLD_NAME(name, parameters, arguments)                                                   \
    extern int __##name parameters;                                                                \
    FLOOR int name parameters                                                                      \
    {                                                                                              \
        return __##name arguments;                                                                 \
    }

BY_OLD_NAME(dn_comp,
            (const char *from, unsigned char *to, int size, unsigned char **names,
             unsigned char **last),
            (from, to, size, names, last))
BY_OLD_NAME(dn_expand,
            (const unsigned char *message, const unsigned char *end, const unsigned char *from,
             char *to, int size),
            (message, end, from, to, size))
BY_OLD_NAME(dn_skipname, (const unsigned char *name, const unsigned char *end), (name, end))
BY_OLD_NAME(res_dnok, (const char *name), (name))
BY_OLD_NAME(res_hnok, (const char *name), (name))
BY_OLD_NAME(res_mailok, (const char *name), (name))
BY_OLD_NAME(res_ownok, (const char *name), (name))
BY_OLD_NAME(res_query, (const char *name, int class, int type, unsigned char *answer, int size),
            (name, class, type, answer, size))
BY_OLD_NAME(res_search, (const char *name, int class, int type, unsigned char *answer, int size),
            (name, class, type, answer, size))
BY_OLD_NAME(res_querydomain,
            (const char *name, const char *domain, int class, int type, unsigned char *answer,
             int size),
            (name, domain, class, type, answer, size))
BY_OLD_NAME(res_mkquery,
            (int op, const char *name, int class, int type, const unsigned char *data, int length,
             const unsigned char *record, unsigned char *query, int size),
            (op, name, class, type, data, length, record, query, size))
BY_OLD_NAME(res_send, (const unsigned char *query, int length, unsigned char *answer, int size),
            (query, length, answer, size))
BY_OLD_NAME(res_nquery,
            (struct __res_state * state, const char *name, int class, int type,
             unsigned char *answer, int size),
            (state, name, class, type, answer, size))
BY_OLD_NAME(res_nsearch,
            (struct __res_state * state, const char *name, int class, int type,
             unsigned char *answer, int size),
            (state, name, class, type, answer, size))
BY_OLD_NAME(res_nquerydomain,
            (struct __res_state * state, const char *name, const char *domain, int class, int type,
             unsigned char *answer, int size),
            (state, name, domain, class, type, answer, size))
BY_OLD_NAME(res_nmkquery,
            (struct __res_state * state, int op, const char *name, int class, int type,
             const unsigned char *data, int length, const unsigned char *record,
             unsigned char *query, int size),
            (state, op, name, class, type, data, length, record, query, size))
BY_OLD_NAME(res_nsend,
            (struct __res_state * state, const unsigned char *query, int length,
             unsigned char *answer, int size),
            (state, query, length, answer, size))
