// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

// Settings that articles recommend, as data with their sources: resources/presets/policy.json. `row` names the row of the
// mission a preset rests on; titles and notes are English, the window translates them (context "PolicyPreset").

/// How long answers of a freshness class may live, by one table.
struct TtlBand {
    std::string preset; ///< id of the table, `S3`
    std::string freshnessClass;
    std::int64_t minS = 0;
    std::int64_t maxS = 0;
    std::int64_t suggestedS = 0;
    std::string row;
    bool operator==(const TtlBand &) const = default;
};

/// The tables disagree with each other, so each stands by itself; the last is the one the lint follows.
struct TtlTable {
    std::string id;
    std::string title;
    std::string note;
    std::string row;
    std::vector<TtlBand> bands;
};

/// Where to begin with a threshold until a class has evidence of its own.
struct ThresholdStart {
    std::string freshnessClass;
    double min = 0;
    double max = 0;
    double start = 0;
    std::string row;
};

struct ThresholdStep {
    double similarity = 0;
    std::string title;
};

/// What a call site does, with a rule that suits it.
struct TaskClass {
    std::string id;
    std::string title;
    std::string row;
    PolicyRule rule;
};

enum class Volatility : std::uint8_t { stable, slow, daily, live };
enum class RiskLevel : std::uint8_t { low, medium, high };
/// What the matrix of volatility and risk advises.
enum class ReuseAdvice : std::uint8_t { reuse, reuseShort, reuseVersioned, lowerLayer, regenerate };

struct PolicyPresets {
    std::string version;
    std::vector<TtlTable> ttlTables;
    std::vector<ThresholdStep> thresholdSteps;
    std::vector<ThresholdStart> thresholdStarts;
    std::vector<TaskClass> taskClasses;
};

/// Read once; any thread.
const PolicyPresets &policyPresets();

/// The band of the last table that knows the class.
const TtlBand *findTtlBand(std::string_view freshnessClass);
/// All bands of a class, in the order of the tables.
std::vector<TtlBand> ttlBandsOf(std::string_view freshnessClass);
/// Classes about which the tables give different lives.
std::vector<std::string> disputedClasses();
/// Class names of all tables, each once.
std::vector<std::string> freshnessClasses();
/// Of the facts in one answer the one that ages first binds its life (S0.59); nullptr when no class is known.
const TtlBand *bindingBand(const std::vector<std::string> &classes);
const ThresholdStart *findThresholdStart(std::string_view freshnessClass);

std::optional<Volatility> volatilityOf(std::string_view freshnessClass);
/// Of the gravest tag; no tag is low, an unknown one medium.
RiskLevel riskLevelOf(const std::vector<std::string> &riskTags);
ReuseAdvice reuseAdvice(RiskLevel risk, Volatility volatility);

/// The edits that give the rule of a task class to a call site; members the class does not speak of stay.
std::vector<PolicyEdit> taskClassEdits(std::string_view callSite, const TaskClass &taskClass);
/// The edits that give each cacheable call site with a class of the table the life it suggests.
std::vector<PolicyEdit> ttlTableEdits(const PolicyDocument &document, const TtlTable &table);

} // namespace cacheloupe
