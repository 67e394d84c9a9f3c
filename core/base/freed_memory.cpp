// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/freed_memory.h"

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace cacheloupe {

void giveBackFreedMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace cacheloupe
