// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <cstdint>
#include <string>

namespace cacheloupe {

/// One person's yes to one exact draft: `documentHash` over what it began from. Another word in the draft, or another
/// base, and it says nothing any more. `signature` is that person's over everything else. A plain value.
struct PolicyApproval {
    std::int64_t id = 0;
    std::string target;       ///< the text of the target
    std::string baseHash;     ///< sha256 of the published bytes the draft began from, empty = nothing was there
    std::string documentHash; ///< sha256 of the draft's text
    std::string approver;
    std::string publicKey; ///< 64 hexadecimal digits
    std::string note;
    Instant at;
    std::string signature; ///< 128 hexadecimal digits
    bool operator==(const PolicyApproval &) const = default;
};

} // namespace cacheloupe
