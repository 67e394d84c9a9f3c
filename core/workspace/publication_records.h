// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <cstdint>
#include <optional>
#include <string>

namespace cacheloupe {

/// A publication that waits for its day, or the taking back of one. It is carried out by who looks next, by the same
/// compare-and-swap as any other, and never twice. A plain value.
struct PendingPublication {
    std::int64_t id = 0;
    std::string target;
    std::string documentJson;
    std::int64_t baseRevision = 0;
    std::string baseHash; ///< of what must stand there on that day
    std::string note;
    std::string author;
    Instant dueAt;
    std::optional<Instant> revertAt; ///< then what stood there before comes back
    bool isRevert = false;
    Instant plannedAt;
    std::string outcome; ///< empty while it waits; `published`, `cancelled`
    bool operator==(const PendingPublication &) const = default;
};

} // namespace cacheloupe
