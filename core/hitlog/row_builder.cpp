// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/row_builder.h"

#include "core/base/utf8.h"
#include "core/hitlog/json_text.h"

#include <cmath>
#include <cstring>

namespace cacheloupe {

namespace {

constexpr bool isString(std::string_view token)
{
    return token.size() >= 2 && token.front() == '"' && token.back() == '"';
}

constexpr std::string_view unquoted(std::string_view token)
{
    return token.substr(1, token.size() - 2);
}

bool hasBackslash(std::string_view raw)
{
    return std::memchr(raw.data(), '\\', raw.size()) != nullptr;
}

std::uint32_t countOf(double number)
{
    if (!(number >= 0))
        return kAbsentCount;
    return number < double(kAbsentCount) ? std::uint32_t(number) : kAbsentCount - 1;
}

} // namespace

RowBuilder::RowBuilder(HitNames &names)
    : m_callSites(names.callSites), m_models(names.models), m_tenants(names.tenants), m_layers(names.layers), m_followups(names.followups),
      m_flags(names.flags)
{
}

void RowBuilder::begin(std::string_view line, std::string_view original)
{
    m_line = line;
    m_original = original;
    m_row = {};
    m_requestTokens.clear();
    m_entryTokens.clear();
    m_createdAt.reset();
    m_kind.reset();
    m_id = {};
    m_sawEvent = false;
}

std::string_view RowBuilder::decoded(std::string_view raw)
{
    const auto bytes = m_original.substr(size_t(raw.data() - m_line.data()), raw.size());
    if (!hasBackslash(bytes) && (m_line.data() == m_original.data() || isValidUtf8(bytes)))
        return bytes;
    m_scratch.clear();
    appendJsonText(bytes, m_scratch);
    return m_scratch;
}

std::uint32_t RowBuilder::code(CodeCache &cache, std::string_view token)
{
    if (isString(token))
        return cache.code(decoded(unquoted(token)));
    return token == "null" ? 0 : cache.code(token);
}

void RowBuilder::span(std::string_view token, TextSpan &out, std::uint8_t flag)
{
    out = {};
    m_row.flags &= std::uint8_t(~flag);
    if (!isString(token))
        return;
    const auto raw = unquoted(token);
    out = {std::uint32_t(raw.data() - m_line.data()), std::uint32_t(raw.size())};
    if (hasBackslash(raw))
        m_row.flags |= flag;
}

void RowBuilder::takeTime(std::string_view token)
{
    if (const auto time = isString(token) ? parseInstant(unquoted(token)) : std::nullopt)
        m_row.timeMs = unixMs(*time);
    else if (token != "null")
        m_row.flags |= hit_flag::kBadTime;
}

void RowBuilder::takeEvent(std::string_view token)
{
    m_sawEvent = isString(token) || token != "null";
    m_kind = isString(token) ? eventKindFromName(unquoted(token)) : std::nullopt;
}

void RowBuilder::take(LineTarget target, std::string_view token)
{
    switch (target.value) {
    case LineValue::ts: return takeTime(token);
    case LineValue::event: return takeEvent(token);
    case LineValue::id: m_id = token; break;
    case LineValue::match:
        if (isString(token))
            m_row.match = matchKindFromName(unquoted(token)).value_or(MatchKind::unknown);
        break;
    case LineValue::callSite: m_row.callSite = code(m_callSites, token); break;
    case LineValue::layer: m_row.layer = code(m_layers, token); break;
    case LineValue::model: m_row.model = code(m_models, token); break;
    case LineValue::followup: m_row.followup = code(m_followups, token); break;
    case LineValue::flag: m_row.flag = code(m_flags, token); break;
    case LineValue::query: return span(token, m_row.query, hit_flag::kQueryEscaped);
    case LineValue::cachedQuery: return span(token, m_row.cachedQuery, hit_flag::kCachedQueryEscaped);
    case LineValue::answer: return span(token, m_row.answer, hit_flag::kAnswerEscaped);
    case LineValue::createdAt: m_createdAt = isString(token) ? parseInstant(unquoted(token)) : std::nullopt; break;
    case LineValue::requestField: return m_requestTokens.set(target.field, token);
    case LineValue::entryField: return m_entryTokens.set(target.field, token);
    default: break;
    }
}

void RowBuilder::takeNumber(LineValue value, double number)
{
    switch (value) {
    case LineValue::similarity: m_row.similarity = float(number); break;
    case LineValue::threshold: m_row.threshold = float(number); break;
    case LineValue::latencyMs: m_row.latencyMs = float(number); break;
    case LineValue::costUsd: m_row.costUsd = float(number); break;
    case LineValue::savedUsd: m_row.savedUsd = float(number); break;
    case LineValue::entryAge: m_row.ageS = float(number); break;
    case LineValue::entryTtl: m_row.ttlS = float(number); break;
    case LineValue::inputTokens: m_row.inputTokens = countOf(number); break;
    case LineValue::outputTokens: m_row.outputTokens = countOf(number); break;
    default: break;
    }
}

LineFault RowBuilder::fault() const
{
    if (!m_sawEvent)
        return LineFault::missingEvent;
    return m_kind && *m_kind != EventKind::malformed ? LineFault::none : LineFault::unknownEvent;
}

HitRowData RowBuilder::finish()
{
    m_row.kind = *m_kind;
    if (std::isnan(m_row.ageS) && m_createdAt && m_row.timeMs != kAbsentTime)
        m_row.ageS = float(double(m_row.timeMs - unixMs(*m_createdAt)) / 1000.0);
    m_row.requestFields = m_requestTokens.mask();
    m_row.entryFields = m_entryTokens.mask();
    m_row.mismatchedFields = mismatches(m_requestTokens, m_entryTokens);
    if (const auto tenant = m_requestTokens.token(KeyField::accessTenant); !tenant.empty())
        m_row.tenant = code(m_tenants, tenant);
    if (!m_id.empty() && m_id != "null" && m_id != "\"\"") {
        m_row.flags |= hit_flag::kOwnId;
        m_row.idHash = hash128(isString(m_id) ? decoded(unquoted(m_id)) : m_id);
    }
    return m_row;
}

} // namespace cacheloupe
