// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/replay.h"
#include "core/domain/verdict.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// A question whose right answer a reviewer has settled, to be asked again whenever a model or a prompt changes.
struct RegressionCase {
    std::string id; ///< the same for the same call site and question
    std::string callSite;
    std::string model;
    std::string question;
    std::string messagesJson;
    std::string paramsJson;
    std::string accepted; ///< the answer to compare with
    std::vector<std::string> mustContain; ///< texts that every right answer holds, whatever its words
    Verdict verdict = Verdict::none;      ///< what the reviewer said of the cached answer
    std::string reviewer;
    std::string note;
    std::string hitId;
    Instant at;
    bool operator==(const RegressionCase &) const = default;
};

/// The case of a replayed hit: a safe hit's cached answer is the accepted one, a wrong or stale hit's fresh answer. Fails with schema
/// naming the hit: missingField without a question or an answer to accept, wrongType for a verdict that settles nothing. Pure.
Result<RegressionCase> regressionCase(const Hit &hit, const ReplayResult &replay, const VerdictRecord &judged);

/// One JSON object a line; secrets masked.
std::string regressionCaseLine(const RegressionCase &regression);

/// The cases of a set in the order of the file. Fails with io; parse/malformedJson, schema/missingField, schema/wrongType or
/// conflict (an id twice), each with `where` = `file:line`.
Result<std::vector<RegressionCase>> readRegressionSet(const std::filesystem::path &path);

/// Puts the cases into a set: those with a known id take that one's place, the others go to the end; the file appears whole
/// or stays as it was. A missing file is created. Fails as readRegressionSet and replaceFile do.
Status putRegressionCases(const std::filesystem::path &path, std::span<const RegressionCase> cases);

/// What a fresh answer is worth to a case.
struct RegressionOutcome {
    bool passed = false; ///< nothing is missing, and the answer is the same or reworded (or a must-contain text settles it)
    ReplayVerdict verdict = ReplayVerdict::none; ///< of the comparison with the accepted answer; `none` when there is none
    std::vector<std::string> missing; ///< of mustContain
};
/// Texts are looked for without regard to ASCII case. Pure.
RegressionOutcome checkRegression(const RegressionCase &regression, std::string_view freshAnswer);

} // namespace cacheloupe
