/* One input that is not linked yet, an object file or an archive: judged under each policy, told.
 */
#include "audit.h"
#include "floor.h"

struct object_audit {
    struct audit *a;
    FILE *out;
    size_t *counts;
};

static void tell_unreadable_member(void *context, const char *name, const char *error)
{
    const struct object_audit *o = context;
    tell_unreadable(o->a, name, error, o->out, o->counts);
}

/* Where the policy names no release, *v gets the lowest that will do, and what the one below it
   lacks. */
static enum elf_status find_floor(struct audit *a, struct verdict *v, int floor, char *error,
                                  size_t error_size)
{
    const struct policy symbols = {.allowed = ~RULE_BIT(RULE_SYMBOL)};
    struct objects_result ignored;
    v->minor = floor;
    if (floor == FLOOR_ANY)
        return ELF_OK;
    return check_objects(v->path, &symbols, floor - 1, &a->tables, &v->below, &ignored, NULL, NULL,
                         error, error_size);
}

void audit_objects(struct audit *a, const char *path, FILE *out, size_t counts[WORK_COUNTS])
{
    struct object_audit context = {a, out, counts};
    for (size_t i = 0; i < a->policy_count; i++) {
        char error[256];
        struct objects_result objects;
        const struct policy *policy = &a->policies[i];
        struct verdict v = {
            .path = path, .policy = policy, .objects = &objects, .minor = policy->minor};
        /* The members that can't be read are told with the first policy, under all. */
        enum elf_status status =
            check_objects(path, policy, v.minor, &a->tables, &v.findings, &objects,
                          i ? NULL : tell_unreadable_member, &context, error, sizeof error);
        if (status == ELF_OK && !policy->minor)
            status = find_floor(a, &v, objects.floor, error, sizeof error);
        if (status != ELF_OK) {
            findings_free(&v.findings);
            findings_free(&v.below);
            tell_unreadable(a, path, error, out, counts);
            return;
        }
        v.status = v.findings.failures ? VERDICT_FAIL : VERDICT_PASS;
        tell_verdict(a, &v, out, counts);
    }
}
