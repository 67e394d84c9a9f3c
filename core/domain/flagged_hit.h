// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "core/domain/verdict.h"

namespace cacheloupe {

/// A reuse that a reviewer called wrong, and what was said of it: the evidence for a change of policy. A plain value.
struct FlaggedHit {
    Hit hit;
    Verdict verdict = Verdict::none;
    VerdictReason reason = VerdictReason::none;
    std::string layer; ///< the layer at fault; empty = unknown
};

} // namespace cacheloupe
