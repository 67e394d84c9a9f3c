// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/column_plan.h"
#include "core/hitlog/name_condition.h"

#include <algorithm>
#include <type_traits>

namespace cacheloupe {

namespace {

/// Calls `make` with a test of one number. Single precision, as the columns are; comparisons with NaN are false.
template <typename Number, typename Make>
std::unique_ptr<FilterPlan> compared(const HitTerm &term, Make make)
{
    std::vector<Number> wanted;
    for (const double number : term.numbers)
        wanted.push_back(Number(number));
    const Number limit = wanted.front();
    switch (term.compare) {
    case HitCompare::less: return make([=](Number n) { return n < limit; });
    case HitCompare::lessOrEqual: return make([=](Number n) { return n <= limit; });
    case HitCompare::greater: return make([=](Number n) { return n > limit; });
    case HitCompare::greaterOrEqual: return make([=](Number n) { return n >= limit; });
    default: return make([=](Number n) { return std::find(wanted.begin(), wanted.end(), n) != wanted.end(); });
    }
}

template <typename Get>
std::unique_ptr<FilterPlan> numberColumn(const HitTerm &term, Get get)
{
    using Number = std::invoke_result_t<Get, const HitBlock &, std::uint32_t>;
    return compared<Number>(term, [get](auto test) { return byColumn([get, test](const HitBlock &b, std::uint32_t i) { return test(get(b, i)); }); });
}

std::unique_ptr<FilterPlan> floatColumn(const HitTerm &term, HitBlock::Column<float> HitBlock::*member)
{
    return numberColumn(term, [member](const HitBlock &b, std::uint32_t i) { return (b.*member)[i]; });
}

std::unique_ptr<FilterPlan> floatTrait(const HitTerm &term, float RowTraits::*member)
{
    return compared<float>(term, [member](auto test) { return byTraits([member, test](const RowTraits &t) { return test(t.*member); }); });
}

std::vector<std::uint8_t> wantedCodes(const HitTerm &term, const StringDictionary &names)
{
    const NameCondition condition(term);
    std::vector<std::uint8_t> wanted(names.size());
    for (std::uint32_t code = 0; code < wanted.size(); ++code)
        wanted[code] = condition.holds(names.name(code));
    return wanted;
}

std::unique_ptr<FilterPlan> codeColumn(const HitTerm &term, const StringDictionary &names, HitBlock::Column<std::uint32_t> HitBlock::*member)
{
    return byColumn([wanted = wantedCodes(term, names), member](const HitBlock &b, std::uint32_t i) {
        const auto code = (b.*member)[i];
        return code < wanted.size() && wanted[code];
    });
}

std::unique_ptr<FilterPlan> codeTrait(const HitTerm &term, const StringDictionary &names, std::uint32_t RowTraits::*member)
{
    return byTraits([wanted = wantedCodes(term, names), member](const RowTraits &t) { return t.*member < wanted.size() && wanted[t.*member]; });
}

template <typename Enum, typename NameOf>
std::unique_ptr<FilterPlan> enumTrait(const HitTerm &term, Enum RowTraits::*member, int count, NameOf nameOf)
{
    std::uint32_t wanted = 0;
    for (int i = 0; i < count; ++i)
        for (const auto &pattern : term.names)
            if (pattern.matches(nameOf(Enum(i))))
                wanted |= 1u << i;
    return byTraits([wanted, member](const RowTraits &t) { return (wanted >> unsigned(t.*member)) & 1u; });
}

std::unique_ptr<FilterPlan> timeColumn(const HitTerm &term)
{
    // A range stands for all its moments: "after a day" begins behind its last one.
    return byColumn([ranges = term.times, compare = term.compare](const HitBlock &b, std::uint32_t i) {
        const auto ms = b.timeMs[i];
        if (ms == kAbsentTime)
            return false;
        const auto from = [](const TimeRange &r) { return unixMs(r.from); };
        const auto to = [](const TimeRange &r) { return unixMs(r.to); };
        switch (compare) {
        case HitCompare::less:
            return ms < from(ranges.front());
        case HitCompare::lessOrEqual:
            return ms < to(ranges.front());
        case HitCompare::greater:
            return ms >= to(ranges.front());
        case HitCompare::greaterOrEqual:
            return ms >= from(ranges.front());
        default:
            return std::any_of(ranges.begin(), ranges.end(), [&](const TimeRange &r) { return ms >= from(r) && ms < to(r); });
        }
    });
}

std::uint32_t maskOf(const std::vector<KeyField> &fields)
{
    std::uint32_t mask = 0;
    for (const auto field : fields)
        mask |= 1u << unsigned(field);
    return mask;
}

bool isPresent(HitQueryField field, const HitBlock &b, std::uint32_t i)
{
    switch (field) {
    case HitQueryField::query: return b.query[i].length > 0;
    case HitQueryField::cachedQuery: return b.cachedQuery[i].length > 0;
    case HitQueryField::answer: return b.answer[i].length > 0;
    case HitQueryField::callSite: return b.callSite[i] != 0;
    case HitQueryField::match: return b.traits(i).match != MatchKind::unknown;
    case HitQueryField::layer: return b.traits(i).layer != 0;
    case HitQueryField::model: return b.traits(i).model != 0;
    case HitQueryField::followup: return b.traits(i).followup != 0;
    case HitQueryField::flag: return b.traits(i).flag != 0;
    case HitQueryField::similarity: return !std::isnan(b.similarity[i]);
    case HitQueryField::threshold: return !std::isnan(b.traits(i).threshold);
    case HitQueryField::age: return !std::isnan(b.ageS[i]);
    case HitQueryField::ttl: return !std::isnan(b.traits(i).ttlS);
    case HitQueryField::ttlLeft: return !std::isnan(b.traits(i).ttlS - b.ageS[i]);
    case HitQueryField::latency: return !std::isnan(b.latencyMs[i]);
    case HitQueryField::saved: return !std::isnan(b.savedUsd[i]);
    case HitQueryField::cost: return !std::isnan(b.costUsd[i]);
    case HitQueryField::served: return b.timeMs[i] != kAbsentTime;
    case HitQueryField::id: return (b.traits(i).flags & hit_flag::kOwnId) != 0;
    default: return false;
    }
}

bool isWantedVerdict(const std::vector<NamePattern> &names, Verdict verdict)
{
    return std::any_of(names.begin(), names.end(), [verdict](const NamePattern &p) {
        return p.matches(verdictName(verdict)) || (p.text == "any" && verdict != Verdict::none) || (p.text == "wrong" && isWrongReuse(verdict));
    });
}

std::unique_ptr<FilterPlan> verdictPlan(const HitTerm &term, const HitFilterLookups &lookups)
{
    if (!lookups.verdict)
        return byColumn([wanted = isWantedVerdict(term.names, Verdict::none)](const HitBlock &, std::uint32_t) { return wanted; });
    return std::make_unique<RowLookupPlan>([names = term.names, &lookups](HitRow row) { return isWantedVerdict(names, lookups.verdict(row)); });
}

bool comparesWith(HitCompare compare, double value, const std::vector<double> &numbers)
{
    switch (compare) {
    case HitCompare::less: return value < numbers.front();
    case HitCompare::lessOrEqual: return value <= numbers.front();
    case HitCompare::greater: return value > numbers.front();
    case HitCompare::greaterOrEqual: return value >= numbers.front();
    default: return std::find(numbers.begin(), numbers.end(), value) != numbers.end();
    }
}

std::unique_ptr<FilterPlan> nothing()
{
    return byColumn([](const HitBlock &, std::uint32_t) { return false; });
}

std::unique_ptr<FilterPlan> suspicionPlan(const HitTerm &term, const HitFilterLookups &lookups)
{
    if (!lookups.suspicion)
        return nothing();
    return std::make_unique<RowLookupPlan>([term, &lookups](HitRow row) { return comparesWith(term.compare, lookups.suspicion(row), term.numbers); });
}

std::unique_ptr<FilterPlan> sourcePlan(const HitTable &table, const HitTerm &term)
{
    const NameCondition condition(term);
    std::vector<std::uint8_t> wanted(table.sourceCount());
    for (std::uint32_t i = 0; i < wanted.size(); ++i) {
        const auto &path = table.source(i).path();
        wanted[i] = condition.holds(path.string()) || condition.holds(path.filename().string());
    }
    return byTraits([wanted](const RowTraits &t) { return t.source < wanted.size() && wanted[t.source]; });
}

/// An exact id is compared by its hash; a pattern needs the line.
std::unique_ptr<FilterPlan> idPlan(const HitTerm &term)
{
    std::vector<Hash128> wanted;
    for (const auto &name : term.names)
        wanted.push_back(hash128(name.written));
    return byColumn([wanted](const HitBlock &b, std::uint32_t i) {
        return std::any_of(wanted.begin(), wanted.end(), [&](const Hash128 &h) { return h.low == b.idLow[i] && h.high == b.idHigh[i]; });
    });
}

bool isExact(const HitTerm &term)
{
    return term.compare == HitCompare::equals
        && std::none_of(term.names.begin(), term.names.end(), [](const NamePattern &p) { return p.openStart || p.openEnd; });
}

std::unique_ptr<FilterPlan> hasPlan(const HitTable &table, const HitTerm &term, const HitFilterLookups &lookups)
{
    const auto mask = maskOf(term.keyFields);
    std::vector<HitQueryField> fields;
    bool asksVerdict = false;
    bool asksNote = false;
    bool asksSuspicion = false;
    for (const auto &name : term.names) {
        const auto *info = hitQueryField(name.text);
        fields.push_back(info ? info->field : HitQueryField::anyText);
        asksVerdict |= fields.back() == HitQueryField::verdict;
        asksNote |= fields.back() == HitQueryField::note;
        asksSuspicion |= fields.back() == HitQueryField::suspicion;
    }
    const auto inColumns = [mask, fields](const HitBlock &b, std::uint32_t i) {
        return (b.traits(i).requestFields & mask) != 0 || std::any_of(fields.begin(), fields.end(), [&](HitQueryField f) { return isPresent(f, b, i); });
    };
    if (!asksVerdict && !asksNote && !asksSuspicion)
        return byColumn(inColumns);
    return std::make_unique<RowLookupPlan>([=, &table, &lookups](HitRow row) {
        return inColumns(table.block(row >> HitBlock::kShift), row & (HitBlock::kRows - 1)) || (asksVerdict && lookups.verdict && lookups.verdict(row) != Verdict::none)
            || (asksNote && lookups.note && !lookups.note(row).empty())
            || (asksSuspicion && lookups.suspicion && !std::isnan(lookups.suspicion(row)));
    });
}

} // namespace

std::unique_ptr<FilterPlan> makeColumnPlan(const HitTable &table, const HitTerm &term, const HitFilterLookups &lookups)
{
    using F = HitQueryField;
    const auto &names = table.names();
    switch (term.field) {
    case F::callSite: return codeColumn(term, names.callSites, &HitBlock::callSite);
    case F::model: return codeTrait(term, names.models, &RowTraits::model);
    case F::layer: return codeTrait(term, names.layers, &RowTraits::layer);
    case F::followup: return codeTrait(term, names.followups, &RowTraits::followup);
    case F::flag: return codeTrait(term, names.flags, &RowTraits::flag);
    case F::kind: return enumTrait(term, &RowTraits::kind, 8, eventKindName);
    case F::match:
        return enumTrait(term, &RowTraits::match, 3, [](MatchKind m) { return m == MatchKind::unknown ? std::string_view("unknown") : matchKindName(m); });
    case F::similarity: return floatColumn(term, &HitBlock::similarity);
    case F::threshold: return floatTrait(term, &RowTraits::threshold);
    case F::age: return floatColumn(term, &HitBlock::ageS);
    case F::ttl: return floatTrait(term, &RowTraits::ttlS);
    case F::latency: return floatColumn(term, &HitBlock::latencyMs);
    case F::saved: return floatColumn(term, &HitBlock::savedUsd);
    case F::cost: return floatColumn(term, &HitBlock::costUsd);
    case F::ttlLeft: return numberColumn(term, [](const HitBlock &b, std::uint32_t i) { return b.traits(i).ttlS - b.ageS[i]; });
    case F::line: return numberColumn(term, [](const HitBlock &b, std::uint32_t i) { return double(b.lineNumber[i]); });
    case F::served: return timeColumn(term);
    case F::has: return hasPlan(table, term, lookups);
    case F::mismatch:
        return byTraits([mask = maskOf(term.keyFields)](const RowTraits &t) { return (t.mismatchedFields & mask) != 0; });
    case F::verdict: return verdictPlan(term, lookups);
    case F::suspicion: return suspicionPlan(term, lookups);
    case F::source: return sourcePlan(table, term);
    case F::id: return isExact(term) ? idPlan(term) : nullptr;
    case F::keyField:
        return term.keyField == KeyField::accessTenant ? codeColumn(term, names.tenants, &HitBlock::tenant) : nullptr;
    default: return nullptr;
    }
}

} // namespace cacheloupe
