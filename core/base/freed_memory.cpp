// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/freed_memory.h"

#include <cstddef>

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#ifdef __GNUC__
// There only in programs that link jemalloc; tests do not.
extern "C" int mallctl(const char *name, void *oldValue, size_t *oldLength, void *newValue, size_t newLength) __attribute__((weak));
#endif

namespace cacheloupe {

void giveBackFreedMemory()
{
#ifdef __GNUC__
    if (mallctl) {
        // 4096 means all arenas (jemalloc(3), MALLCTL_ARENAS_ALL).
        mallctl("arena.4096.purge", nullptr, nullptr, nullptr, 0);
        return;
    }
#endif
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace cacheloupe
