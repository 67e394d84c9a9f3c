// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_publisher.h"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace cacheloupe::test {

/// Publishes in a process of its own that SIGKILL ends at that step: nothing is tidied up, no buffer is written, as when
/// the power goes. True when it died there, and not before or of something else.
inline bool publishAndDie(const PublishRequest &request, PublishStep at)
{
    const pid_t child = ::fork();
    if (child == 0) {
        PolicyAccess access;
        access.reached = [at](PublishStep step) {
            if (step == at)
                ::kill(::getpid(), SIGKILL);
        };
        const auto done = publishPolicy(request, access);
        ::_exit(done ? 0 : 1);
    }
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

} // namespace cacheloupe::test
