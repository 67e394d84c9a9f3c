// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/key_fields.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

struct DemoTenant {
    std::string id;
    std::string name;
    std::string locale;
    double weight = 1;
    size_t userCount = 1;
};

/// One version of something that changes during the week, in force from `fromHour` (hours after the week's start).
struct DemoEra {
    double fromHour = 0;
    std::string version;
    std::map<std::string, long, std::less<>> values;
};
using DemoTrack = std::vector<DemoEra>;

struct DemoModel {
    std::string provider;
    double inputUsdPerMillion = 0;
    double outputUsdPerMillion = 0;
    double firstTokenMs = 0;
    double tokenMs = 0;
};

/// A call site of the product: how much traffic it has and how its cache is set up.
struct DemoSite {
    std::string id;
    double weight = 1;
    std::vector<double> dayBoost; ///< seven factors, Monday first
    std::string layer;
    std::string model;
    double temperature = 0;
    long maxTokens = 0;
    long promptTokens = 0;
    double threshold = 0;
    long ttlS = 0;
    std::string scope; ///< what the cache keeps apart: none, tenant, role, user
    bool byLocale = false;
    bool personal = false;
    double coldShare = 0;    ///< of requests that reach a node whose cache has not seen the entry
    bool bypass = false;     ///< most requests ask the model straight away
    std::string prompt;      ///< a version, or the name of a track
    std::string track;       ///< what the answers depend on; empty = nothing that changes
    std::optional<KeyField> trackField;
    std::string corpus;
    std::string accessPolicy;
    std::string freshness;
    std::vector<KeyField> fields;
};

/// A kind of planted fault: how often, what a reviewer should say, and the sentence with slots that explains it.
struct DemoFaultKind {
    std::string id;
    size_t hits = 0; ///< in a week of 20,000 events
    std::string verdict;
    std::vector<std::string> accept;
    std::string explanation;
};

/// The help desk "Fernwood Desk" as resources/demo describes it. A plain value, loaded once per week.
struct DemoWorld {
    std::string product;
    std::string domain;
    std::vector<DemoTenant> tenants;
    std::vector<std::string> firstNames;
    std::vector<std::string> lastNames;
    std::vector<std::string> openers, closers, germanOpeners, germanClosers;
    std::vector<std::string> errorAnswers;
    std::map<std::string, DemoTrack, std::less<>> tracks;
    std::map<std::string, DemoModel, std::less<>> models;
    std::vector<DemoSite> sites;
    std::vector<DemoFaultKind> faultKinds;
    double embeddingUsdPerMillion = 0;

    /// nullptr when `name` is empty or no track.
    const DemoTrack *track(std::string_view name) const;
    size_t siteIndex(std::string_view id) const;
};

/// The era in force at `hour`; the first one for times before it.
size_t eraAt(const DemoTrack &track, double hour);

/// Fails with internal or parse when the built-in resources are damaged.
Result<DemoWorld> loadDemoWorld();

} // namespace cacheloupe
