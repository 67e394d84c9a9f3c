// SPDX-License-Identifier: 0BSD
// Reads a published cache policy (cacheloupe.policy/1) and decides with it. Copy this file and cacheloupe_hits.hpp into
// your application (C++17, POSIX, nlohmann_json).
//
//     cacheloupe_policy::Policy policy("policy.json");
//     cacheloupe_hits::HitLog hits("hits.jsonl");
//     const Json request = {{"query", question}, {"model", model}, {"fields", {{"access.tenant", tenant}}}};
//     const auto plan = policy.decide("support.refunds", request);
//     const std::optional<Json> entry = plan.cacheable ? cache.get(plan.key) : std::nullopt;
//     const Json lookup = {{"match", "exact"}};
//     std::optional<cacheloupe_policy::Verdict> verdict;
//     if (entry)
//         verdict = policy.may_serve("support.refunds", request, *entry, lookup);
//     log_hit(hits, "support.refunds", request, plan, verdict, entry.value_or(Json()), lookup);
//
// A request has query (text), messages (a list, when the conversation is part of the question), model, provider, params
// (with temperature), session, user, cacheable (false: the caller wants no reuse), fields (of the 32 key fields). An entry
// has id, key (where it lies, when it was not found under plan.key), query, answer, created_at (RFC 3339) or age_s, ttl_s,
// fields (plan.entry_fields when it was written). A lookup has match ("exact" or "semantic"), similarity, now (RFC 3339; without it, the moment of asking).
//
// The file is read again when it was replaced. A policy that cannot be read never takes effect: the last good one holds
// and on_error is told, once for each broken state. Threads may share one Policy; on_error is called by one of them.
#pragma once

#include "cacheloupe_hits.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace cacheloupe_policy {

using Json = nlohmann::json;
using Fields = std::map<std::string, std::string>;

/// The text is no policy this client understands, or the file cannot be read; says what is wrong and where.
class PolicyError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What holds before a lookup. Not cacheable: neither look up nor store; `step`, `reason` and `missing` say why.
struct Plan {
    bool cacheable = false;
    std::string step;                 ///< caller_cacheable, policy_cacheable, fields_proven, ttl_and_version; serve when nothing refuses
    std::string reason;               ///< empty when nothing refuses
    std::vector<std::string> missing; ///< what the request lacks: key fields, "query", "session"
    std::string key;                  ///< the exact entry's key; for semantic matching the same as partition; empty when not cacheable
    std::string partition;            ///< entries that may be compared by similarity share it; empty when not cacheable
    Fields key_fields;                ///< names and values behind the key
    Fields entry_fields;              ///< to be stored with the answer, so that it can be proven later
    std::string layer;
    std::string lane;
    std::string match; ///< exact, semantic, exact-then-semantic
    std::optional<std::int64_t> ttl_s;
    std::optional<double> threshold;
    std::string scope;
    std::int64_t key_epoch = 0;
    bool listed = false; ///< whether the policy names this call site
    std::int64_t revision = 0;
};

/// Whether the entry that was found may be served; `fields` are the key fields that refused.
struct Verdict {
    bool serve = false;
    std::string step;
    std::string reason;
    std::vector<std::string> fields;
    std::int64_t revision = 0;
};

namespace detail {

using Names = std::vector<std::string>;

inline const Names &key_fields()
{
    static const Names names = {
        "route.provider", "route.model", "route.policy", "prompt.template_hash", "prompt.system_version", "prompt.tool_schema_version",
        "prompt.safety_policy_version", "source.corpus_version", "source.document_ids", "source.chunking", "source.embedding_model",
        "source.retrieval_config", "tool.name", "tool.execution_path", "tool.args_hash", "tool.result_version", "tool.ttl_s", "tool.side",
        "access.tenant", "access.subject", "access.role", "access.entitlement", "access.policy_version", "output.schema_version",
        "output.locale", "output.timezone", "output.format", "freshness.generated_at", "freshness.source_revision", "freshness.class",
        "freshness.ttl_s", "freshness.invalidation_event"};
    return names;
}

/// Facts of an entry alone: a request has none of its own to compare with.
inline const Names &entry_only()
{
    static const Names names = {"tool.ttl_s", "freshness.generated_at", "freshness.ttl_s", "freshness.invalidation_event"};
    return names;
}

/// Their change means that the source changed.
inline const Names &version_fields()
{
    static const Names names = {"source.corpus_version", "source.document_ids", "tool.result_version", "freshness.source_revision"};
    return names;
}

inline std::string scope_field(const std::string &scope)
{
    static const Fields fields = {{"tenant", "access.tenant"}, {"user", "access.subject"}, {"role", "access.role"}, {"entitlement", "access.entitlement"}};
    const auto it = fields.find(scope);
    return it == fields.end() ? std::string() : it->second;
}

inline bool contains(const Names &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

// --- values ---------------------------------------------------------------------------------------------------------

/// The member, or null when there is none.
inline const Json &member(const Json &object, const std::string &name)
{
    static const Json none;
    if (!object.is_object())
        return none;
    const auto it = object.find(name);
    return it == object.end() ? none : *it;
}

inline bool is_number(const Json &value)
{
    return value.is_number() && std::isfinite(value.get<double>());
}

inline std::string text_member(const Json &object, const std::string &name)
{
    const Json &value = member(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

/// Bytes that are no UTF-8 become U+FFFD.
inline std::string valid(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const std::size_t length = cacheloupe_hits::detail::sequence(text);
        out += length == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

/// A number as ECMAScript writes it, so that every language makes the same key of it: 1.0 is 1, 1e-7 is 1e-7.
inline std::string number_text(double number)
{
    if (number == 0)
        return "0";
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(number), std::chars_format::scientific).ptr;
    const std::string_view written(buffer, std::size_t(end - buffer));
    const std::size_t e = written.find('e');
    const int point = std::atoi(std::string(written.substr(e + 1)).c_str()) + 1; // of the digits stand before it
    std::string digits(1, written[0]);
    if (e > 2)
        digits += written.substr(2, e - 2);
    const int count = int(digits.size());
    std::string text;
    if (count <= point && point <= 21)
        text = digits + std::string(std::size_t(point - count), '0');
    else if (0 < point && point <= 21)
        text = digits.substr(0, std::size_t(point)) + '.' + digits.substr(std::size_t(point));
    else if (-6 < point && point <= 0)
        text = "0." + std::string(std::size_t(-point), '0') + digits;
    else
        text = digits.substr(0, 1) + (count > 1 ? '.' + digits.substr(1) : std::string()) + (point > 0 ? "e+" : "e-") + std::to_string(std::abs(point - 1));
    return number < 0 ? '-' + text : text;
}

} // namespace detail

/// JSON without spaces, members in the order of their names' UTF-8 bytes, numbers as ECMAScript writes them.
inline std::string canonical(const Json &value)
{
    std::string out;
    if (value.is_string())
        return Json(detail::valid(value.get_ref<const std::string &>())).dump();
    if (value.is_boolean())
        return value.get<bool>() ? "true" : "false";
    if (value.is_number())
        return detail::is_number(value) ? detail::number_text(value.get<double>()) : "null";
    if (value.is_array()) {
        for (const Json &one : value)
            out += (out.empty() ? "" : ",") + canonical(one);
        return '[' + out + ']';
    }
    if (value.is_object()) {
        for (const auto &[name, one] : value.items())
            out += (out.empty() ? "" : ",") + canonical(Json(name)) + ':' + canonical(one);
        return '{' + out + '}';
    }
    return "null";
}

/// Line ends as LF, no ASCII white space around the text. Nothing else: no case folding, no Unicode normalisation.
inline std::string normalised(std::string_view query)
{
    std::string text;
    for (const char c : detail::valid(query)) {
        if (c == '\n' && !text.empty() && text.back() == '\r')
            text.back() = '\n';
        else
            text += c;
    }
    std::replace(text.begin(), text.end(), '\r', '\n');
    constexpr const char *kSpace = " \t\n\f\v";
    const std::size_t first = text.find_first_not_of(kSpace);
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(kSpace) + 1 - first);
}

namespace detail {

/// A key field's value as it is compared, kept and logged; nothing when there is none.
inline std::optional<std::string> text_of(const Json &value)
{
    if (value.is_null() || (value.is_number() && !is_number(value)))
        return std::nullopt;
    return value.is_string() ? valid(value.get_ref<const std::string &>()) : canonical(value);
}

/// Reads digits and signs of a time from the front of a text.
struct Scanner {
    std::string_view rest;
    bool good = true;

    int digits(std::size_t count)
    {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i, rest.remove_prefix(1)) {
            good = good && !rest.empty() && rest[0] >= '0' && rest[0] <= '9';
            if (!good)
                return 0;
            value = value * 10 + (rest[0] - '0');
        }
        return value;
    }
    bool take(std::string_view any_of)
    {
        const bool is_there = !rest.empty() && any_of.find(rest[0]) != std::string_view::npos;
        if (is_there)
            rest.remove_prefix(1);
        return is_there;
    }
    void need(std::string_view any_of) { good = take(any_of) && good; }
    int fraction_ms()
    {
        int ms = 0;
        for (int scale = 100; !rest.empty() && rest[0] >= '0' && rest[0] <= '9'; scale /= 10, rest.remove_prefix(1))
            ms += (rest[0] - '0') * scale;
        return ms;
    }
    /// Minutes that local time is ahead of UTC.
    int zone()
    {
        if (rest.empty() || take("Zz"))
            return 0;
        take(" ");
        const int sign = !rest.empty() && rest[0] == '-' ? -1 : 1;
        take("+-");
        const int hours = digits(2);
        take(":");
        const int minutes = rest.empty() ? 0 : digits(2);
        good = good && hours <= 23 && minutes <= 59;
        return sign * (hours * 60 + minutes);
    }
};

/// Milliseconds since 1970 of RFC 3339 text (without a zone: UTC); nothing when it is none.
inline std::optional<std::int64_t> instant(const Json &value)
{
    if (!value.is_string())
        return std::nullopt;
    Scanner in{value.get_ref<const std::string &>()};
    const int year = in.digits(4);
    in.need("-");
    const int month = in.digits(2);
    in.need("-");
    const int day = in.digits(2);
    const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (!in.good || month < 1 || month > 12 || day < 1 || day > kDays[month - 1] + (is_leap && month == 2 ? 1 : 0))
        return std::nullopt;
    int hour = 0, minute = 0, second = 0, ms = 0, zone = 0;
    if (!in.rest.empty()) {
        in.need("Tt ");
        hour = in.digits(2);
        in.need(":");
        minute = in.digits(2);
        if (in.good && in.take(":")) {
            second = in.digits(2);
            if (in.take(".,"))
                ms = in.fraction_ms();
        }
        if (in.good)
            zone = in.zone();
    }
    if (!in.good || !in.rest.empty() || hour > 24 || minute > 59 || second > 60)
        return std::nullopt;
    // Days from the civil calendar.
    const std::int64_t shifted = year - (month <= 2 ? 1 : 0);
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 399) / 400, in_era = shifted - era * 400;
    const std::int64_t days = era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + (153 * ((month + 9) % 12) + 2) / 5 + day - 719469;
    return ((days * 24 + hour) * 60 + minute - zone) * 60000 + second * 1000 + ms;
}

inline std::int64_t now_ms()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// A decimal number without white space or a plus sign.
inline std::optional<double> decimal(const std::string &text)
{
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = failure == std::errc() && end == text.data() + text.size() && std::isfinite(number);
    return is_number ? std::optional(number) : std::nullopt;
}

inline std::optional<double> temperature(const Json &request)
{
    const Json &value = member(member(request, "params"), "temperature");
    if (value.is_string())
        return decimal(value.get_ref<const std::string &>());
    return is_number(value) ? std::optional(value.get<double>()) : std::nullopt;
}

// --- the policy file ------------------------------------------------------------------------------------------------

/// What holds for a call site: not cacheable unless a file says so, exact match, the whole answer.
struct Rule {
    bool cacheable = false;
    std::string layer = "final_response";
    std::string match = "exact";
    std::optional<std::int64_t> ttl_seconds;
    bool valid_until_version_changes = false;
    std::optional<double> similarity_threshold;
    Names key_fields;
    std::string scope;
    std::string lane = "sync";
    std::int64_t key_epoch = 0;
    std::optional<double> max_temperature;

    /// Under a version rule the versions are judged in their own step, not here.
    Names required() const
    {
        Names names = key_fields, all;
        names.push_back(scope_field(scope));
        for (const auto &name : names)
            if (contains(detail::key_fields(), name) && !contains(all, name) && !(valid_until_version_changes && contains(version_fields(), name)))
                all.push_back(name);
        return all;
    }
};

inline void need(bool holds, const std::string &where, const char *expected)
{
    if (!holds)
        throw PolicyError(where + ": expected " + expected);
}

inline void take(bool &into, const Json &value, const std::string &where)
{
    need(value.is_boolean(), where, "true or false");
    into = value.get<bool>();
}

inline void take(std::string &into, const Json &value, const std::string &where)
{
    need(value.is_string(), where, "a string");
    into = value.get<std::string>();
}

/// From 2^53 on not every language reads a number exactly.
inline void take(std::int64_t &into, const Json &value, const std::string &where)
{
    const double number = is_number(value) ? value.get<double>() : NAN;
    need(std::fabs(number) < 9007199254740992.0 && std::trunc(number) == number, where, "a whole number");
    into = std::int64_t(number);
}

inline void take(double &into, const Json &value, const std::string &where)
{
    need(is_number(value), where, "a number");
    into = value.get<double>();
}

inline void take(Names &into, const Json &value, const std::string &where)
{
    need(value.is_array() && std::all_of(value.begin(), value.end(), [](const Json &one) { return one.is_string(); }), where, "a list of strings");
    into = value.get<Names>();
}

template <typename Value>
void take(std::optional<Value> &into, const Json &value, const std::string &where)
{
    Value one{};
    take(one, value, where);
    into = one;
}

/// Lays what the file says over `rule`; a member that is null says nothing, members nobody here knows are passed over.
inline void lay_over(Rule &rule, const Json &json, const std::string &where)
{
    need(json.is_object(), where, "an object");
    const auto read = [&](const char *name, auto &into) {
        if (const Json &value = member(json, name); !value.is_null())
            take(into, value, where + '.' + name);
    };
    std::string text;
    Names list;
    read("cacheable", rule.cacheable);
    read("layer", rule.layer);
    read("match", rule.match);
    read("ttl_seconds", rule.ttl_seconds);
    read("valid_until_version_changes", rule.valid_until_version_changes);
    read("similarity_threshold", rule.similarity_threshold);
    read("key_fields", rule.key_fields);
    read("scope", rule.scope);
    read("lane", rule.lane);
    read("key_epoch", rule.key_epoch);
    read("max_temperature", rule.max_temperature);
    for (const char *name : {"freshness_class", "owner", "reason", "review_by"})
        read(name, text);
    for (const char *name : {"risk", "evidence"})
        read(name, list);
}

/// One revision, immutable.
class Document {
public:
    explicit Document(std::string_view text)
    {
        Json root;
        try {
            // The library takes a NUL for the end and would pass over what stands behind it.
            root = text.find('\0') == std::string_view::npos ? Json::parse(text) : throw PolicyError("not valid JSON: NUL");
        } catch (const Json::exception &fault) {
            throw PolicyError(std::string("not valid JSON: ") + fault.what());
        }
        if (text_member(root, "schema") != "cacheloupe.policy/1")
            throw PolicyError("$.schema: expected \"cacheloupe.policy/1\", found " + canonical(member(root, "schema")));
        std::string ignored;
        for (const char *name : {"published_at", "published_by", "note"})
            if (root.contains(name))
                take(ignored, root[name], std::string("$.") + name);
        if (root.contains("revision"))
            take(m_revision, root["revision"], "$.revision");
        need(m_revision >= 0, "$.revision", "a whole number");
        if (root.contains("defaults"))
            lay_over(m_defaults, root["defaults"], "$.defaults");
        const Json sites = root.contains("call_sites") ? root["call_sites"] : Json::object();
        need(sites.is_object(), "$.call_sites", "an object");
        for (const auto &[name, own] : sites.items()) {
            Rule rule = m_defaults;
            lay_over(rule, own, "$.call_sites[" + Json(name).dump() + ']');
            m_sites.emplace(name, std::move(rule));
        }
    }

    std::int64_t revision() const { return m_revision; }
    bool lists(const std::string &call_site) const { return m_sites.count(call_site) > 0; }
    const Rule &rule(const std::string &call_site) const
    {
        const auto it = m_sites.find(call_site);
        return it == m_sites.end() ? m_defaults : it->second;
    }

private:
    std::int64_t m_revision = 0;
    Rule m_defaults;
    std::map<std::string, Rule> m_sites;
};

// --- the decision, in the order of its steps ------------------------------------------------------------------------

struct Refusal {
    std::string step;
    std::string reason;
    Names fields;
};

using Judged = std::optional<Refusal>;

inline Judged refuse(std::string step, std::string reason, Names fields = {})
{
    return Refusal{std::move(step), std::move(reason), std::move(fields)};
}

inline std::optional<std::string> request_value(const Json &request, const std::string &name)
{
    auto value = text_of(member(member(request, "fields"), name));
    if (!value && (name == "route.model" || name == "route.provider"))
        value = text_of(member(request, name.substr(6)));
    else
        return value;
    return value && value->empty() ? std::nullopt : value;
}

inline std::optional<double> entry_age_s(const Json &entry, const Json &lookup)
{
    if (is_number(member(entry, "age_s")))
        return entry["age_s"].get<double>();
    auto created = instant(member(entry, "created_at"));
    if (!created)
        created = instant(member(member(entry, "fields"), "freshness.generated_at"));
    const auto now = lookup.is_object() && lookup.contains("now") ? instant(lookup["now"]) : std::optional(now_ms());
    return created && now ? std::optional(double(*now - *created) / 1000) : std::nullopt;
}

enum class Proof { proven, missing, different };

inline Proof prove(const Json &request, const Json &entry, const std::string &name)
{
    const auto written = text_of(member(member(entry, "fields"), name));
    if (contains(entry_only(), name)) {
        const bool is_known = written || (name == "freshness.generated_at" && instant(member(entry, "created_at")))
            || (name == "freshness.ttl_s" && is_number(member(entry, "ttl_s")));
        return is_known ? Proof::proven : Proof::missing;
    }
    const auto asked = request_value(request, name);
    if (!asked || !written)
        return Proof::missing;
    return *asked == *written ? Proof::proven : Proof::different;
}

/// A mismatch is stronger than a gap: it is named alone when there is one.
inline Judged check_fields(const Json &request, const Json &entry, const Names &names, const char *step, const char *missing, const char *different)
{
    Names gaps, mismatches;
    for (const auto &name : names) {
        const Proof proof = prove(request, entry, name);
        if (proof == Proof::missing)
            gaps.push_back(name);
        if (proof == Proof::different)
            mismatches.push_back(name);
    }
    if (!mismatches.empty())
        return refuse(step, different, mismatches);
    return gaps.empty() ? std::nullopt : refuse(step, missing, gaps);
}

inline Judged check_freshness(const Rule &rule, const Json &request, const Json &entry, const Json &lookup)
{
    constexpr const char *kStep = "ttl_and_version";
    if (rule.ttl_seconds) {
        const auto age = entry_age_s(entry, lookup);
        if (!age)
            return refuse(kStep, "age_unknown");
        if (*age > double(*rule.ttl_seconds))
            return refuse(kStep, "too_old");
    }
    if (!rule.valid_until_version_changes)
        return std::nullopt;
    // The versions the rule names; without any, those that either side carries.
    Names named, carried;
    for (const auto &name : version_fields()) {
        if (contains(rule.key_fields, name))
            named.push_back(name);
        if (text_of(member(member(request, "fields"), name)) || text_of(member(member(entry, "fields"), name)))
            carried.push_back(name);
    }
    const Names &versions = named.empty() ? carried : named;
    if (versions.empty())
        return refuse(kStep, "version_unknown");
    return check_fields(request, entry, versions, kStep, "version_unknown", "version_changed");
}

inline Judged check_match(const Rule &rule, const Json &request, const Json &entry, const Json &lookup)
{
    constexpr const char *kStep = "match_and_threshold";
    const std::string match = text_member(lookup, "match");
    const bool is_semantic = match == "semantic";
    const bool same_text = match != "exact" && !is_semantic && !text_member(request, "query").empty() && text_member(request, "query") == text_member(entry, "query");
    if (match == "exact" || same_text)
        return std::nullopt;
    if (rule.match != "semantic" && rule.match != "exact-then-semantic")
        return refuse(kStep, is_semantic ? "semantic_not_allowed" : "similarity_unknown");
    const Json &similarity = member(lookup, "similarity");
    if (!is_number(similarity))
        return refuse(kStep, "similarity_unknown");
    if (rule.similarity_threshold && similarity.get<double>() < *rule.similarity_threshold)
        return refuse(kStep, "below_threshold");
    return std::nullopt;
}

/// The first step that refuses; nothing when the entry may be served.
inline Judged judge(const Rule &rule, const Json &request, const Json &entry, const Json &lookup)
{
    if (member(request, "cacheable") == Json(false))
        return refuse("caller_cacheable", "caller_bypassed");
    if (!rule.cacheable)
        return refuse("policy_cacheable", "site_not_cacheable");
    const auto asked = temperature(request);
    if (rule.max_temperature && asked && *asked > *rule.max_temperature)
        return refuse("policy_cacheable", "temperature_too_high");
    if (auto refused = check_fields(request, entry, rule.required(), "fields_proven", "field_not_proven", "field_mismatch"))
        return refused;
    if (auto refused = check_freshness(rule, request, entry, lookup))
        return refused;
    return check_match(rule, request, entry, lookup);
}

// --- the key --------------------------------------------------------------------------------------------------------

inline std::string digest(const Json &parts)
{
    std::string hex;
    for (const char byte : cacheloupe_hits::detail::sha256(canonical(parts)))
        for (const int shift : {4, 0})
            hex += "0123456789abcdef"[(static_cast<unsigned char>(byte) >> shift) & 15];
    return hex;
}

/// What an exact key holds of the question.
inline Json asked(const Rule &rule, const Json &request)
{
    Json parts = Json::object();
    if (rule.match == "semantic")
        return parts;
    if (const std::string query = normalised(text_member(request, "query")); !query.empty())
        parts["query"] = query;
    if (const Json &messages = member(request, "messages"); messages.is_array() && !messages.empty())
        parts["messages"] = messages;
    return parts;
}

inline Plan plan(const Document &document, const std::string &call_site, const Json &request)
{
    const Rule &rule = document.rule(call_site);
    Fields entry_fields;
    // The best entry there could be: written this moment for this very request. What refuses it refuses all.
    Json best = {{"age_s", 0}, {"fields", Json::object()}};
    for (const auto &name : entry_only())
        best["fields"][name] = "";
    for (const auto &name : key_fields())
        if (const auto value = request_value(request, name))
            best["fields"][name] = entry_fields[name] = *value;
    Judged refusal = judge(rule, request, best, Json::object({{"match", "exact"}}));
    Fields keyed;
    bool by_arguments = false;
    for (const auto &name : rule.required()) {
        by_arguments = by_arguments || (rule.layer == "tool_result" && name == "tool.args_hash");
        if (!contains(entry_only(), name) && entry_fields.count(name) > 0)
            keyed[name] = entry_fields[name];
    }
    const Json question = asked(rule, request);
    // Without these the key would be the same for every question, or for every conversation.
    Names lacks;
    if (rule.match != "semantic" && question.empty() && !by_arguments)
        lacks.push_back("query");
    const std::string session = rule.scope == "session" ? text_of(member(request, "session")).value_or("") : std::string();
    if (rule.scope == "session" && session.empty())
        lacks.push_back("session");
    if (!lacks.empty() && (!refusal || refusal->step == "fields_proven" || refusal->step == "ttl_and_version")) {
        Names all = refusal && refusal->step == "fields_proven" ? refusal->fields : Names();
        all.insert(all.end(), lacks.begin(), lacks.end());
        refusal = refuse("fields_proven", "field_not_proven", all);
    }
    Json parts = {{"schema", "cacheloupe.key/1"}, {"call_site", call_site}, {"layer", rule.layer}, {"key_epoch", rule.key_epoch}, {"fields", Json(keyed)}};
    if (!session.empty())
        parts["session"] = session;
    const std::string partition = refusal ? std::string() : digest(parts);
    parts.update(question);
    const Refusal why = refusal.value_or(Refusal{"serve", "", {}});
    return {!refusal, why.step, why.reason, why.fields, refusal ? std::string() : digest(parts), partition, keyed, entry_fields, rule.layer, rule.lane,
            rule.match, rule.ttl_seconds, rule.similarity_threshold, rule.scope, rule.key_epoch, document.lists(call_site), document.revision()};
}

} // namespace detail

// --- what applications use ------------------------------------------------------------------------------------------

/// Told of a policy that could not be taken over; the last good one holds.
using OnError = std::function<void(const std::string &what)>;

/// The policy an application obeys.
class Policy {
public:
    /// Throws PolicyError when there is no good policy to begin with. From then on the file is looked at when somebody
    /// asks, at most once in `check_every`.
    explicit Policy(const std::string &path, OnError on_error = {}, std::chrono::milliseconds check_every = std::chrono::seconds(1))
        : m_path(path), m_on_error(std::move(on_error)), m_check_every(check_every)
    {
        m_document = read();
        m_checked = std::chrono::steady_clock::now();
    }

    /// For a policy that lies in Redis or SQLite; replace() takes the next one.
    static Policy from_text(std::string_view text, OnError on_error = {}) { return Policy(std::make_shared<const detail::Document>(text), std::move(on_error)); }

    /// Takes over another text; false and on_error when it is no good, the last good policy holds.
    bool replace(std::string_view text)
    {
        try {
            auto document = std::make_shared<const detail::Document>(text);
            const std::lock_guard lock(m_mutex);
            m_document = std::move(document);
            return true;
        } catch (const PolicyError &fault) {
            tell(fault.what());
            return false;
        }
    }

    std::int64_t revision() { return current()->revision(); }

    /// What holds before a lookup: whether to look up and store at all, and under which key.
    Plan decide(const std::string &call_site, const Json &request) { return detail::plan(*current(), call_site, request); }

    /// Whether the entry that was found may be served.
    Verdict may_serve(const std::string &call_site, const Json &request, const Json &entry, const Json &lookup = Json::object())
    {
        const auto document = current();
        const auto refusal = detail::judge(document->rule(call_site), request, entry, lookup);
        const auto why = refusal.value_or(detail::Refusal{"serve", "", {}});
        return {!refusal, why.step, why.reason, why.fields, document->revision()};
    }

private:
    using State = std::array<std::int64_t, 5>;

    Policy(std::shared_ptr<const detail::Document> document, OnError on_error) : m_on_error(std::move(on_error)), m_document(std::move(document)) {}

    static State state_of(const struct stat &found)
    {
        return {std::int64_t(found.st_dev), std::int64_t(found.st_ino), std::int64_t(found.st_size), std::int64_t(found.st_mtim.tv_sec), std::int64_t(found.st_mtim.tv_nsec)};
    }

    void tell(const std::string &what) const
    {
        if (m_on_error)
            m_on_error(what);
    }

    /// The file as it stands now; notes its state also when it is no good, so that it is complained of once.
    std::shared_ptr<const detail::Document> read()
    {
        const int file = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat found = {};
        if (file < 0 || ::fstat(file, &found) != 0) {
            const int failure = errno;
            if (file >= 0)
                ::close(file);
            m_state = State{-1, failure};
            throw PolicyError(m_path + ": " + std::strerror(failure));
        }
        m_state = state_of(found);
        std::string text;
        std::array<char, 65536> bytes;
        ssize_t count = 0;
        while ((count = ::read(file, bytes.data(), bytes.size())) > 0)
            text.append(bytes.data(), std::size_t(count));
        const int failure = count < 0 ? errno : 0;
        ::close(file);
        if (failure != 0)
            throw PolicyError(m_path + ": " + std::strerror(failure));
        try {
            return std::make_shared<const detail::Document>(text);
        } catch (const PolicyError &fault) {
            throw PolicyError(m_path + ": " + fault.what());
        }
    }

    /// The newest good policy.
    std::shared_ptr<const detail::Document> current()
    {
        std::string fault;
        std::shared_ptr<const detail::Document> document;
        {
            const std::lock_guard lock(m_mutex);
            if (!m_path.empty() && std::chrono::steady_clock::now() - m_checked >= m_check_every) {
                m_checked = std::chrono::steady_clock::now();
                struct stat found = {};
                const State state = ::stat(m_path.c_str(), &found) == 0 ? state_of(found) : State{-1, errno};
                try {
                    if (state != m_state)
                        m_document = read();
                } catch (const PolicyError &broken) {
                    fault = broken.what();
                }
            }
            document = m_document;
        }
        if (!fault.empty())
            tell(fault);
        return document;
    }

    std::string m_path;
    OnError m_on_error;
    std::chrono::milliseconds m_check_every{0};
    std::mutex m_mutex;
    std::shared_ptr<const detail::Document> m_document;
    State m_state{};
    std::chrono::steady_clock::time_point m_checked;
};

namespace detail {

/// Sets a member when there is a value; lists of texts and single values only, as the emitter takes them.
inline void set(cacheloupe_hits::Hit &hit, const std::string &name, const Json &value)
{
    if (value.is_string())
        hit.set(name, value.get_ref<const std::string &>());
    else if (value.is_boolean())
        hit.set(name, value.get<bool>());
    else if (value.is_number_integer())
        hit.set(name, value.get<std::int64_t>());
    else if (is_number(value))
        hit.set(name, value.get<double>());
    else if (value.is_array() && !value.empty() && std::all_of(value.begin(), value.end(), [](const Json &one) { return one.is_string(); }))
        hit.set(name, value.get<Names>());
}

inline std::string event_of(const Plan &plan, const std::optional<Verdict> &verdict)
{
    if (!verdict)
        return plan.reason == "caller_bypassed" ? "bypass" : "miss";
    if (verdict->serve)
        return "hit";
    return verdict->reason == "too_old" ? "expired" : verdict->reason == "version_changed" ? "invalidated" : verdict->reason == "caller_bypassed" ? "bypass" : "miss";
}

} // namespace detail

/// Writes what happened as one line of the hit log, with the policy's revision and the reason. What happened is told by
/// plan and verdict unless `extra` names the event ({"event": "store"} after a new answer was kept).
inline bool log_hit(cacheloupe_hits::HitLog &hits, const std::string &call_site, const Json &request, const Plan &plan,
                    const std::optional<Verdict> &verdict = {}, const Json &entry = Json(), const Json &lookup = Json(), const Json &extra = Json::object())
{
    using detail::member;
    cacheloupe_hits::Hit hit;
    hit.set("event", detail::event_of(plan, verdict));
    hit.set("call_site", call_site);
    hit.set("layer", plan.layer);
    hit.set("lane", plan.lane);
    if (const std::string found = detail::text_member(entry, "key"); !found.empty() || !plan.key.empty())
        hit.set("key", found.empty() ? plan.key : found);
    hit.set("threshold", plan.threshold);
    hit.set("policy_revision", verdict ? verdict->revision : plan.revision);
    hit.set("decision_step", verdict ? verdict->step : plan.step);
    if (const std::string reason = verdict ? verdict->reason : plan.reason; !reason.empty())
        hit.set("decision_reason", reason);
    if (const auto fields = verdict ? verdict->fields : plan.missing; !fields.empty())
        hit.set("decision_fields", fields);
    for (const char *name : {"query", "provider", "model", "user", "session"})
        detail::set(hit, name, member(request, name));
    if (member(request, "cacheable") == Json(false))
        hit.set("cacheable", false);
    if (const Json &params = member(request, "params"); params.is_object())
        for (const auto &[name, value] : params.items())
            detail::set(hit, "params." + name, value);
    for (const char *name : {"match", "similarity"})
        detail::set(hit, name, member(lookup, name));
    detail::set(hit, "cached_query", member(entry, "query"));
    if (verdict && verdict->serve)
        detail::set(hit, "answer", member(entry, "answer"));
    for (const char *name : {"id", "created_at", "age_s", "ttl_s"})
        detail::set(hit, std::string("entry.") + name, member(entry, name));
    for (const auto &[name, value] : plan.entry_fields)
        hit.set("fields." + name, value);
    if (const Json &fields = member(entry, "fields"); fields.is_object())
        for (const auto &[name, value] : fields.items())
            hit.set("entry.fields." + name, detail::text_of(value));
    for (const auto &[name, value] : extra.items())
        detail::set(hit, name, value);
    return hits.write(hit);
}

} // namespace cacheloupe_policy
