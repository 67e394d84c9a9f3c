// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_schedule.h"
#include "core/driver/signature.h"
#include "core/policy/policy_codec.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;

namespace {

const Instant kMonday = *parseInstant("2026-11-09T08:00:00Z");
constexpr auto kDay = std::chrono::hours(24);

PolicyDocument faqTtl(std::int64_t ttlS)
{
    PolicyDocument document;
    document.ruleFor("faq").cacheable = true;
    document.ruleFor("faq").ttlS = ttlS;
    return document;
}

} // namespace

class TestPolicySchedule : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_target = PolicyTarget::file(m_folder->path("policy.json"));
        auto workspace = Workspace::create(m_folder->path("w.cacheloupe"), [] { return kMonday; });
        QVERIFY(workspace.ok());
        workspace->setActor("ana");
        m_workspace.emplace(std::move(*workspace));
        m_base = *publishPolicy({m_target, faqTtl(3600), 0, {}, "ana", "first", kMonday});
        QVERIFY(recordPublication(*m_workspace, m_target, m_base).ok());
    }

    void isPublishedOnItsDayAndTakenBack()
    {
        const auto planned = plan(60, kMonday + kDay, kMonday + 3 * kDay);
        QCOMPARE(m_workspace->pendingPublications()->size(), size_t(1));
        QVERIFY(duePublications(*m_workspace->pendingPublications(), kMonday).empty());
        const auto due = duePublications(*m_workspace->pendingPublications(), kMonday + kDay);
        QCOMPARE(due.size(), size_t(1));
        QVERIFY(due[0] == planned);
        const auto done = carryOut(*m_workspace, due[0], kMonday + kDay);
        QVERIFY2(done.ok(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->document.revision, std::int64_t(2));
        QCOMPARE(done->document.note, std::string("for the sale"));
        const auto back = *m_workspace->pendingPublications();
        QCOMPARE(back.size(), size_t(1));
        QVERIFY(back[0].isRevert);
        QCOMPARE(back[0].dueAt, kMonday + 3 * kDay);
        // The way back loosens, and was approved together with the way there.
        const auto reverted = carryOut(*m_workspace, back[0], kMonday + 3 * kDay);
        QVERIFY(reverted.ok());
        QCOMPARE(reverted->document.callSites, m_base.document.callSites);
        QCOMPARE(reverted->document.revision, std::int64_t(3));
        QCOMPARE(reverted->document.note, std::string("Taken back as planned: for the sale"));
        QVERIFY(m_workspace->pendingPublications()->empty());
        QCOMPARE(m_workspace->revisions(policyTargetText(m_target))->size(), size_t(3));
        QVERIFY(m_workspace->verifyAudit()->intact);
    }

    void waitsWhenSomebodyElsePublished()
    {
        const auto planned = plan(60, kMonday, std::nullopt);
        QVERIFY(publishPolicy({m_target, faqTtl(30), 1, m_base.hash, "ben", "other", kMonday}).ok());
        QCOMPARE(carryOut(*m_workspace, planned, kMonday).error().reason, ErrorReason::revisionChanged);
        QCOMPARE(readPublished(m_target)->document.note, std::string("other"));
        QCOMPARE(m_workspace->pendingPublications()->size(), size_t(1));
        QVERIFY(m_workspace->closePublication(planned.id, "cancelled").ok());
        QVERIFY(m_workspace->pendingPublications()->empty());
        QCOMPARE(m_workspace->closePublication(planned.id, "published").error().code, ErrorCode::notFound);
    }

    void dropsOnlyTheDraftThatWasPublished()
    {
        const auto target = policyTargetText(m_target);
        const auto save = [&](std::int64_t ttlS) { return m_workspace->saveDraft({target, policyText(faqTtl(ttlS)), 1, m_base.hash, "ana", kMonday}); };
        QVERIFY(save(5).ok());
        const auto done = carryOut(*m_workspace, plan(60, kMonday, std::nullopt), kMonday);
        QVERIFY(done.ok());
        QVERIFY(m_workspace->loadDraft(target)->has_value());
        QVERIFY(save(7).ok());
        const auto mine = publishPolicy({m_target, faqTtl(7), 2, done->hash, "ana", "mine", kMonday});
        QVERIFY(mine.ok());
        QVERIFY(recordPublication(*m_workspace, m_target, *mine).ok());
        QVERIFY(!m_workspace->loadDraft(target)->has_value());
        QVERIFY(dropDraft(*m_workspace, target).ok());
    }

    void needsTheApprovalsOnItsDay()
    {
        QVERIFY(rememberTarget(*m_workspace, {m_target, Environment::production}).ok());
        const auto planned = plan(86400, kMonday, std::nullopt);
        QCOMPARE(carryOut(*m_workspace, planned, kMonday).error().reason, ErrorReason::approvalMissing);
        const auto ben = *newSigningKey();
        const auto yes = approveDraft(*m_workspace, m_target, *parsePolicy(planned.documentJson, ""), m_base.hash, "ben", "fine", ben, kMonday);
        QVERIFY(yes.ok() && isGenuine(*yes));
        QVERIFY(carryOut(*m_workspace, planned, kMonday).ok());
        // A name that approved once is bound to its key.
        const auto other = *newSigningKey();
        QCOMPARE(approveDraft(*m_workspace, m_target, faqTtl(1), m_base.hash, "ben", "fine", other, kMonday).error().reason, ErrorReason::approvalInvalid);
        QCOMPARE(m_workspace->approvals(policyTargetText(m_target))->size(), size_t(1));
        QVERIFY(m_workspace->approvals("elsewhere")->empty());
    }

    void isNotedWhenTheProgramDiedBehindThePublication()
    {
        const auto planned = plan(60, kMonday, kMonday + kDay);
        auto request = PublishRequest{m_target, *parsePolicy(planned.documentJson, ""), 1, m_base.hash, planned.author, planned.note, kMonday};
        QVERIFY(publishPolicy(request).ok()); // and then the power went
        const auto done = carryOut(*m_workspace, planned, kMonday);
        QVERIFY2(done.ok(), done ? "" : done.error().detail.c_str());
        QCOMPARE(readPublished(m_target)->document.revision, std::int64_t(2));
        const auto back = *m_workspace->pendingPublications();
        QCOMPARE(back.size(), size_t(1));
        QVERIFY(carryOut(*m_workspace, back[0], kMonday + kDay).ok());
        QCOMPARE(*readPublished(m_target)->document.find("faq")->ttlS, std::int64_t(3600));
    }

    void remembersHowToReachATarget()
    {
        auto target = *parsePolicyTarget("rediss://cache/1#k");
        QVERIFY(knownTarget(*m_workspace, policyTargetText(target))->environment == Environment::production);
        target.connection.password = *SecretRef::parse("env:POLICY_PASSWORD");
        target.connection.caFile = "/etc/ca.pem";
        QVERIFY(rememberTarget(*m_workspace, {target, Environment::staging}).ok());
        const auto known = knownTarget(*m_workspace, policyTargetText(target));
        QVERIFY(known->target == target);
        QVERIFY(known->environment == Environment::staging);
        QVERIFY(!knownTarget(*m_workspace, "ftp://x").ok());
        const auto strict = std::vector<ApprovalRule>{{std::nullopt, std::nullopt, {}, 3}};
        QVERIFY(*approvalRules(*m_workspace) == defaultApprovalRules());
        QVERIFY(setApprovalRules(*m_workspace, strict).ok());
        QVERIFY(approvalGate(*m_workspace, *known)->rules == strict);
    }

private:
    PendingPublication plan(std::int64_t ttlS, Instant dueAt, std::optional<Instant> revertAt)
    {
        auto draft = m_base.document;
        draft.ruleFor("faq").ttlS = ttlS;
        PendingPublication pending;
        pending.target = policyTargetText(m_target);
        pending.documentJson = policyText(draft);
        pending.baseRevision = m_base.document.revision;
        pending.baseHash = m_base.hash;
        pending.note = "for the sale";
        pending.dueAt = dueAt;
        pending.revertAt = revertAt;
        return *m_workspace->planPublication(pending);
    }
    std::optional<test::TempFolder> m_folder;
    PolicyTarget m_target;
    std::optional<Workspace> m_workspace;
    PublishedPolicy m_base;
};

QTEST_APPLESS_MAIN(TestPolicySchedule)
#include "tst_policy_schedule.moc"
