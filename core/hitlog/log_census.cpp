// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_census.h"

#include "core/base/utf8.h"
#include "core/hitlog/hit_members.h"

#include <simdjson.h>

#include <algorithm>
#include <functional>

namespace cacheloupe {

namespace {

constexpr size_t kMaxNames = 4096;

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

/// Numbers for the members of one object: the name that stood at this place in the object before is compared first, the
/// look-up is asked only after a surprise.
class NumberedMembers {
public:
    explicit NumberedMembers(std::function<int(std::string_view)> lookUp) : m_lookUp(std::move(lookUp)) {}

    int find(size_t position, std::string_view name)
    {
        if (position < m_last.size() && m_last[position].first == name)
            return m_last[position].second;
        const int number = m_lookUp(name);
        if (position >= kMaxRemembered)
            return number;
        if (position >= m_last.size())
            m_last.resize(position + 1);
        m_last[position] = {std::string(name), number};
        return number;
    }

private:
    static constexpr size_t kMaxRemembered = 256;
    std::function<int(std::string_view)> m_lookUp;
    std::vector<std::pair<std::string, int>> m_last;
};

} // namespace

struct LogCensus::Reader {
    using Order = NumberedMembers;

    explicit Reader(LogCensus &whole)
        : census(whole), line([&whole](std::string_view name) { return whole.slot(name); }),
          entry([&whole](std::string_view name) { return whole.slot("entry." + std::string(name)); }),
          usage([&whole](std::string_view name) { return whole.slot("usage." + std::string(name)); })
    {
    }

    void readLine(const simdjson::dom::object &members, bool isHit);
    void readNested(const simdjson::dom::element &value, Order &order, bool isHit);
    void readFields(const simdjson::dom::element &value);
    void readInferred(const simdjson::dom::element &value);

    LogCensus &census;
    simdjson::dom::parser parser;
    Order line;
    Order entry;
    Order usage;
    Order fields{[](std::string_view name) {
        const auto field = keyFieldFromName(name);
        return field ? int(*field) : -1;
    }};
};

void LogCensus::Reader::readLine(const simdjson::dom::object &members, bool isHit)
{
    size_t position = 0;
    for (const auto member : members) {
        const int slot = line.find(position++, member.key);
        if (member.value.is_null())
            continue;
        census.countMember(slot, isHit);
        if (member.key == "entry")
            readNested(member.value, entry, isHit);
        else if (member.key == "usage")
            readNested(member.value, usage, isHit);
        else if (member.key == "fields")
            readFields(member.value);
        else if (member.key == "inferred")
            readInferred(member.value);
    }
}

void LogCensus::Reader::readNested(const simdjson::dom::element &value, Order &order, bool isHit)
{
    simdjson::dom::object object;
    if (value.get(object))
        return;
    size_t position = 0;
    for (const auto part : object) {
        const int slot = order.find(position++, part.key);
        if (!part.value.is_null())
            census.countMember(slot, isHit);
    }
}

void LogCensus::Reader::readFields(const simdjson::dom::element &value)
{
    simdjson::dom::object object;
    if (value.get(object))
        return;
    size_t position = 0;
    for (const auto part : object) {
        const int field = fields.find(position++, part.key);
        if (field < 0 || part.value.is_null())
            continue;
        std::string_view text;
        if (part.value.get(text))
            census.countField(KeyField(field), simdjson::minify(part.value));
        else
            census.countField(KeyField(field), text);
    }
}

void LogCensus::Reader::readInferred(const simdjson::dom::element &value)
{
    simdjson::dom::array names;
    if (value.get(names))
        return;
    std::string_view name;
    for (const auto one : names)
        if (!one.get(name) && !census.m_inferred.contains(std::string(name)))
            census.m_inferred.emplace(name);
}

LogCensus::LogCensus() : m_reader(std::make_unique<Reader>(*this)) {}
LogCensus::~LogCensus() = default;

/// -1 when the log has more names than anyone could read: they are not counted then.
int LogCensus::slot(std::string_view name)
{
    const auto [it, isNew] = m_slots.try_emplace(std::string(name), int(m_members.size()));
    if (isNew && m_members.size() >= kMaxNames) {
        m_slots.erase(it);
        return -1;
    }
    if (isNew)
        m_members.push_back({std::string(name), 0, 0});
    return it->second;
}

void LogCensus::countMember(int slot, bool isHit)
{
    if (slot < 0)
        return;
    auto &member = m_members[size_t(slot)];
    ++member.events;
    member.hits += isHit;
}

void LogCensus::countField(KeyField field, std::string_view value)
{
    auto &seen = m_fields[size_t(field)];
    if (seen.events++ == 0)
        seen.first = value;
    else if (seen.isConstant && seen.first != value)
        seen.isConstant = false;
}

Status LogCensus::addRows(const HitTable &table, std::uint32_t source, HitRow first, HitRow end, RowText &text)
{
    for (HitRow row = first; row < end; ++row) {
        if (table.sourceIndex(row) != source || table.fault(row) != LineFault::none)
            continue;
        const auto line = text.line(row);
        if (!line)
            return line.error();
        const std::string valid = table.flags(row) & hit_flag::kBadUtf8 ? toValidUtf8(*line) : std::string();
        const std::string_view bytes = valid.empty() ? *line : valid;
        simdjson::dom::object object;
        if (!m_reader->parser.parse(bytes.data(), bytes.size()).get(object))
            m_reader->readLine(object, table.kind(row) == EventKind::hit);
    }
    return {};
}

void LogCensus::merge(const LogCensus &part)
{
    for (const auto &member : part.m_members) {
        const int at = slot(member.name);
        if (at < 0)
            continue;
        m_members[size_t(at)].events += member.events;
        m_members[size_t(at)].hits += member.hits;
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
        const auto it = m_slots.find(name);
        check.members.push_back(it == m_slots.end() ? MemberPresence{name, 0, 0} : m_members[size_t(it->second)]);
    }
    for (const auto &member : m_members)
        if (member.events > 0 && member.name != "inferred" && std::find(known.begin(), known.end(), member.name) == known.end())
            check.unknownMembers.push_back(member);
    std::sort(check.unknownMembers.begin(), check.unknownMembers.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    for (auto &presence : check.keyFields) {
        const auto &seen = m_fields[size_t(presence.field)];
        if (seen.events > 1 && seen.isConstant && seen.events == check.events)
            presence.constantValue = seen.first;
    }
    check.inferred.assign(m_inferred.begin(), m_inferred.end());
}

} // namespace cacheloupe
