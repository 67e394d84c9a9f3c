// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/suggested_reason.h"

#include <QTest>

using namespace cacheloupe;

namespace {

Hit hit(std::string query, std::string cachedQuery, std::string answer = "Yes.")
{
    Hit out;
    out.query = std::move(query);
    out.cachedQuery = std::move(cachedQuery);
    out.answer = std::move(answer);
    out.callSite = "faq";
    return out;
}

} // namespace

class TestSuggestedReason : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesFromTheHeaviestFindingThatFits()
    {
        auto refund = hit("Can I get a refund after 45 days?", "Can I get a refund after 14 days?");
        QCOMPARE(suggestedReason(Verdict::wrongMatch, judgeSuspicion(refund)), VerdictReason::otherNumber);
        refund.fields.set(KeyField::accessTenant, "acme");
        refund.entry.fields.set(KeyField::accessTenant, "umbrella");
        const auto both = judgeSuspicion(refund);
        QCOMPARE(suggestedReason(Verdict::wrongMatch, both), VerdictReason::otherNumber);
        QCOMPARE(suggestedReason(Verdict::leakedScope, both), VerdictReason::otherTenant);
        QCOMPARE(suggestedReason(Verdict::stale, both), VerdictReason::none);
    }
    void everyWrongVerdictHasItsOwn()
    {
        auto old = hit("Is the service down now?", "Is the service down now?");
        old.entry.fields.set(KeyField::promptSystemVersion, "v3");
        old.fields.set(KeyField::promptSystemVersion, "v4");
        QCOMPARE(suggestedReason(Verdict::stale, judgeSuspicion(old)), VerdictReason::promptChanged);
        QCOMPARE(suggestedReason(Verdict::wrongMatch, judgeSuspicion(hit("How do I disable alerts?", "How do I enable alerts?"))), VerdictReason::negated);
        QCOMPARE(suggestedReason(Verdict::notCacheable, judgeSuspicion(hit("Write me a poem about rain", "Write me a poem about rain"))), VerdictReason::creative);
    }
    void safeAndUnsureNeedNone()
    {
        const auto refund = judgeSuspicion(hit("Can I get a refund after 45 days?", "Can I get a refund after 14 days?"));
        QCOMPARE(suggestedReason(Verdict::safe, refund), VerdictReason::none);
        QCOMPARE(suggestedReason(Verdict::unsure, refund), VerdictReason::none);
    }
    void namesGoBothWays()
    {
        for (size_t i = 0; i < kVerdictReasonCount; ++i) {
            const auto reason = VerdictReason(i);
            QCOMPARE(*verdictReasonFromName(verdictReasonName(reason)), reason);
        }
        QVERIFY(!verdictReasonFromName("weather"));
    }
};

QTEST_APPLESS_MAIN(TestSuggestedReason)
#include "tst_suggested_reason.moc"
