// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_history.h"
#include "core/policy/policy_codec.h"

#include <QTest>

using namespace cacheloupe;

namespace {

PolicyDocument revision(std::int64_t number, std::int64_t ttlS, std::string note)
{
    PolicyDocument document;
    document.revision = number;
    document.publishedBy = number % 2 ? "ana" : "ben";
    document.publishedAt = "2026-11-0" + std::to_string(number) + "T10:00:00Z";
    document.note = std::move(note);
    auto &rule = document.ruleFor("faq");
    rule.ttlS = ttlS;
    rule.evidence = {"hit:" + std::to_string(number)};
    return document;
}

} // namespace

class TestPolicyHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void joinsWhatThreePlacesKnow()
    {
        const auto one = revision(1, 60, "first"), two = revision(2, 90, "second"), three = revision(3, 90, "third");
        std::vector<PolicyRevisionRecord> ours;
        for (const auto *document : {&one, &two})
            ours.push_back({0, "t", document->revision, policyText(*document), document->note, "ana", {}});
        ours.push_back({0, "t", 9, "{broken", "", "", {}});
        auto otherTwo = two;
        otherTwo.note = "as the target has it";
        const auto history = policyHistory(ours, {otherTwo}, three);
        QCOMPARE(history, (std::vector<PolicyDocument>{three, otherTwo, one}));
        QVERIFY(policyHistory({}, {}, {}).empty());
    }
    void tellsWhyAValueIsWhatItIs()
    {
        const std::vector<PolicyDocument> history = {revision(5, 86400, "owner changed"), revision(4, 86400, "stale answers in two rounds"), revision(3, 60, "x"), revision(2, 86400, "y")};
        const auto origin = fieldOrigin(history, "faq", PolicyField::ttlS);
        QCOMPARE(origin->revision, std::int64_t(4));
        QCOMPARE(origin->note, std::string("stale answers in two rounds"));
        QCOMPARE(origin->publishedBy, std::string("ben"));
        QCOMPARE(origin->publishedAt, std::string("2026-11-04T10:00:00Z"));
        QCOMPARE(origin->evidence, std::vector<std::string>{"hit:4"});
        QVERIFY(*origin->value == PolicyValue(std::int64_t(86400)));
        QVERIFY(!origin->fromDefaults && !origin->mayBeOlder);
        // Nobody ever said anything of the scope, as far as is known.
        const auto scope = fieldOrigin(history, "faq", PolicyField::scope);
        QVERIFY(!scope->value && scope->mayBeOlder);
        QVERIFY(!fieldOrigin({}, "faq", PolicyField::ttlS));
    }
    void seesThroughDefaults()
    {
        auto older = revision(1, 60, "own");
        older.ruleFor("faq").ttlS.reset();
        older.defaults.ttlS = 600;
        auto newer = revision(2, 600, "now its own");
        const auto same = fieldOrigin({newer, older}, "faq", PolicyField::ttlS);
        QCOMPARE(same->revision, std::int64_t(1));
        QVERIFY(same->fromDefaults);
    }
    void listsOverdueReviews()
    {
        PolicyDocument document;
        document.defaults.owner = "team";
        document.ruleFor("fresh").reviewBy = "2026-11-08";
        document.ruleFor("late").reviewBy = "2026-11-07";
        document.ruleFor("later").reviewBy = "2026-10-08";
        document.ruleFor("odd").reviewBy = "some day";
        document.ruleFor("none");
        const auto overdue = overdueReviews(document, *parseInstant("2026-11-08T23:00:00Z"));
        QCOMPARE(overdue, (std::vector<OverdueReview>{{"later", "team", "2026-10-08", 31}, {"late", "team", "2026-11-07", 1}}));
    }
};

QTEST_APPLESS_MAIN(TestPolicyHistory)
#include "tst_policy_history.moc"
