// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe {

/// The usual similarity of a call site's hits: mean and standard deviation. Sites with fewer than twenty hits share
/// one. A plain value; any thread may read it.
class SimilarityNorms {
public:
    struct Norm {
        double mean = 0;
        double deviation = 0;
        size_t count = 0;
    };

    SimilarityNorms() = default;
    /// Of the semantic hits among the table's rows; some 5 ms a million.
    explicit SimilarityNorms(const HitTable &table);

    /// Null when there are no figures, or all are the same.
    const Norm *norm(std::string_view callSite) const;

private:
    std::map<std::string, Norm, std::less<>> m_sites;
    Norm m_all;
};

} // namespace cacheloupe
