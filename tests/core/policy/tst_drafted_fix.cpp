// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/drafted_fix.h"
#include "core/policy/policy_decision.h"

#include <QTest>

#include <algorithm>

using namespace cacheloupe;

namespace {

FlaggedHit flagged(Verdict verdict, VerdictReason reason)
{
    FlaggedHit out;
    out.hit.id = "h1";
    out.hit.callSite = "faq";
    out.hit.key = "k1";
    out.hit.match = MatchKind::semantic;
    out.hit.similarity = 0.941;
    out.hit.entry.ageS = 5 * 3600;
    out.verdict = verdict;
    out.reason = reason;
    return out;
}

EffectiveRule rule()
{
    EffectiveRule out;
    out.callSite = "faq";
    out.listed = true;
    out.cacheable = true;
    out.match = "exact-then-semantic";
    out.ttlS = 7 * 86400;
    out.similarityThreshold = 0.93;
    return out;
}

std::vector<FixKind> kindsOf(const std::vector<DraftedFix> &fixes)
{
    std::vector<FixKind> kinds;
    for (const DraftedFix &fix : fixes)
        kinds.push_back(fix.kind);
    return kinds;
}

} // namespace

class TestDraftedFix : public QObject {
    Q_OBJECT
    using Kinds = std::vector<FixKind>;
    using enum FixKind;
private Q_SLOTS:
    void theVerdictDecides()
    {
        QCOMPARE(kindsOf(draftFixes(flagged(Verdict::wrongMatch, VerdictReason::otherNumber), rule())), (Kinds{higherThreshold, exactOnly, notCacheable, purgeEntry}));
        QCOMPARE(kindsOf(draftFixes(flagged(Verdict::stale, VerdictReason::liveData), rule())), (Kinds{shorterTtl, notCacheable, purgeEntry}));
        QCOMPARE(kindsOf(draftFixes(flagged(Verdict::stale, VerdictReason::sourceChanged), rule())), (Kinds{versionRule, shorterTtl, notCacheable, purgeEntry}));
        QCOMPARE(kindsOf(draftFixes(flagged(Verdict::notCacheable, VerdictReason::creative), rule())), (Kinds{notCacheable, purgeEntry}));
        QVERIFY(draftFixes(flagged(Verdict::safe, VerdictReason::none), rule()).empty());
        QVERIFY(draftFixes(flagged(Verdict::unsure, VerdictReason::none), rule()).empty());
    }
    void aShorterTtlIsNoFixForLeaksAndWrongMatches()
    {
        for (const VerdictReason reason : reasonsOf(Verdict::leakedScope)) {
            const auto fixes = draftFixes(flagged(Verdict::leakedScope, reason), rule());
            QCOMPARE(fixes.front().kind, keyField);
            QVERIFY(std::none_of(fixes.begin(), fixes.end(), [](const DraftedFix &fix) { return fix.kind == shorterTtl; }));
        }
        for (const VerdictReason reason : reasonsOf(Verdict::wrongMatch)) {
            const auto fixes = draftFixes(flagged(Verdict::wrongMatch, reason), rule());
            QVERIFY(std::none_of(fixes.begin(), fixes.end(), [](const DraftedFix &fix) { return fix.kind == shorterTtl; }));
        }
    }
    /// Whatever is drafted refuses the reuse that it was drafted for.
    void everyFixRefusesTheReuse()
    {
        for (const Verdict verdict : kVerdicts) {
            for (const VerdictReason reason : reasonsOf(verdict)) {
                auto hit = flagged(verdict, reason);
                hit.hit.paramsJson = R"({"temperature":0.7})";
                QVERIFY(decideReuse(hit.hit, rule()).served());
                for (const DraftedFix &fix : draftFixes(hit, rule())) {
                    PolicyDocument document;
                    auto &changed = document.ruleFor("faq");
                    changed.cacheable = true;
                    changed.match = rule().match;
                    changed.ttlS = rule().ttlS;
                    changed.similarityThreshold = rule().similarityThreshold;
                    for (const PolicyEdit &edit : fix.edits)
                        QVERIFY(applyEdit(document, edit));
                    if (fix.kind == purgeEntry)
                        continue;
                    QVERIFY2(!decideReuse(hit.hit, effectiveRule(document, "faq")).served(), fixKindName(fix.kind).data());
                    QCOMPARE(document.find("faq")->evidence->back(), std::string("h1"));
                }
            }
        }
    }
    void valuesAreTheNextThatHelp()
    {
        const auto wrong = draftFixes(flagged(Verdict::wrongMatch, VerdictReason::otherName), rule());
        QCOMPARE(wrong[0].value, 0.945);
        const auto stale = draftFixes(flagged(Verdict::stale, VerdictReason::pastTtl), rule());
        QCOMPARE(stale[0].value, 4.0 * 3600);
        const auto leaked = draftFixes(flagged(Verdict::leakedScope, VerdictReason::otherRole), rule());
        QCOMPARE(leaked[0].keyFields, (std::vector<std::string>{"access.role", "access.policy_version"}));
    }
    void whatTheRuleHasIsNotOffered()
    {
        auto strict = rule();
        strict.cacheable = false;
        strict.match = "exact";
        strict.keyFields = {"access.tenant", "access.subject"};
        QCOMPARE(kindsOf(draftFixes(flagged(Verdict::wrongMatch, VerdictReason::otherNumber), strict)), (Kinds{purgeEntry}));
        QCOMPARE(kindsOf(draftFixes(flagged(Verdict::leakedScope, VerdictReason::otherUser), strict)), (Kinds{purgeEntry}));
        auto young = flagged(Verdict::stale, VerdictReason::pastTtl);
        young.hit.entry.ageS = 60;
        QCOMPARE(kindsOf(draftFixes(young, strict)), (Kinds{purgeEntry}));
        young.hit.key.clear();
        QVERIFY(draftFixes(young, strict).empty());
    }
};

QTEST_APPLESS_MAIN(TestDraftedFix)
#include "tst_drafted_fix.moc"
