/* strlcpy and strlcat for the character type CHAR, with its functions LENGTH, BOUNDED_LENGTH and
   COPY: the body of strlcpy.c and wcslcpy.c, which name the functions. */

static size_t copy(CHAR *restrict to, const CHAR *restrict from, size_t size)
{
    size_t length = LENGTH(from);
    if (size > 0) {
        size_t fits = length < size ? length : size - 1;
        COPY(to, from, fits);
        to[fits] = 0;
    }
    return length;
}

/* Where there is no end within size, nothing is appended, and the end is taken to be there. */
static size_t append(CHAR *restrict to, const CHAR *restrict from, size_t size)
{
    size_t used = size > 0 ? BOUNDED_LENGTH(to, size) : 0; /* to may be NULL for no size */
    return used + (used < size ? copy(to + used, from, size - used) : LENGTH(from));
}
