// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cacheloupe {

/// Hands memory that the program freed, and the allocator keeps for later, back to the system: worth it once after much
/// was built and thrown away. Takes some milliseconds, in which allocating threads may wait. Any thread; does nothing
/// where the allocator has no such call.
void giveBackFreedMemory();

} // namespace cacheloupe
