// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint_site.h"

#include <algorithm>
#include <set>

namespace cacheloupe {

namespace {

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const auto &word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::vector<std::string> without(const std::vector<std::string> &names, std::string_view name)
{
    std::vector<std::string> rest;
    std::copy_if(names.begin(), names.end(), std::back_inserter(rest), [&](const auto &other) { return other != name; });
    return rest;
}

void checkWord(LintSite &site, PolicyField field)
{
    const auto value = policyValue(site.own, field);
    const auto &allowed = allowedWords(field);
    if (!value)
        return;
    const auto &word = std::get<std::string>(*value);
    if (std::find(allowed.begin(), allowed.end(), word) != allowed.end())
        return;
    site.report("word-unknown", field, {{"value", word}, {"field", std::string(policyFieldName(field))}, {"allowed", joined(allowed)}});
}

void checkKeyFieldNames(LintSite &site)
{
    if (!site.own.keyFields)
        return;
    const auto &names = *site.own.keyFields;
    std::set<std::string_view> seen;
    std::vector<std::string> unique;
    for (const auto &name : names) {
        if (!keyFieldFromName(name))
            site.report("key-field-unknown", PolicyField::keyFields, {{"field", name}}, {site.edit(PolicyField::keyFields, without(names, name))});
        if (seen.insert(name).second)
            unique.push_back(name);
    }
    for (const auto &name : unique)
        if (std::count(names.begin(), names.end(), name) > 1)
            site.report("key-field-twice", PolicyField::keyFields, {{"field", name}}, {site.edit(PolicyField::keyFields, unique)});
}

} // namespace

void lintWords(LintSite &site)
{
    for (const auto field : {PolicyField::layer, PolicyField::match, PolicyField::scope, PolicyField::lane})
        checkWord(site, field);
    checkKeyFieldNames(site);
    if (site.own.risk)
        for (const auto &tag : *site.own.risk)
            if (!findRiskTag(tag))
                site.report("risk-unknown", PolicyField::risk, {{"tag", tag}});
}

} // namespace cacheloupe
