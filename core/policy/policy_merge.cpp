// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_merge.h"

#include "core/driver/json.h"
#include "core/policy/policy_codec.h"

#include <algorithm>
#include <functional>
#include <set>

namespace cacheloupe {

namespace {

using Names = std::vector<std::string>;
using Members = std::vector<std::pair<std::string, std::string>>;
using Part = MergeConflict::Part;

bool holds(const Names &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Those that hold, in the order of the side that changed it, with what only the other has behind its neighbour there.
Names mergedOrder(const Names &base, const Names &theirs, const Names &mine, const std::function<bool(const std::string &)> &keeps)
{
    const auto inAll = [&](const Names &names) {
        Names some;
        for (const auto &name : names)
            if (holds(base, name) && holds(theirs, name) && holds(mine, name))
                some.push_back(name);
        return some;
    };
    const bool theyMoved = inAll(theirs) != inAll(base);
    const Names &other = theyMoved ? mine : theirs;
    Names out;
    for (const auto &name : theyMoved ? theirs : mine)
        if (keeps(name))
            out.push_back(name);
    auto place = out.begin();
    for (const auto &name : other) {
        const auto known = std::find(out.begin(), out.end(), name);
        if (known != out.end())
            place = known + 1;
        else if (keeps(name))
            place = out.insert(place, name) + 1;
    }
    return out;
}

std::optional<std::string> memberIn(const Members &members, const std::string &name)
{
    const auto it = std::find_if(members.rbegin(), members.rend(), [&](const auto &member) { return member.first == name; });
    return it == members.rend() ? std::nullopt : std::optional(it->second);
}

void putMember(Members &members, const std::string &name, const std::optional<std::string> &text)
{
    const auto it = std::find_if(members.begin(), members.end(), [&](const auto &member) { return member.first == name; });
    if (it == members.end() && text)
        members.emplace_back(name, *text);
    else if (it != members.end() && text)
        it->second = *text;
    else if (it != members.end())
        members.erase(it);
}

Names namesOf(const Members &members)
{
    Names names;
    for (const auto &[name, text] : members)
        if (!holds(names, name))
            names.push_back(name);
    return names;
}

Names namesOf(const std::vector<CallSitePolicy> &sites)
{
    Names names;
    for (const auto &site : sites)
        if (!holds(names, site.callSite))
            names.push_back(site.callSite);
    return names;
}

/// The value that holds when it is clear, nullopt-of-optional when both sides changed it to something else.
template <typename Value>
const Value *clearValue(const Value &base, const Value &theirs, const Value &mine)
{
    if (theirs == mine || mine == base)
        return &theirs;
    return theirs == base ? &mine : nullptr;
}

std::optional<std::string> jsonOf(const std::optional<PolicyValue> &value)
{
    return value ? std::optional(policyValueJson(*value)) : std::nullopt;
}

std::string pathOf(const MergeConflict &place)
{
    const std::string start = place.part == Part::document ? "$" : policyJsonPath(place.callSite);
    return place.member.empty() ? start : start + '.' + place.member;
}

/// The conflict itself, at the place that was begun.
MergeConflict conflictAt(MergeConflict place, std::string member, std::optional<std::string> base, std::optional<std::string> theirs,
                         std::optional<std::string> mine)
{
    place.member = std::move(member);
    place.base = std::move(base);
    place.theirs = std::move(theirs);
    place.mine = std::move(mine);
    place.path = pathOf(place);
    return place;
}

Members mergedMembers(const Members &base, const Members &theirs, const Members &mine, const MergeConflict &place, std::vector<MergeConflict> &conflicts)
{
    Members chosen;
    std::set<std::string> kept;
    for (const Members *side : {&theirs, &mine})
        for (const auto &name : namesOf(*side)) {
            if (!kept.insert(name).second)
                continue;
            const auto b = memberIn(base, name);
            const auto t = memberIn(theirs, name);
            const auto m = memberIn(mine, name);
            const auto *clear = clearValue(b, t, m);
            if (!clear)
                conflicts.push_back(conflictAt(place, name, b, t, m));
            putMember(chosen, name, clear ? *clear : t);
        }
    Members out;
    for (const auto &name : mergedOrder(namesOf(base), namesOf(theirs), namesOf(mine), [&](const auto &n) { return memberIn(chosen, n).has_value(); }))
        out.emplace_back(name, *memberIn(chosen, name));
    return out;
}

/// The whole call site as one JSON text.
std::optional<std::string> siteJson(const PolicyRule *rule)
{
    if (!rule)
        return std::nullopt;
    std::string text;
    const auto add = [&](const std::string &name, const std::string &value) { text += (text.empty() ? "{" : ",") + dumpJson(Json(name)) + ':' + value; };
    for (const auto field : allPolicyFields())
        if (const auto value = policyValue(*rule, field))
            add(std::string(policyFieldName(field)), policyValueJson(*value));
    for (const auto &[name, value] : rule->unknown)
        add(name, value);
    return text.empty() ? "{}" : text + '}';
}

} // namespace

PolicyMerge::PolicyMerge(const PolicyDocument &base, const PolicyDocument &theirs, const PolicyDocument &mine) : m_base(base), m_theirs(theirs), m_mine(mine)
{
    // A name written twice would be made one by merging; with nothing to merge the document stays as it is.
    if (mine == base || mine == theirs)
        m_merged = theirs;
    else if (theirs == base)
        m_merged = mine;
    else
        mergeDocument();
}

void PolicyMerge::mergeDocument()
{
    m_merged = m_theirs;
    MergeConflict place;
    m_merged.unknown = mergedMembers(m_base.unknown, m_theirs.unknown, m_mine.unknown, place, m_conflicts);
    place.part = Part::defaults;
    m_merged.defaults = mergedRule(m_base.defaults, m_theirs.defaults, m_mine.defaults, place);
    mergeSites();
}

PolicyRule PolicyMerge::mergedRule(const PolicyRule &base, const PolicyRule &theirs, const PolicyRule &mine, const MergeConflict &place)
{
    PolicyRule out;
    for (const auto field : allPolicyFields()) {
        const auto b = policyValue(base, field);
        const auto t = policyValue(theirs, field);
        const auto m = policyValue(mine, field);
        const auto *clear = clearValue(b, t, m);
        if (!clear)
            m_conflicts.push_back(conflictAt(place, std::string(policyFieldName(field)), jsonOf(b), jsonOf(t), jsonOf(m)));
        setPolicyValue(out, field, clear ? *clear : t);
    }
    out.unknown = mergedMembers(base.unknown, theirs.unknown, mine.unknown, place, m_conflicts);
    return out;
}

void PolicyMerge::mergeSites()
{
    static const PolicyRule kNothing;
    std::vector<CallSitePolicy> chosen;
    const auto theirNames = namesOf(m_theirs.callSites);
    const auto myNames = namesOf(m_mine.callSites);
    Names all = theirNames;
    std::copy_if(myNames.begin(), myNames.end(), std::back_inserter(all), [&](const auto &name) { return !holds(theirNames, name); });
    for (const auto &name : all) {
        const MergeConflict place{Part::callSite, name, {}, {}, {}, {}, {}};
        const auto *base = m_base.find(name);
        const auto *theirs = std::as_const(m_theirs).find(name);
        const auto *mine = std::as_const(m_mine).find(name);
        if (theirs && mine) {
            chosen.push_back({name, mergedRule(base ? *base : kNothing, *theirs, *mine, place)});
            continue;
        }
        const auto *left = theirs ? theirs : mine;
        const bool isNew = !base;
        const bool isTouched = base && *left != *base;
        if (isTouched)
            m_conflicts.push_back(conflictAt(place, {}, siteJson(base), siteJson(theirs), siteJson(mine)));
        if (isNew || (isTouched && theirs))
            chosen.push_back({name, *left});
    }
    m_merged.callSites.clear();
    const auto find = [&](const std::string &name) {
        return std::find_if(chosen.begin(), chosen.end(), [&](const auto &site) { return site.callSite == name; });
    };
    for (const auto &name : mergedOrder(namesOf(m_base.callSites), theirNames, myNames, [&](const auto &n) { return find(n) != chosen.end(); }))
        m_merged.callSites.push_back(*find(name));
}

const PolicyDocument &PolicyMerge::sideOf(MergeSide side) const
{
    return side == MergeSide::base ? m_base : side == MergeSide::theirs ? m_theirs : m_mine;
}

void PolicyMerge::resolve(size_t conflict, MergeSide side)
{
    const MergeConflict &place = m_conflicts.at(conflict);
    const PolicyDocument &from = sideOf(side);
    if (place.part == Part::document) {
        putMember(m_merged.unknown, place.member, memberIn(from.unknown, place.member));
        return;
    }
    const PolicyRule *rule = place.part == Part::defaults ? &from.defaults : from.find(place.callSite);
    if (place.member.empty()) {
        std::erase_if(m_merged.callSites, [&](const auto &site) { return !rule && site.callSite == place.callSite; });
        if (rule)
            m_merged.ruleFor(place.callSite) = *rule;
        return;
    }
    PolicyRule &into = m_merged.ruleFor(place.part == Part::defaults ? std::string() : place.callSite);
    if (const auto field = policyFieldFromName(place.member))
        setPolicyValue(into, *field, rule ? policyValue(*rule, *field) : std::nullopt);
    else
        putMember(into.unknown, place.member, rule ? memberIn(rule->unknown, place.member) : std::nullopt);
}

} // namespace cacheloupe
