/* <stdbit.h>: 2.39. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#define TYPES(EACH, name)                                                                          \
    EACH(name##_uc, unsigned char)                                                                 \
    EACH(name##_us, unsigned short)                                                                \
    EACH(name##_ui, unsigned)                                                                      \
    EACH(name##_ul, unsigned long)                                                                 \
    EACH(name##_ull, unsigned long long)
#define COUNTS(EACH)                                                                               \
    TYPES(EACH, stdc_leading_zeros)                                                                \
    TYPES(EACH, stdc_leading_ones)                                                                 \
    TYPES(EACH, stdc_trailing_zeros)                                                               \
    TYPES(EACH, stdc_trailing_ones)                                                                \
    TYPES(EACH, stdc_first_leading_zero)                                                           \
    TYPES(EACH, stdc_first_leading_one)                                                            \
    TYPES(EACH, stdc_first_trailing_zero)                                                          \
    TYPES(EACH, stdc_first_trailing_one)                                                           \
    TYPES(EACH, stdc_count_zeros)                                                                  \
    TYPES(EACH, stdc_count_ones)                                                                   \
    TYPES(EACH, stdc_bit_width)
#define VALUES(EACH) TYPES(EACH, stdc_bit_floor) TYPES(EACH, stdc_bit_ceil)
#define FLAGS(EACH) TYPES(EACH, stdc_has_single_bit)

#define DECLARE_COUNT(name, type) FUNCTION(unsigned, name, (type))
#define DECLARE_VALUE(name, type) FUNCTION(type, name, (type))
#define DECLARE_FLAG(name, type) FUNCTION(bool, name, (type))
#define TAKE(name, type) CHOOSE(name);
#define PRINT(name, type) printf(" %llx", (unsigned long long)name##_((type)x));

COUNTS(DECLARE_COUNT)
VALUES(DECLARE_VALUE)
FLAGS(DECLARE_FLAG)

static void show(unsigned long long x)
{
    printf("%llx:", x);
    COUNTS(PRINT)
    VALUES(PRINT)
    FLAGS(PRINT)
    puts("");
}

static void run(void)
{
    COUNTS(TAKE)
    VALUES(TAKE)
    FLAGS(TAKE)
    for (int n = 0; n < 64; n++) {
        unsigned long long bit = 1ULL << n;
        show(bit);
        show(bit - 1);
        show(bit + 1);
        show(-bit);
        show(~bit);
        show(0x9e3779b97f4a7c15ULL >> n);
    }
}
