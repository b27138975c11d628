/* res_query and its kin by the names of 2.34: what needs no server. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <resolv.h>

#undef dn_comp
#undef dn_expand
#undef dn_skipname
#undef res_dnok
#undef res_hnok
#undef res_mailok
#undef res_ownok
#undef res_mkquery
#undef res_send
#undef res_query
#undef res_search
#undef res_querydomain
#undef res_nquery
#undef res_nsearch
#undef res_nquerydomain
#undef res_nmkquery
#undef res_nsend
FUNCTION(int, dn_comp, (const char *, unsigned char *, int, unsigned char **, unsigned char **))
FUNCTION(int, dn_expand,
         (const unsigned char *, const unsigned char *, const unsigned char *, char *, int))
FUNCTION(int, dn_skipname, (const unsigned char *, const unsigned char *))
FUNCTION(int, res_dnok, (const char *))
FUNCTION(int, res_hnok, (const char *))
FUNCTION(int, res_mailok, (const char *))
FUNCTION(int, res_ownok, (const char *))
FUNCTION(int, res_mkquery,
         (int, const char *, int, int, const unsigned char *, int, const unsigned char *,
          unsigned char *, int))
FUNCTION(int, res_send, (const unsigned char *, int, unsigned char *, int))
FUNCTION(int, res_query, (const char *, int, int, unsigned char *, int))
FUNCTION(int, res_search, (const char *, int, int, unsigned char *, int))
FUNCTION(int, res_querydomain, (const char *, const char *, int, int, unsigned char *, int))

FUNCTION(int, res_nquery, (res_state, const char *, int, int, unsigned char *, int))
FUNCTION(int, res_nsearch, (res_state, const char *, int, int, unsigned char *, int))
FUNCTION(int, res_nquerydomain,
         (res_state, const char *, const char *, int, int, unsigned char *, int))
FUNCTION(int, res_nmkquery,
         (res_state, int, const char *, int, int, const unsigned char *, int, const unsigned char *,
          unsigned char *, int))
FUNCTION(int, res_nsend, (res_state, const unsigned char *, int, unsigned char *, int))

static const char *const names[] = {
    "",        ".",
    "a",       "example.org",
    "-a.org",  "a-.org",
    "a_b.org", "*.org",
    "a b.org", "..",
    "a..b",    "a.b@c.org",
    "\xff",    "a\\.b",
    "1.2.3.4", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.org"};

/* Nobody listens at port 1 of this host. */
static void queries(void)
{
    struct __res_state state;
    unsigned char query[100], answer[600];
    memset(&state, 0, sizeof state);
    res_init();
    _res.nscount = 1;
    _res.nsaddr_list[0].sin_family = AF_INET;
    _res.nsaddr_list[0].sin_port = htons(1);
    _res.nsaddr_list[0].sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    _res.retrans = _res.retry = 1;
    state = _res;
    int length = res_nmkquery_(&state, 0, "example.org", 1, 28, NULL, 0, NULL, query, sizeof query);
    printf("%d ", length);
    show_bytes(query + 2, length > 2 ? (size_t)length - 2 : 0);
    SHOW("%d", res_nmkquery_(&state, 0, "example.org", 1, 28, NULL, 0, NULL, query, 5));
    SHOW("%d", res_query_("a b", 1, 1, answer, sizeof answer));
    SHOW("%d", res_query_("example.org", 1, 1, answer, sizeof answer));
    SHOW("%d", res_search_("example.org.", 1, 1, answer, sizeof answer));
    SHOW("%d", res_querydomain_("example", "org", 1, 1, answer, sizeof answer));
    SHOW("%d", res_send_(query, length, answer, sizeof answer));
    SHOW("%d", res_nquery_(&state, "example.org", 1, 1, answer, sizeof answer));
    SHOW("%d", res_nsearch_(&state, "example.org.", 1, 1, answer, sizeof answer));
    SHOW("%d", res_nquerydomain_(&state, "example", "org", 1, 1, answer, sizeof answer));
    SHOW("%d", res_nsend_(&state, query, length, answer, sizeof answer));
}

static void run(void)
{
    CHOOSE(dn_comp);
    CHOOSE(dn_expand);
    CHOOSE(dn_skipname);
    CHOOSE(res_dnok);
    CHOOSE(res_hnok);
    CHOOSE(res_mailok);
    CHOOSE(res_ownok);
    CHOOSE(res_mkquery);
    CHOOSE(res_send);
    CHOOSE(res_query);
    CHOOSE(res_search);
    CHOOSE(res_querydomain);
    CHOOSE(res_nquery);
    CHOOSE(res_nsearch);
    CHOOSE(res_nquerydomain);
    CHOOSE(res_nmkquery);
    CHOOSE(res_nsend);
    unsigned char message[200], answer[600];
    char text[300];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        printf("[%s] %d %d %d %d\n", names[i], res_dnok_(names[i]), res_hnok_(names[i]),
               res_mailok_(names[i]), res_ownok_(names[i]));
        int length = dn_comp_(names[i], message, sizeof message, NULL, NULL);
        printf("%d %d\n", length, dn_comp_(names[i], message, 2, NULL, NULL));
        if (length > 0) {
            dn_comp_(names[i], message, sizeof message, NULL, NULL);
            show_bytes(message, (size_t)length);
            printf("%d %d", dn_skipname_(message, message + length),
                   dn_skipname_(message, message + length - 1));
            printf(" %d", dn_expand_(message, message + length, message, text, sizeof text));
            printf(" %s\n", text);
        }
        length = res_mkquery_(0, names[i], 1, 1, NULL, 0, NULL, answer, sizeof answer);
        printf("%d", length);
        show_bytes(answer + 2, length > 2 ? (size_t)length - 2 : 0); /* without its random number */
    }
    queries();
}
