// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_merge.h"
#include "core/policy/policy_codec.h"
#include "tests/core/policy/random_policy.h"

#include <QTest>

#include <map>
#include <set>

using namespace cacheloupe;

namespace {

constexpr int kRounds = 3000;

/// Every member of a policy by its path; a call site is a member of its own.
std::map<std::string, std::string> flattened(const PolicyDocument &document)
{
    std::map<std::string, std::string> out;
    const auto add = [&](const std::string &site, const PolicyRule &rule) {
        for (const auto field : allPolicyFields())
            if (const auto value = policyValue(rule, field))
                out[policyJsonPath(site, field)] = policyValueJson(*value);
        for (const auto &[name, raw] : rule.unknown)
            out[policyJsonPath(site) + '.' + name] = raw;
    };
    add({}, document.defaults);
    for (const auto &site : document.callSites) {
        out[policyJsonPath(site.callSite)] = "there";
        add(site.callSite, site.rule);
    }
    return out;
}

std::optional<std::string> at(const std::map<std::string, std::string> &members, const std::string &path)
{
    const auto it = members.find(path);
    return it == members.end() ? std::nullopt : std::optional(it->second);
}

bool isWholeSite(const MergeConflict &conflict)
{
    return conflict.part == MergeConflict::Part::callSite && conflict.member.empty();
}

PolicyDocument withSites(const std::vector<std::string> &names)
{
    PolicyDocument document;
    for (const auto &name : names)
        document.ruleFor(name).ttlS = 60;
    return document;
}

std::vector<std::string> sitesOf(const PolicyDocument &document)
{
    std::vector<std::string> names;
    for (const auto &site : document.callSites)
        names.push_back(site.callSite);
    return names;
}

} // namespace

class TestPolicyMerge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneSideAloneIsTakenAsItIs()
    {
        Random random(11);
        for (int i = 0; i < kRounds; ++i) {
            const auto base = test::randomPolicy(random);
            const auto changed = test::editedPolicy(random, base, 6);
            QCOMPARE(PolicyMerge(base, base, changed).merged(), changed);
            QCOMPARE(PolicyMerge(base, changed, base).merged(), changed);
            QCOMPARE(PolicyMerge(base, changed, changed).merged(), changed);
            // The same without the short cut: one word elsewhere on the other side.
            auto touched = base;
            touched.unknown.emplace_back("x_touched", "1");
            auto expected = changed;
            expected.unknown.emplace_back("x_touched", "1");
            const PolicyMerge mine(base, touched, changed);
            QVERIFY(mine.conflicts().empty());
            QCOMPARE(mine.merged(), expected);
            QCOMPARE(PolicyMerge(base, changed, touched).merged(), expected);
        }
    }
    /// Against a reference that knows members by their path only.
    void conflictsExactlyWhereBothChangedTheSame()
    {
        Random random(12);
        size_t conflicts = 0;
        for (int i = 0; i < kRounds; ++i) {
            const auto base = test::randomPolicy(random);
            const auto theirs = test::editedPolicy(random, base, 20);
            const auto mine = test::editedPolicy(random, base, 20);
            const PolicyMerge merge(base, theirs, mine);
            const auto b = flattened(base), t = flattened(theirs), m = flattened(mine), result = flattened(merge.merged());
            std::set<std::string> whole;
            std::set<std::string> found;
            for (const auto &conflict : merge.conflicts()) {
                (isWholeSite(conflict) ? whole : found).insert(conflict.path);
                QVERIFY(conflict.theirs != conflict.mine && conflict.base != conflict.theirs && conflict.base != conflict.mine);
            }
            conflicts += found.size() + whole.size();
            std::set<std::string> paths;
            for (const auto *side : {&b, &t, &m})
                for (const auto &[path, text] : *side)
                    paths.insert(path);
            for (const auto &path : paths) {
                const auto site = path.substr(0, path.find(']') + 1);
                const bool goneAnywhere = path.starts_with("$.call_sites") && (!at(t, site) || !at(m, site)) && at(b, site);
                if (goneAnywhere)
                    continue; // A call site that is taken out is judged as a whole, below.
                const auto bv = at(b, path), tv = at(t, path), mv = at(m, path);
                const bool clash = tv != mv && tv != bv && mv != bv;
                QVERIFY2(clash == (found.count(path) == 1), path.c_str());
                QVERIFY2(at(result, path) == (clash || mv == bv ? tv : mv), path.c_str());
            }
            for (const auto &name : sitesOf(base)) {
                const auto *bs = base.find(name), *ts = theirs.find(name), *ms = mine.find(name);
                if (ts && ms)
                    continue;
                const bool clash = (ts && *ts != *bs) || (ms && *ms != *bs);
                QCOMPARE(whole.count(policyJsonPath(name)) == 1, clash);
                QCOMPARE(merge.merged().find(name) != nullptr, clash && ts != nullptr);
            }
        }
        QVERIFY2(conflicts > 500, "the drafts hardly ever met");
    }
    void editsInDifferentPlacesCombineEitherWay()
    {
        Random random(13);
        for (int i = 0; i < kRounds; ++i) {
            const auto base = test::randomPolicy(random);
            auto theirs = base;
            auto mine = base;
            for (const auto field : allPolicyFields()) {
                auto &side = random.chance(0.5) ? theirs : mine;
                applyEdit(side, {random.chance(0.5) ? "faq" : "", field, test::randomValue(random, field)});
            }
            const PolicyMerge one(base, theirs, mine);
            const PolicyMerge other(base, mine, theirs);
            QVERIFY(one.conflicts().empty() && other.conflicts().empty());
            QCOMPARE(flattened(one.merged()), flattened(other.merged()));
        }
    }
    void aChoiceHoldsAndMayBeTakenBack()
    {
        Random random(14);
        for (int i = 0; i < kRounds; ++i) {
            const auto base = test::randomPolicy(random);
            PolicyMerge merge(base, test::editedPolicy(random, base, 8), test::editedPolicy(random, base, 8));
            for (const auto side : {MergeSide::mine, MergeSide::base, MergeSide::theirs, MergeSide::mine})
                for (size_t n = 0; n < merge.conflicts().size(); ++n) {
                    merge.resolve(n, side);
                    const auto &conflict = merge.conflicts()[n];
                    const auto &wanted = side == MergeSide::mine ? conflict.mine : side == MergeSide::base ? conflict.base : conflict.theirs;
                    const auto now = at(flattened(merge.merged()), conflict.path);
                    if (isWholeSite(conflict))
                        QCOMPARE(now.has_value(), wanted.has_value());
                    else
                        QVERIFY2(now == wanted, conflict.path.c_str());
                }
        }
    }
    void keepsTheOrderOfWhoMovedAndUnknownMembers()
    {
        const auto base = withSites({"a", "b", "c"});
        auto theirs = withSites({"a", "x", "b", "c"});
        auto mine = withSites({"c", "a", "b", "y"});
        mine.ruleFor("a").unknown.emplace_back("x_team", "\"blue\"");
        theirs.unknown.emplace_back("x_home", "{\"a\": 1}");
        theirs.revision = 7;
        theirs.publishedBy = "ben";
        const PolicyMerge merge(base, theirs, mine);
        QVERIFY(merge.conflicts().empty());
        QCOMPARE(sitesOf(merge.merged()), (std::vector<std::string>{"c", "a", "x", "b", "y"}));
        QCOMPARE(merge.merged().find("a")->unknown, mine.find("a")->unknown);
        QCOMPARE(merge.merged().unknown, theirs.unknown);
        QCOMPARE(merge.merged().revision, std::int64_t(7));
        QCOMPARE(merge.merged().publishedBy, std::string("ben"));
    }
    void namesTheMemberAndAllThreeValues()
    {
        const auto base = withSites({"a"});
        auto theirs = base;
        auto mine = base;
        theirs.ruleFor("a").ttlS = 30;
        mine.ruleFor("a").ttlS.reset();
        PolicyMerge merge(base, theirs, mine);
        QCOMPARE(merge.conflicts().size(), size_t(1));
        const auto &conflict = merge.conflicts()[0];
        QCOMPARE(conflict.path, std::string("$.call_sites[\"a\"].ttl_seconds"));
        QCOMPARE(*conflict.base, std::string("60"));
        QCOMPARE(*conflict.theirs, std::string("30"));
        QVERIFY(!conflict.mine);
        merge.resolve(0, MergeSide::mine);
        QCOMPARE(merge.merged().callSites, mine.callSites);
    }
};

QTEST_APPLESS_MAIN(TestPolicyMerge)
#include "tst_policy_merge.moc"
