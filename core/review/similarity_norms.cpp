// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/similarity_norms.h"

#include <cmath>
#include <vector>

namespace cacheloupe {

namespace {

constexpr size_t kFewest = 20;

struct Sums {
    size_t count = 0;
    double sum = 0;
    double squares = 0;

    void add(double value)
    {
        ++count;
        sum += value;
        squares += value * value;
    }

    SimilarityNorms::Norm norm() const
    {
        if (count == 0)
            return {};
        const double mean = sum / double(count);
        return {mean, std::sqrt(std::max(0.0, squares / double(count) - mean * mean)), count};
    }
};

} // namespace

SimilarityNorms::SimilarityNorms(const HitTable &table)
{
    std::vector<Sums> sites;
    std::vector<HitRow> example;
    Sums all;
    for (HitRow row = 0; row < table.rowCount(); ++row) {
        if (table.kind(row) != EventKind::hit || std::isnan(table.similarity(row)))
            continue;
        const std::uint32_t site = table.callSiteCode(row);
        if (site >= sites.size()) {
            sites.resize(site + 1);
            example.resize(site + 1);
        }
        sites[site].add(double(table.similarity(row)));
        example[site] = row;
        all.add(double(table.similarity(row)));
    }
    m_all = all.norm();
    for (size_t i = 0; i < sites.size(); ++i) {
        if (sites[i].count >= kFewest)
            m_sites.emplace(std::string(table.callSite(example[i])), sites[i].norm());
    }
}

const SimilarityNorms::Norm *SimilarityNorms::norm(std::string_view callSite) const
{
    const auto it = m_sites.find(callSite);
    const Norm &norm = it == m_sites.end() ? m_all : it->second;
    return norm.count > 1 && norm.deviation > 1e-4 ? &norm : nullptr;
}

} // namespace cacheloupe
