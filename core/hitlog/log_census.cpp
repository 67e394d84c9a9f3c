// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_census.h"

#include "core/base/utf8.h"
#include "core/hitlog/hit_members.h"
#include "core/hitlog/json_text.h"

#include <simdjson.h>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::string_view kNested[] = {
    "entry.id", "entry.created_at", "entry.age_s", "entry.ttl_s", "entry.fields", "usage.input_tokens", "usage.output_tokens",
    "usage.cached_input_tokens", "usage.cache_creation_tokens",
};

std::vector<std::string> knownMembers()
{
    std::vector<std::string> names;
    for (const auto name : kHitMemberNames) {
        if (name == "inferred")
            continue;
        names.emplace_back(name);
        for (const auto nested : kNested)
            if (nested.starts_with(name) && nested[name.size()] == '.')
                names.emplace_back(nested);
    }
    return names;
}

} // namespace

struct LogCensus::Reader {
    simdjson::dom::parser parser;
};

LogCensus::LogCensus() : m_reader(std::make_unique<Reader>()) {}
LogCensus::LogCensus(LogCensus &&) noexcept = default;
LogCensus::~LogCensus() = default;

void LogCensus::countMember(const std::string &name, bool isHit)
{
    auto &count = m_members[name];
    ++count.events;
    count.hits += isHit;
}

void LogCensus::countField(KeyField field, std::string value)
{
    auto &seen = m_fields[size_t(field)];
    if (seen.events++ == 0)
        seen.first = std::move(value);
    else if (seen.isConstant && seen.first != value)
        seen.isConstant = false;
}

Status LogCensus::addRows(const HitTable &table, std::uint32_t source, HitRow first, HitRow end, RowText &text)
{
    using simdjson::dom::element;
    for (HitRow row = first; row < end; ++row) {
        if (table.sourceIndex(row) != source || table.fault(row) != LineFault::none)
            continue;
        const auto line = text.line(row);
        if (!line)
            return line.error();
        const std::string valid = table.flags(row) & hit_flag::kBadUtf8 ? toValidUtf8(*line) : std::string();
        simdjson::dom::object object;
        if (m_reader->parser.parse(valid.empty() ? line->data() : valid.data(), valid.empty() ? line->size() : valid.size()).get(object))
            continue;
        const bool isHit = table.kind(row) == EventKind::hit;
        for (const auto member : object) {
            const std::string name(member.key);
            if (member.value.is_null())
                continue;
            simdjson::dom::object nested;
            const bool isObject = member.value.get(nested) == simdjson::SUCCESS;
            countMember(name, isHit);
            if (isObject && (name == "entry" || name == "usage"))
                for (const auto part : nested)
                    if (!part.value.is_null())
                        countMember(name + '.' + std::string(part.key), isHit);
            if (isObject && name == "fields")
                for (const auto part : nested)
                    if (const auto field = keyFieldFromName(part.key); field && !part.value.is_null())
                        countField(*field, part.value.is_string() ? std::string(std::string_view(part.value)) : simdjson::minify(part.value));
            simdjson::dom::array names;
            if (name == "inferred" && member.value.get(names) == simdjson::SUCCESS)
                for (const auto one : names)
                    if (one.is_string())
                        m_inferred.emplace(std::string_view(one));
        }
    }
    return {};
}

void LogCensus::merge(const LogCensus &part)
{
    for (const auto &[name, count] : part.m_members) {
        m_members[name].events += count.events;
        m_members[name].hits += count.hits;
    }
    for (size_t i = 0; i < kKeyFieldCount; ++i) {
        auto &mine = m_fields[i];
        const auto &other = part.m_fields[i];
        if (other.events == 0)
            continue;
        if (mine.events == 0)
            mine.first = other.first;
        mine.isConstant = mine.isConstant && other.isConstant && mine.first == other.first;
        mine.events += other.events;
    }
    m_inferred.insert(part.m_inferred.begin(), part.m_inferred.end());
}

void LogCensus::describe(LogCheck &check) const
{
    const auto known = knownMembers();
    for (const auto &name : known) {
        const auto it = m_members.find(name);
        check.members.push_back(it == m_members.end() ? MemberPresence{name, 0, 0} : MemberPresence{name, it->second.events, it->second.hits});
    }
    for (const auto &[name, count] : m_members)
        if (name != "inferred" && std::find(known.begin(), known.end(), name) == known.end())
            check.unknownMembers.push_back({name, count.events, count.hits});
    for (auto &presence : check.keyFields) {
        const auto &seen = m_fields[size_t(presence.field)];
        if (seen.events > 1 && seen.isConstant && seen.events == check.events)
            presence.constantValue = seen.first;
    }
    check.inferred.assign(m_inferred.begin(), m_inferred.end());
}

} // namespace cacheloupe
