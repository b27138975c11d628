/* What the JSON of all commands shares; its schema is auditor/linkaudit.schema.json. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_JSON_H
#define LINKAUDIT_JSON_H

#include "judge/findings.h"

#include <stdio.h>

/* The document's beginning, up to its first list: {"schema": 1, ..., "NAME": [ */
void json_begin(FILE *out, const char *name);

/* "NAME": VALUE, a string or null. */
void json_member(FILE *out, const char *name, const char *value);

/* "NAME": [ count strings ]. */
void json_list(FILE *out, const char *name, const char *const *list, size_t count);

/* "NAME": "2.17", "any" for FLOOR_ANY, null for FLOOR_NONE. */
void json_floor(FILE *out, const char *name, int minor);

/* "NAME": [ an object a finding ]. */
void json_findings(FILE *out, const char *name, const struct findings *findings);

#endif
