// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/regression_set.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/line_file.h"
#include "core/base/secret.h"
#include "core/base/utf8.h"
#include "core/driver/json_members.h"
#include "core/replay/answer_comparison.h"

#include <algorithm>
#include <map>

namespace cacheloupe {

namespace {

constexpr size_t kMaxCaseBytes = 8u << 20;

std::string caseId(const RegressionCase &regression)
{
    return "case-" + sha256Hex(regression.callSite + "\n" + regression.question + "\n" + regression.messagesJson).substr(0, 24);
}

std::string partText(const Json &json, const char *name)
{
    const Json *part = jsonAt(json, name);
    return part && !part->is_null() ? dumpJson(*part) : std::string();
}

Error caseError(const std::string &where, ErrorReason reason, const std::string &member)
{
    return {ErrorCode::schema, reason, where, member};
}

Result<RegressionCase> readCase(const Json &json, const std::string &where)
{
    if (!json.is_object())
        return caseError(where, ErrorReason::wrongType, "expected an object");
    for (const char *name : {"id", "call_site", "question"}) {
        const Json *member = jsonAt(json, name);
        if (!member)
            return caseError(where, ErrorReason::missingField, name);
        if (!member->is_string() || member->get_ref<const std::string &>().empty())
            return caseError(where, ErrorReason::wrongType, name);
    }
    RegressionCase out;
    const auto text = [&](const char *name) { return jsonText(json, name).value_or(""); };
    out.id = text("id");
    out.callSite = text("call_site");
    out.question = text("question");
    out.model = text("model");
    out.messagesJson = partText(json, "messages");
    out.paramsJson = partText(json, "params");
    out.accepted = text("accepted");
    out.reviewer = text("reviewer");
    out.note = text("note");
    out.hitId = text("hit");
    const auto verdict = verdictFromName(text("verdict"));
    if (!verdict && !text("verdict").empty())
        return caseError(where, ErrorReason::wrongType, "verdict");
    out.verdict = verdict.value_or(Verdict::none);
    const auto at = parseInstant(text("at"));
    if (!at && !text("at").empty())
        return caseError(where, ErrorReason::wrongType, "at");
    out.at = at.value_or(Instant());
    if (const Json *texts = jsonAt(json, "must_contain")) {
        if (!texts->is_array() || std::any_of(texts->begin(), texts->end(), [](const Json &item) { return !item.is_string(); }))
            return caseError(where, ErrorReason::wrongType, "must_contain");
        out.mustContain = texts->get<std::vector<std::string>>();
    }
    if (out.accepted.empty() && out.mustContain.empty())
        return caseError(where, ErrorReason::missingField, "accepted");
    return out;
}

} // namespace

Result<RegressionCase> regressionCase(const Hit &hit, const ReplayResult &replay, const VerdictRecord &judged)
{
    if (judged.verdict != Verdict::safe && !isWrongReuse(judged.verdict))
        return caseError(hit.id, ErrorReason::wrongType, "verdict");
    RegressionCase out;
    out.callSite = hit.callSite;
    out.model = hit.model.empty() ? replay.model : hit.model;
    out.question = hit.query;
    out.messagesJson = hit.messagesJson;
    out.paramsJson = hit.paramsJson;
    out.accepted = judged.verdict == Verdict::safe ? hit.answer : replay.freshAnswer;
    out.verdict = judged.verdict;
    out.reviewer = judged.reviewer;
    out.note = judged.note;
    out.hitId = hit.id;
    out.at = judged.at;
    if (out.question.empty())
        return caseError(hit.id, ErrorReason::missingField, "query");
    if (out.accepted.empty())
        return caseError(hit.id, ErrorReason::missingField, judged.verdict == Verdict::safe ? "answer" : "fresh_answer");
    out.id = caseId(out);
    return out;
}

std::string regressionCaseLine(const RegressionCase &regression)
{
    Json json = {{"id", regression.id}, {"call_site", regression.callSite}, {"question", redacted(regression.question)}};
    putJsonText(json, "messages", redacted(regression.messagesJson));
    putMember(json, "model", regression.model);
    putJsonText(json, "params", redacted(regression.paramsJson));
    putMember(json, "accepted", redacted(regression.accepted));
    putMember(json, "must_contain", regression.mustContain);
    if (regression.verdict != Verdict::none)
        json["verdict"] = verdictName(regression.verdict);
    putMember(json, "reviewer", regression.reviewer);
    putMember(json, "note", redacted(regression.note));
    if (regression.at != Instant())
        json["at"] = formatInstant(regression.at);
    putMember(json, "hit", regression.hitId);
    return dumpJson(json);
}

Result<std::vector<RegressionCase>> readRegressionSet(const std::filesystem::path &path)
{
    const auto file = ReadFile::open(path);
    if (!file)
        return file.error();
    std::vector<RegressionCase> cases;
    std::map<std::string, std::uint64_t> lineOf;
    Status problem;
    const Status read = forEachLine(*file, kMaxCaseBytes, [&](const FileLine &line) {
        const std::string where = path.string() + ":" + std::to_string(line.number);
        if (line.overlong) {
            problem = Error{ErrorCode::parse, ErrorReason::overlongLine, where, "more than " + std::to_string(kMaxCaseBytes) + " bytes"};
            return false;
        }
        if (trimmed(line.bytes).empty())
            return true;
        const auto json = parseJson(line.bytes, where);
        auto regression = json ? readCase(*json, where) : Result<RegressionCase>(json.error());
        if (!regression) {
            problem = regression.error();
            return false;
        }
        const auto [known, isNew] = lineOf.emplace(regression->id, line.number);
        if (!isNew) {
            problem = Error{ErrorCode::conflict, ErrorReason::none, where, "id " + regression->id + " stands in line " + std::to_string(known->second) + " already"};
            return false;
        }
        cases.push_back(std::move(*regression));
        return true;
    });
    if (!problem)
        return problem.error();
    if (!read)
        return read.error();
    return cases;
}

Status putRegressionCases(const std::filesystem::path &path, std::span<const RegressionCase> cases)
{
    auto known = readRegressionSet(path);
    if (!known && known.error().reason != ErrorReason::fileMissing)
        return known.error();
    std::vector<RegressionCase> all = known ? std::move(*known) : std::vector<RegressionCase>();
    for (const RegressionCase &regression : cases) {
        const auto place = std::find_if(all.begin(), all.end(), [&](const RegressionCase &other) { return other.id == regression.id; });
        if (place == all.end())
            all.push_back(regression);
        else
            *place = regression;
    }
    std::string text;
    for (const RegressionCase &regression : all)
        text += regressionCaseLine(regression) + "\n";
    return replaceFile(path, text);
}

RegressionOutcome checkRegression(const RegressionCase &regression, std::string_view freshAnswer)
{
    RegressionOutcome out;
    const std::string fresh = asciiLower(freshAnswer);
    for (const std::string &text : regression.mustContain) {
        if (fresh.find(asciiLower(text)) == std::string::npos)
            out.missing.push_back(text);
    }
    if (!regression.accepted.empty())
        out.verdict = compareAnswers(regression.question, regression.accepted, freshAnswer).verdict;
    const bool sameSense = out.verdict == ReplayVerdict::same || out.verdict == ReplayVerdict::reworded;
    // Where the reviewer named the facts, other words around them do not matter; a contradiction still does.
    const bool factsSettleIt = !regression.mustContain.empty() && out.verdict != ReplayVerdict::contradicts;
    out.passed = out.missing.empty() && !freshAnswer.empty() && (sameSense || factsSettleIt);
    return out;
}

} // namespace cacheloupe
