/* Stands for the functions of zstd that the distribution's LLVM calls for compressed debug
   sections: each fails. A build from source has LLVM_ENABLE_ZSTD=OFF instead. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <stddef.h>

size_t ZSTD_CCtx_setParameter(void *context, int parameter, int value);
size_t ZSTD_compress(void *to, size_t capacity, const void *from, size_t size, int level);
size_t ZSTD_compress2(void *context, void *to, size_t capacity, const void *from, size_t size);
size_t ZSTD_compressBound(size_t size);
void *ZSTD_createCCtx(void);
size_t ZSTD_decompress(void *to, size_t capacity, const void *from, size_t size);
size_t ZSTD_freeCCtx(void *context);
const char *ZSTD_getErrorName(size_t code);
unsigned ZSTD_isError(size_t code);

static const size_t failure = (size_t)-1;

size_t ZSTD_CCtx_setParameter(void *context, int parameter, int value)
{
    (void)context;
    (void)parameter;
    (void)value;
    return failure;
}

/* Of LLVM 15 and 16; later ones call ZSTD_compress2. */
size_t ZSTD_compress(void *to, size_t capacity, const void *from, size_t size, int level)
{
    (void)to;
    (void)capacity;
    (void)from;
    (void)size;
    (void)level;
    return failure;
}

size_t ZSTD_compress2(void *context, void *to, size_t capacity, const void *from, size_t size)
{
    (void)context;
    (void)to;
    (void)capacity;
    (void)from;
    (void)size;
    return failure;
}

size_t ZSTD_compressBound(size_t size)
{
    return size;
}

void *ZSTD_createCCtx(void)
{
    return NULL;
}

size_t ZSTD_decompress(void *to, size_t capacity, const void *from, size_t size)
{
    (void)to;
    (void)capacity;
    (void)from;
    (void)size;
    return failure;
}

size_t ZSTD_freeCCtx(void *context)
{
    (void)context;
    return 0;
}

const char *ZSTD_getErrorName(size_t code)
{
    (void)code;
    return "zstd is not built in";
}

unsigned ZSTD_isError(size_t code)
{
    return code == failure;
}
