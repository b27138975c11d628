/* strlcpy, strlcat, wcslcpy, wcslcat and their fortified forms: 2.38. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <wchar.h>

FUNCTION(size_t, strlcpy, (char *, const char *, size_t))
FUNCTION(size_t, strlcat, (char *, const char *, size_t))
FUNCTION(size_t, __strlcpy_chk, (char *, const char *, size_t, size_t))
FUNCTION(size_t, __strlcat_chk, (char *, const char *, size_t, size_t))
FUNCTION(size_t, wcslcpy, (wchar_t *, const wchar_t *, size_t))
FUNCTION(size_t, wcslcat, (wchar_t *, const wchar_t *, size_t))
FUNCTION(size_t, __wcslcpy_chk, (wchar_t *, const wchar_t *, size_t, size_t))
FUNCTION(size_t, __wcslcat_chk, (wchar_t *, const wchar_t *, size_t, size_t))

static const char *const texts[] = {"", "a", "abc", "abcdefg", "abcdefgh", "abcdefghi"};
static const wchar_t *const wide[] = {L"", L"a", L"abc", L"abcdefg", L"abcdefgh", L"abcdefghi"};

static void narrow_one(const char *text, size_t size)
{
    char to[9] = "##\0######";
    printf("strlcpy %zu", strlcpy_(to, text, size));
    show_bytes(to, sizeof to);
    memcpy(to, "xy\0######", 9);
    printf("strlcat %zu", strlcat_(to, text, size));
    show_bytes(to, sizeof to);
    memset(to, '#', 9);
    printf("strlcat without an end %zu", strlcat_(to, text, size));
    show_bytes(to, sizeof to);
}

static void wide_one(const wchar_t *text, size_t size)
{
    wchar_t to[9] = L"##\0######";
    printf("wcslcpy %zu", wcslcpy_(to, text, size));
    show_bytes(to, sizeof to);
    wmemcpy(to, L"xy\0######", 9);
    printf("wcslcat %zu", wcslcat_(to, text, size));
    show_bytes(to, sizeof to);
    wmemset(to, L'#', 9);
    printf("wcslcat without an end %zu", wcslcat_(to, text, size));
    show_bytes(to, sizeof to);
}

static void run(void)
{
    CHOOSE(strlcpy);
    CHOOSE(strlcat);
    CHOOSE(__strlcpy_chk);
    CHOOSE(__strlcat_chk);
    CHOOSE(wcslcpy);
    CHOOSE(wcslcat);
    CHOOSE(__wcslcpy_chk);
    CHOOSE(__wcslcat_chk);
    for (size_t i = 0; i < 6; i++)
        for (size_t size = 0; size <= 9; size++) {
            narrow_one(texts[i], size);
            wide_one(wide[i], size);
        }
    char to[9] = "x";
    wchar_t wide_to[9] = L"x";
    SHOW("%zu", strlcpy_(NULL, "abc", 0));
    SHOW("%zu", strlcat_(NULL, "abc", 0));
    SHOW("%zu", __strlcpy_chk_(to, "abc", 9, 9));
    SHOW("%zu", __strlcat_chk_(to, "abc", 9, 9));
    SHOW("%zu", __wcslcpy_chk_(wide_to, L"abc", 9, 9));
    SHOW("%zu", __wcslcat_chk_(wide_to, L"abc", 9, 9));
    SHOW_END(__strlcpy_chk_(to, "a", 9, 8));
    SHOW_END(__strlcat_chk_(to, "a", 9, 8));
    SHOW_END(__wcslcpy_chk_(wide_to, L"a", 9, 8));
    SHOW_END(__wcslcat_chk_(wide_to, L"a", 9, 8));
}
