// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/line_parser.h"

#include "core/base/instant.h"
#include "core/base/utf8.h"
#include "core/driver/json.h"
#include "core/hitlog/code_cache.h"
#include "core/hitlog/hit_members.h"
#include "core/hitlog/json_text.h"
#include "core/hitlog/key_field_compare.h"
#include "core/hitlog/member_order.h"

#include <simdjson.h>

#include <cstring>

namespace cacheloupe {

namespace {

using simdjson::ondemand::object;
using simdjson::ondemand::value;

int memberNumber(std::string_view name) { return int(hitMemberFromName(name)); }

int keyFieldNumber(std::string_view name)
{
    const auto field = keyFieldFromName(name);
    return field ? int(*field) : -1;
}

/// The token without the white space that On Demand leaves behind it.
std::string_view token(value &v)
{
    return trimmed(v.raw_json_token());
}

/// Like token(), with everything in an array or object.
std::string_view wholeToken(value &v)
{
    const auto first = token(v);
    if (first.empty() || (first.front() != '[' && first.front() != '{'))
        return first;
    std::string_view all = first;
    simdjson::ondemand::array list;
    object members;
    const auto failure = first.front() == '[' ? (v.get_array().get(list) ? simdjson::INCORRECT_TYPE : list.raw_json().get(all))
                                              : (v.get_object().get(members) ? simdjson::INCORRECT_TYPE : members.raw_json().get(all));
    return failure ? first : trimmed(all);
}

/// The bytes between the quotes; nullopt for anything but a string.
std::optional<std::string_view> rawString(value &v)
{
    const auto t = token(v);
    if (t.size() < 2 || t.front() != '"' || t.back() != '"')
        return std::nullopt;
    return t.substr(1, t.size() - 2);
}

bool hasBackslash(std::string_view raw)
{
    return std::memchr(raw.data(), '\\', raw.size()) != nullptr;
}

float realOf(value &v)
{
    double number = 0;
    return v.get_double().get(number) == simdjson::SUCCESS ? float(number) : kAbsent;
}

std::uint32_t countOf(value &v)
{
    double number = 0;
    if (v.get_double().get(number) != simdjson::SUCCESS || number < 0)
        return kAbsentCount;
    return number < double(kAbsentCount) ? std::uint32_t(number) : kAbsentCount - 1;
}

} // namespace

struct LineParser::State {
    explicit State(HitNames &names)
        : callSites(names.callSites), models(names.models), tenants(names.tenants), layers(names.layers), followups(names.followups),
          flags(names.flags)
    {
    }

    HitRowData parse(std::string_view line, std::string_view original);
    LineFault read(object &members, HitRowData &row);
    void readMember(HitMember member, value &v, HitRowData &row);
    void readFields(object &fields, KeyFieldTokens &tokens, MemberOrder<int (*)(std::string_view)> &order);
    void readEntry(object &entry, HitRowData &row);
    void readUsage(object &usage, HitRowData &row);
    void finish(HitRowData &row);

    std::string_view decoded(std::string_view raw, std::string &buffer) const;
    std::uint32_t code(CodeCache &cache, value &v);
    void span(value &v, TextSpan &out, std::uint8_t flag, HitRowData &row) const;
    std::optional<Instant> instant(value &v) const;

    simdjson::ondemand::parser parser;
    MemberOrder<int (*)(std::string_view)> lineOrder{memberNumber};
    MemberOrder<int (*)(std::string_view)> entryOrder{entryMemberNumber};
    MemberOrder<int (*)(std::string_view)> usageOrder{usageMemberNumber};
    MemberOrder<int (*)(std::string_view)> requestFieldOrder{keyFieldNumber};
    MemberOrder<int (*)(std::string_view)> entryFieldOrder{keyFieldNumber};
    CodeCache callSites, models, tenants, layers, followups, flags;

    std::string_view line;     ///< the bytes simdjson sees
    std::string_view original; ///< the same bytes before ill-formed UTF-8 was masked
    std::string scratch;
    std::string padded;
    KeyFieldTokens requestTokens;
    KeyFieldTokens entryTokens;
    std::optional<Instant> createdAt;
    std::optional<EventKind> kind;
    std::string_view id;
    bool sawEvent = false;
};

std::string_view LineParser::State::decoded(std::string_view raw, std::string &buffer) const
{
    raw = original.substr(size_t(raw.data() - line.data()), raw.size());
    if (!hasBackslash(raw) && (line.data() == original.data() || isValidUtf8(raw)))
        return raw;
    buffer.clear();
    appendJsonText(raw, buffer);
    return buffer;
}

std::uint32_t LineParser::State::code(CodeCache &cache, value &v)
{
    if (const auto raw = rawString(v))
        return cache.code(decoded(*raw, scratch));
    const auto t = token(v);
    return t == "null" ? 0 : cache.code(t);
}

void LineParser::State::span(value &v, TextSpan &out, std::uint8_t flag, HitRowData &row) const
{
    out = {};
    row.flags &= std::uint8_t(~flag);
    const auto raw = rawString(v);
    if (!raw)
        return;
    out = {std::uint32_t(raw->data() - line.data()), std::uint32_t(raw->size())};
    if (hasBackslash(*raw))
        row.flags |= flag;
}

std::optional<Instant> LineParser::State::instant(value &v) const
{
    const auto raw = rawString(v);
    return raw ? parseInstant(*raw) : std::nullopt;
}

void LineParser::State::readFields(object &fields, KeyFieldTokens &tokens, MemberOrder<int (*)(std::string_view)> &order)
{
    tokens.clear();
    size_t position = 0;
    for (auto member : fields) {
        const char *name = member.key().raw();
        const int field = order.find(position++, {name, size_t(std::strchr(name, '"') - name)});
        value v = member.value();
        if (field >= 0)
            tokens.set(KeyField(field), wholeToken(v));
    }
}

void LineParser::State::readEntry(object &entry, HitRowData &row)
{
    size_t position = 0;
    for (auto member : entry) {
        const char *name = member.key().raw();
        const int number = entryOrder.find(position++, {name, size_t(std::strchr(name, '"') - name)});
        value v = member.value();
        object fields;
        if (number == kEntryAge)
            row.ageS = realOf(v);
        else if (number == kEntryTtl)
            row.ttlS = realOf(v);
        else if (number == kEntryCreatedAt)
            createdAt = instant(v);
        else if (number == kEntryFields && v.get_object().get(fields) == simdjson::SUCCESS)
            readFields(fields, entryTokens, entryFieldOrder);
    }
}

void LineParser::State::readUsage(object &usage, HitRowData &row)
{
    size_t position = 0;
    for (auto member : usage) {
        const char *name = member.key().raw();
        const int number = usageOrder.find(position++, {name, size_t(std::strchr(name, '"') - name)});
        value v = member.value();
        if (number == kUsageInput)
            row.inputTokens = countOf(v);
        else if (number == kUsageOutput)
            row.outputTokens = countOf(v);
    }
}

void LineParser::State::readMember(HitMember member, value &v, HitRowData &row)
{
    object nested;
    switch (member) {
    case HitMember::ts:
        if (const auto time = instant(v))
            row.timeMs = unixMs(*time);
        else if (token(v) != "null")
            row.flags |= hit_flag::kBadTime;
        break;
    case HitMember::id:
        id = token(v);
        break;
    case HitMember::event: {
        const auto raw = rawString(v);
        sawEvent = raw || token(v) != "null";
        kind = raw ? eventKindFromName(*raw) : std::nullopt;
        break;
    }
    case HitMember::match:
        if (const auto raw = rawString(v))
            row.match = matchKindFromName(*raw).value_or(MatchKind::unknown);
        break;
    case HitMember::callSite: row.callSite = code(callSites, v); break;
    case HitMember::layer: row.layer = code(layers, v); break;
    case HitMember::model: row.model = code(models, v); break;
    case HitMember::followup: row.followup = code(followups, v); break;
    case HitMember::flag: row.flag = code(flags, v); break;
    case HitMember::query: span(v, row.query, hit_flag::kQueryEscaped, row); break;
    case HitMember::cachedQuery: span(v, row.cachedQuery, hit_flag::kCachedQueryEscaped, row); break;
    case HitMember::answer: span(v, row.answer, hit_flag::kAnswerEscaped, row); break;
    case HitMember::similarity: row.similarity = realOf(v); break;
    case HitMember::threshold: row.threshold = realOf(v); break;
    case HitMember::latencyMs: row.latencyMs = realOf(v); break;
    case HitMember::costUsd: row.costUsd = realOf(v); break;
    case HitMember::savedUsd: row.savedUsd = realOf(v); break;
    case HitMember::fields:
        if (v.get_object().get(nested) == simdjson::SUCCESS)
            readFields(nested, requestTokens, requestFieldOrder);
        break;
    case HitMember::entry:
        if (v.get_object().get(nested) == simdjson::SUCCESS)
            readEntry(nested, row);
        break;
    case HitMember::usage:
        if (v.get_object().get(nested) == simdjson::SUCCESS)
            readUsage(nested, row);
        break;
    default:
        break;
    }
}

LineFault LineParser::State::read(object &members, HitRowData &row)
{
    requestTokens.clear();
    entryTokens.clear();
    createdAt.reset();
    kind.reset();
    id = {};
    sawEvent = false;
    size_t position = 0;
    for (auto member : members) {
        const char *name = member.key().raw();
        const auto *end = static_cast<const char *>(std::memchr(name, '"', size_t(line.data() + line.size() - name)));
        const int number = lineOrder.find(position++, {name, size_t(end - name)});
        value v = member.value();
        readMember(HitMember(number), v, row);
    }
    if (!sawEvent)
        return LineFault::missingEvent;
    return kind && *kind != EventKind::malformed ? LineFault::none : LineFault::unknownEvent;
}

void LineParser::State::finish(HitRowData &row)
{
    row.kind = *kind;
    if (std::isnan(row.ageS) && createdAt && row.timeMs != kAbsentTime)
        row.ageS = float(double(row.timeMs - unixMs(*createdAt)) / 1000.0);
    row.requestFields = requestTokens.mask();
    row.entryFields = entryTokens.mask();
    row.mismatchedFields = mismatches(requestTokens, entryTokens);
    if (const auto tenant = requestTokens.token(KeyField::accessTenant); !tenant.empty()) {
        const bool isString = tenant.front() == '"' && tenant.size() >= 2;
        row.tenant = tenants.code(isString ? decoded(tenant.substr(1, tenant.size() - 2), scratch) : tenant);
    }
    if (!id.empty() && id != "null" && id != "\"\"") {
        row.flags |= hit_flag::kOwnId;
        const bool isString = id.front() == '"' && id.size() >= 2;
        row.idHash = hash128(isString ? decoded(id.substr(1, id.size() - 2), scratch) : id);
    }
}

HitRowData LineParser::State::parse(std::string_view text, std::string_view unmasked)
{
    line = text;
    original = unmasked;
    HitRowData row;
    row.lineLength = std::uint32_t(unmasked.size());
    try {
        simdjson::ondemand::document document = parser.iterate(text.data(), text.size(), text.size() + simdjson::SIMDJSON_PADDING);
        object members;
        const auto failure = document.get_object().get(members);
        row.fault = failure == simdjson::INCORRECT_TYPE && parseJson(text, {}) ? LineFault::notAnObject : failure ? LineFault::notJson : read(members, row);
        const char *rest = nullptr;
        if (row.fault != LineFault::notJson && row.fault != LineFault::notAnObject && document.current_location().get(rest) == simdjson::SUCCESS)
            row.fault = LineFault::notJson;
    } catch (const simdjson::simdjson_error &e) {
        if (e.error() == simdjson::UTF8_ERROR && text.data() == unmasked.data()) {
            padded = maskBadUtf8(text);
            padded.resize(text.size() + simdjson::SIMDJSON_PADDING);
            return parse(std::string_view(padded).substr(0, text.size()), unmasked);
        }
        row.fault = LineFault::notJson;
    }
    if (row.fault == LineFault::none) {
        finish(row);
    } else {
        const HitRowData malformed;
        const auto fault = row.fault;
        row = malformed;
        row.fault = fault;
        row.lineLength = std::uint32_t(unmasked.size());
    }
    if (text.data() != unmasked.data())
        row.flags |= hit_flag::kBadUtf8;
    if (hasBackslash(unmasked))
        row.flags |= hit_flag::kLineEscaped;
    if (!(row.flags & hit_flag::kOwnId))
        row.idHash = hash128(toHex(hash128(unmasked)));
    return row;
}

size_t LineParser::paddingBytes()
{
    return simdjson::SIMDJSON_PADDING;
}

LineParser::LineParser(HitNames &names) : m_state(std::make_unique<State>(names)) {}
LineParser::~LineParser() = default;

HitRowData LineParser::parse(std::string_view line)
{
    return m_state->parse(line, line);
}

} // namespace cacheloupe
