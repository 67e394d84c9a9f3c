// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/scan_sentence.h"

#include <cmath>
#include <cstdio>

namespace cacheloupe {

namespace {

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, value == std::floor(value) ? "%.0f" : "%.2f", value);
    return text;
}

/// `1 hit`, `3 hits`.
std::string counted(double count, const std::string &one)
{
    return number(count) + " " + (count == 1 ? one : one.back() == 'y' ? one.substr(0, one.size() - 1) + "ies" : one + "s");
}

std::string percentOf(double share)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", share * 100);
    return text;
}

std::string quoted(std::string_view text)
{
    return "\"" + std::string(text) + "\"";
}

std::string hits(const ScanFinding &f)
{
    return counted(f.figure("hits"), "hit");
}

std::string crossScope(const ScanFinding &f)
{
    const std::string personal = f.word("personal").empty() ? std::string() : ", the answer holds " + std::string(f.word("personal"));
    if (f.word("writer").empty())
        return "one entry was served to " + counted(f.figure("users"), "user") + " of " + counted(std::max(1.0, f.figure("tenants")), "tenant") + personal;
    std::string roles;
    if (!f.word("writer_role").empty() && !f.word("reader_role").empty())
        roles = " (" + std::string(f.word("writer_role")) + " to " + std::string(f.word("reader_role")) + ")";
    return counted(double(f.count), "hit") + " beyond " + std::string(f.word("field")) + ": written for " + quoted(f.word("writer")) + ", served to "
        + quoted(f.word("reader")) + roles + personal;
}

std::string poisoned(const ScanFinding &f)
{
    std::string text = "answers " + counted(f.figure("questions"), "question") + " that have neither its topic nor one of their own, in " + hits(f);
    if (f.figure("users") > 0)
        text += " of " + counted(f.figure("users"), "user");
    return f.figure("burst_share") > 0 ? text + ", " + percentOf(f.figure("burst_share")) + " soon after it was written" : text;
}

std::string uncacheable(const ScanFinding &f)
{
    if (f.figure("refused") > 0)
        return counted(f.figure("refused"), "hit") + " although the caller said that it must not be cached";
    return "callers bypass the cache in " + counted(f.figure("bypasses"), "call") + " and are served from it in " + counted(f.figure("hits"), "other");
}

std::string undeclared(const ScanFinding &f)
{
    const std::string events = counted(f.figure("events"), "lookup");
    if (f.callSite.empty())
        return "the log never says whether callers may be cached (" + events + " of " + counted(f.figure("sites"), "call site") + ")";
    return "the caller never says whether it may be cached (" + events + ")";
}

std::string retries(const ScanFinding &f)
{
    return "users ask again after " + percentOf(f.figure("hit_rate")) + " of " + hits(f) + " and after " + percentOf(f.figure("miss_rate")) + " of "
        + number(f.figure("misses")) + " misses";
}

std::string keyTooBig(const ScanFinding &f)
{
    return counted(f.figure("split"), "request") + " of " + number(f.figure("repeated")) + " repeated ones stand under several keys: "
        + number(f.figure("keys_per_request")) + " keys a request, " + number(f.figure("hits_per_key")) + " hits a key";
}

std::string ofTexts(const ScanFinding &f)
{
    const std::string questions = counted(f.figure("questions"), "question");
    switch (f.kind) {
    case ScanKind::contradictingQuestions:
        return "served for " + questions + " that differ in what matters (" + std::string(f.word("signals")) + "), in " + hits(f);
    case ScanKind::manyQuestions: return "one answer for " + questions + ", in " + hits(f);
    case ScanKind::creativeServed: return hits(f) + " answered a request to write something new (" + questions + ")";
    case ScanKind::followupServed: return hits(f) + " answered a question that needs its conversation (" + questions + ")";
    case ScanKind::actionReplayed: return hits(f) + " answered an order to act, and nothing was done (" + questions + ")";
    default: return hits(f) + " served an error or a refusal as the answer";
    }
}

} // namespace

std::string scanSentence(const ScanFinding &f)
{
    switch (f.kind) {
    case ScanKind::keyTooSmall:
        return "one key, different " + std::string(f.word("fields")) + ": " + quoted(f.word("first")) + " and " + quoted(f.word("other")) + " in "
            + counted(f.figure("events"), "event");
    case ScanKind::keyTooBig: return keyTooBig(f);
    case ScanKind::crossScope: return crossScope(f);
    case ScanKind::personalUnscoped:
        return hits(f) + " served an answer with " + std::string(f.word("personal")) + " and no access field is logged; it must count as private";
    case ScanKind::poisonedEntry: return poisoned(f);
    case ScanKind::temperatureCached:
        return counted(f.figure("events"), "answer") + " cached although sampled at temperatures up to " + number(f.figure("highest"));
    case ScanKind::temperatureUnknown: return "the temperature of " + counted(f.figure("events"), "cached answer") + " is not logged";
    case ScanKind::cacheableUndeclared: return undeclared(f);
    case ScanKind::uncacheableServed: return uncacheable(f);
    case ScanKind::retryAfterHit: return retries(f);
    case ScanKind::servedExpired:
        return hits(f) + " served past the time to live, up to " + number(f.figure("oldest_over_s")) + " s past " + number(f.figure("ttl_s")) + " s";
    case ScanKind::fieldChanged:
        return std::string(f.word("field")) + " differs in " + hits(f) + " of " + counted(f.figure("entries"), "entry") + ": asked under "
            + quoted(f.word("asked")) + ", written under " + quoted(f.word("stored"));
    case ScanKind::olderThanChange:
        return hits(f) + " of " + counted(f.figure("entries"), "entry") + " written before " + std::string(f.word("field")) + " became "
            + quoted(f.word("asked")) + "; the entry does not tell its own";
    default: return ofTexts(f);
    }
}

} // namespace cacheloupe
