// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cacheloupe {

/// Who goes first when there are more threads than cores: the thread that paints, then what a person waits for on a
/// lane, then loading and indexing.
enum class ThreadPriority { lane, background };

/// Lowers the calling thread and the threads it starts from now on; for the rest of its life, as raising a priority
/// takes rights a program need not have. Does nothing where the system has no priority of single threads.
void lowerThreadPriority(ThreadPriority priority);

} // namespace cacheloupe
