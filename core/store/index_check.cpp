// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/index_check.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace cacheloupe {

namespace {

constexpr size_t kMostShown = 4;
constexpr size_t kMostKinds = 16;
const IndexedVector kRecommended{"", "HNSW", "FLOAT32", "COSINE", 1536, 16, 200};

void count(std::map<std::string, std::uint64_t, std::less<>> &counts, const std::string &name)
{
    if (counts.size() < kMostKinds || counts.count(name) > 0)
        ++counts[name];
}

std::string upper(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return char(std::toupper(c)); });
    return out;
}

/// `cache` covers `cache2:…` too: a prefix that ends in a letter or digit does not end a name.
bool isStray(const StoreIndex &index, std::string_view key)
{
    const auto isNamePart = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-'; };
    bool isStrayOfAny = false;
    for (const auto &prefix : index.prefixes) {
        if (!key.starts_with(prefix))
            continue;
        if (prefix.empty() || !isNamePart(prefix.back()) || key.size() == prefix.size() || !isNamePart(key[prefix.size()]))
            return false;
        isStrayOfAny = true;
    }
    return isStrayOfAny;
}

std::string settingsText(const IndexedVector &vector)
{
    std::string out;
    const auto add = [&out](const std::string &word) { out += word.empty() ? "" : (out.empty() ? "" : " ") + word; };
    add(vector.algorithm);
    add(vector.dataType);
    add(vector.dim ? std::to_string(vector.dim) : "");
    add(vector.metric);
    add(vector.m ? "M " + std::to_string(vector.m) : "");
    add(vector.efConstruction ? "EF " + std::to_string(vector.efConstruction) : "");
    return out;
}

std::string prefixText(const StoreIndex &index)
{
    std::string out;
    for (const auto &prefix : index.prefixes)
        out += (out.empty() ? "" : ", ") + toValidUtf8(prefix);
    return out.empty() ? "*" : out;
}

} // namespace

IndexCheck::IndexCheck(const std::vector<StoreIndex> &indexes)
{
    for (const auto &index : indexes)
        m_covered.emplace_back().index = &index;
}

void IndexCheck::see(const CacheEntry &entry)
{
    const size_t parts = std::max<size_t>(entry.partKeys.size(), 1);
    for (auto &covered : m_covered) {
        std::uint64_t keys = 0;
        for (size_t i = 0; i < parts; ++i)
            keys += covered.index->covers(entry.partKeys.empty() ? entry.key : entry.partKeys[i]);
        if (keys == 0)
            continue;
        covered.keys += keys;
        covered.types[entry.rawType] += keys;
        if (!covered.index->takes(entry.rawType)) {
            covered.unfit.add(entry);
            continue;
        }
        ++covered.fitting;
        if (isStray(*covered.index, entry.key))
            covered.stray.add(entry);
        else
            seeVector(covered, entry);
    }
}

void IndexCheck::seeVector(Covered &covered, const CacheEntry &entry)
{
    if (!entry.vector || entry.vector->dim == 0 || covered.index->vectors.empty())
        return;
    const bool isJson = entry.vector->dtype == "json";
    const auto fits = [&](const IndexedVector &wanted) {
        return wanted.dim == 0 || (isJson || wanted.sizeBytes() == 0 ? entry.vector->dim == wanted.dim : entry.vector->sizeBytes == wanted.sizeBytes());
    };
    const auto &all = covered.index->vectors;
    if (const auto fitting = std::find_if(all.begin(), all.end(), fits); fitting != all.end()) {
        // Embeddings of JSON documents are kept as float32, whatever the index makes of them.
        if (covered.sample.empty() && entry.vectorBytes.size() == fitting->sizeBytes()) {
            covered.sample = entry.vectorBytes;
            covered.sampleField = &*fitting;
        }
        return;
    }
    const IndexedVector &wanted = all.front();
    if (!isJson && !wanted.dataType.empty() && upper(entry.vector->dtype) != wanted.dataType) {
        count(covered.dataTypes, upper(entry.vector->dtype));
        covered.wrongType.add(entry);
    } else {
        count(covered.dims, std::to_string(entry.vector->dim) + " ×");
        covered.wrongDim.add(entry);
    }
}

void IndexCheck::reportDocuments(const Covered &covered, std::vector<StoreFinding> &findings)
{
    const StoreIndex &index = *covered.index;
    const std::string keys = std::to_string(covered.keys);
    const std::string fitting = std::to_string(covered.fitting);
    const std::string documents = std::to_string(index.documentCount);
    const bool isEmpty = index.documentCount == 0 && covered.keys > 0 && !index.isBuilding;
    constexpr std::uint64_t kPerCent = 100; // entries come and go while they are counted
    if (isEmpty && covered.fitting == 0)
        findings.push_back({"index-wrong-type",
                            index.name,
                            {{"keys_n", keys}, {"prefix", prefixText(index)}, {"key_type", index.keyType}, {"types", countsText(covered.types, kMostShown)}},
                            covered.unfit.examples()});
    else if (isEmpty)
        findings.push_back({"index-empty", index.name, {{"keys_n", fitting}, {"prefix", prefixText(index)}, {"key_type", index.keyType}}, {}});
    else if (index.failureCount == 0 && !index.isBuilding && index.documentCount + covered.fitting / kPerCent < covered.fitting)
        findings.push_back({"index-partial", index.name, {{"documents_n", documents}, {"keys_n", fitting}, {"prefix", prefixText(index)}}, {}});
    if (index.failureCount > 0)
        findings.push_back({"index-failures", index.name, {{"failures_n", std::to_string(index.failureCount)}, {"documents_n", documents}}, {}});
    if (covered.stray.count() > 0)
        findings.push_back({"index-overlap",
                            index.name,
                            {{"keys_n", std::to_string(covered.stray.count())}, {"prefix", prefixText(index)}, {"groups", covered.stray.groups()}},
                            covered.stray.examples()});
}

void IndexCheck::reportVectors(const Covered &covered, std::vector<StoreFinding> &findings)
{
    const StoreIndex &index = *covered.index;
    if (index.vectors.empty())
        return;
    const IndexedVector &wanted = index.vectors.front();
    if (covered.wrongDim.count() > 0)
        findings.push_back({"index-dimension",
                            index.name,
                            {{"entries_n", std::to_string(covered.wrongDim.count())}, {"field", wanted.field}, {"dim_n", std::to_string(wanted.dim)}, {"stored", countsText(covered.dims, kMostShown)}},
                            covered.wrongDim.examples()});
    if (covered.wrongType.count() > 0)
        findings.push_back({"index-data-type",
                            index.name,
                            {{"entries_n", std::to_string(covered.wrongType.count())}, {"field", wanted.field}, {"data_type", wanted.dataType}, {"stored", countsText(covered.dataTypes, kMostShown)}},
                            covered.wrongType.examples()});
}

std::vector<IndexCheck::Sample> IndexCheck::samples() const
{
    std::vector<Sample> out;
    for (const auto &covered : m_covered)
        if (!covered.sample.empty())
            out.push_back({covered.index, covered.sampleField, covered.sample});
    return out;
}

void IndexCheck::setNearestMs(const StoreIndex &index, double ms)
{
    for (auto &covered : m_covered)
        if (covered.index == &index)
            covered.nearestMs = ms;
}

void IndexCheck::reportSpeed(const Covered &covered, std::vector<StoreFinding> &findings)
{
    if (!covered.nearestMs || *covered.nearestMs <= kMostNearestMs)
        return;
    const auto whole = [](double ms) { return std::to_string(std::int64_t(std::ceil(ms))); };
    findings.push_back({"index-slow",
                        covered.index->name,
                        {{"field", covered.sampleField->field}, {"took_ms", whole(*covered.nearestMs)}, {"most_ms", whole(kMostNearestMs)},
                         {"algorithm", covered.sampleField->algorithm}, {"documents_n", std::to_string(covered.index->documentCount)}},
                        {}});
}

void IndexCheck::reportSettings(const StoreIndex &index, std::vector<StoreFinding> &findings)
{
    for (const auto &vector : index.vectors) {
        if (!vector.metric.empty() && vector.metric != kRecommended.metric)
            findings.push_back({"index-metric", index.name, {{"field", vector.field}, {"metric", vector.metric}}, {}});
        const auto differs = [](const auto &given, const auto &wanted) { return given != std::decay_t<decltype(given)>() && given != wanted; };
        if (differs(vector.algorithm, kRecommended.algorithm) || differs(vector.dataType, kRecommended.dataType) || differs(vector.dim, kRecommended.dim)
            || differs(vector.m, kRecommended.m) || differs(vector.efConstruction, kRecommended.efConstruction))
            findings.push_back({"index-settings",
                                index.name,
                                {{"field", vector.field}, {"settings", settingsText(vector)}, {"recommended", settingsText(kRecommended)}, {"documents_n", std::to_string(index.documentCount)}},
                                {}});
    }
}

void IndexCheck::report(std::vector<StoreFinding> &findings) const
{
    for (const auto &covered : m_covered) {
        reportDocuments(covered, findings);
        reportVectors(covered, findings);
        reportSpeed(covered, findings);
        reportSettings(*covered.index, findings);
    }
}

} // namespace cacheloupe
