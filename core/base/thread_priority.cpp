// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace cacheloupe {

void lowerThreadPriority([[maybe_unused]] ThreadPriority priority)
{
#ifdef __linux__
    // Low enough to let the painting thread through, not so low that a busy machine never gets to them.
    // POSIX says nice values belong to processes; Linux keeps one a thread (setpriority(2), "C library/kernel differences").
    const int nice = priority == ThreadPriority::lane ? 5 : 7;
    setpriority(PRIO_PROCESS, id_t(syscall(SYS_gettid)), nice);
#endif
}

} // namespace cacheloupe
