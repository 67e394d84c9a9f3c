// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_approval.h"
#include "core/base/file.h"
#include "core/driver/signature.h"
#include "core/policy/policy_publisher.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <sys/stat.h>

using namespace cacheloupe;

namespace {

const Instant kAt = *parseInstant("2026-11-08T10:00:00Z");
const std::string kTarget = "policy.json";
const std::string kBase = "base-hash";

PolicyDocument closed()
{
    PolicyDocument document;
    for (const char *site : {"faq", "doctor"}) {
        document.ruleFor(site).cacheable = true;
        document.ruleFor(site).ttlS = 60;
    }
    document.ruleFor("doctor").risk = {"advice"};
    return document;
}

PolicyDocument longer(const char *site)
{
    auto document = closed();
    document.ruleFor(site).ttlS = 3600;
    return document;
}

} // namespace

class TestPolicyApproval : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"ana", "ben", "cem"})
            m_keys.emplace(name, *newSigningKey());
    }

    void rulesAreData()
    {
        const auto rules = parseApprovalRules(approvalRulesText(defaultApprovalRules()));
        QVERIFY(rules.ok());
        QVERIFY(*rules == defaultApprovalRules());
        QCOMPARE(parseApprovalRules("[{\"environment\":\"prod\",\"approvals\":1}]").error().detail, std::string("$[0].environment: expected development, staging or production"));
        QCOMPARE(parseApprovalRules("[{\"approvals\":1},{\"effect\":\"loosens\"}]").error().detail, std::string("$[1].approvals: expected a whole number from 0 to 20"));
        for (const char *text : {"{}", "[1]", "[{\"approvals\":-1}]", "[{\"approvals\":1.5}]", "[{\"aprovals\":1,\"approvals\":1}]", "[{\"risk\":\"\",\"approvals\":1}]"})
            QCOMPARE(parseApprovalRules(text).error().reason, ErrorReason::wrongType);
        QCOMPARE(parseApprovalRules("[").error().reason, ErrorReason::malformedJson);
    }

    void tighteningNeedsNobodyLooseningOneAdviceTwo()
    {
        const auto needs = [](Environment environment, const PolicyDocument &before, const PolicyDocument &after) {
            return approvalNeeds(defaultApprovalRules(), environment, before, after);
        };
        for (const auto environment : {Environment::development, Environment::staging, Environment::production}) {
            QVERIFY(needs(environment, longer("faq"), closed()).empty());
            QVERIFY(needs(environment, longer("doctor"), closed()).empty());
            QCOMPARE(needs(environment, closed(), longer("doctor")), (std::vector<ApprovalNeed>{{"doctor", PolicyChangeEffect::loosens, "advice", 2}}));
        }
        QVERIFY(needs(Environment::development, closed(), longer("faq")).empty());
        QCOMPARE(needs(Environment::production, closed(), longer("faq")), (std::vector<ApprovalNeed>{{"faq", PolicyChangeEffect::loosens, "", 1}}));
        // Taking the tag away in the same change does not open the door.
        auto untagged = longer("doctor");
        untagged.ruleFor("doctor").risk.reset();
        QCOMPARE(needs(Environment::development, closed(), untagged).at(0).approvals, 2);
        // A default that reaches a site counts for the site.
        auto inherits = closed();
        inherits.ruleFor("doctor").ttlS.reset();
        inherits.defaults.ttlS = 60;
        auto loosened = inherits;
        loosened.defaults.ttlS = 600;
        QCOMPARE(needs(Environment::production, inherits, loosened).at(0).callSite, std::string("doctor"));
        QVERIFY(needs(Environment::production, closed(), closed()).empty());
        QVERIFY(approvalNeeds({{std::nullopt, std::nullopt, {}, 1}}, Environment::staging, longer("faq"), closed()).size() == 1);
    }

    void onlyGenuineYesesOfOthersCount()
    {
        const auto draft = longer("faq");
        ApprovalGate gate;
        const auto counted = [&] { return countedApprovers(gate, kTarget, kBase, draft, "ana"); };
        gate.approvals = {yes("ben", draft), yes("cem", draft)};
        QCOMPARE(counted(), (std::vector<std::string>{"ben", "cem"}));
        gate.approvals = {yes("ben", draft), yes("ben", draft)};
        QCOMPARE(counted().size(), size_t(1));
        gate.approvals = {yes("ana", draft)}; // the author
        QVERIFY(counted().empty());
        gate.approvals = {yes("ben", draft, "ben two"), yes("ben", draft)}; // one key, two names
        QCOMPARE(counted().size(), size_t(1));
        gate.approvals = {yes("ana", draft, "zoe")}; // the author's key under another name
        gate.ownKey = *publicKeyOf(m_keys.at("ana"), "k");
        QVERIFY(counted().empty());
        for (auto change : std::vector<void (*)(PolicyApproval &)>{
                 [](PolicyApproval &a) { a.approver = "dan"; }, [](PolicyApproval &a) { a.note = "always"; }, [](PolicyApproval &a) { a.at += std::chrono::seconds(1); },
                 [](PolicyApproval &a) { a.signature[0] = a.signature[0] == '0' ? '1' : '0'; }, [](PolicyApproval &a) { a.signature.clear(); },
                 [](PolicyApproval &a) { a.publicKey[5] = a.publicKey[5] == '0' ? '1' : '0'; }, [](PolicyApproval &a) { a.target = "other.json"; },
                 [](PolicyApproval &a) { a.baseHash = "another"; }, [](PolicyApproval &a) { a.documentHash = policyDigest(closed()); }}) {
            auto forged = yes("ben", draft);
            QVERIFY(isGenuine(forged));
            change(forged);
            QVERIFY(!isGenuine(forged));
            gate.approvals = {forged};
            QVERIFY(counted().empty());
        }
    }

    void publishingAsksForWhatIsMissing()
    {
        const test::TempFolder folder;
        const auto target = PolicyTarget::file(folder.path("policy.json"));
        const auto first = publishPolicy({target, closed(), 0, {}, "ana", "first", kAt});
        auto draft = first->document;
        draft.ruleFor("faq").ttlS = 3600;
        draft.ruleFor("doctor").ttlS = 3600;
        ApprovalGate gate;
        PublishRequest request{target, draft, 1, first->hash, "ana", "longer", kAt, gate};
        const auto where = policyTargetText(target);
        auto refused = publishPolicy(request);
        QCOMPARE(refused.error().reason, ErrorReason::approvalMissing);
        QCOMPARE(refused.error().detail, std::string("production: doctor loosens (risk advice): 2 more people have to approve; faq loosens: 1 more person has to approve"));
        request.gate->approvals = {yes("ben", draft, "ben", where, first->hash)};
        refused = publishPolicy(request);
        QCOMPARE(refused.error().detail, std::string("production: doctor loosens (risk advice): 1 more person has to approve (approved by ben)"));
        QCOMPARE(readPublished(target)->document.revision, std::int64_t(1));
        request.gate->approvals.push_back(yes("cem", draft, "cem", where, first->hash));
        // One word more in the draft, and nobody has approved it.
        auto edited = request;
        edited.document.ruleFor("faq").ttlS = 3601;
        QCOMPARE(publishPolicy(edited).error().reason, ErrorReason::approvalMissing);
        QVERIFY(publishPolicy(request).ok());
        // Back is tighter, and needs nobody.
        ApprovalGate nobody;
        QVERIFY(rollbackPolicy({target, first->document, 0, {}, "ana", "back", kAt, nobody}).ok());
        QCOMPARE(rollbackPolicy({target, draft, 0, {}, "ana", "forth", kAt, nobody}).error().reason, ErrorReason::approvalMissing);
    }

    void theKeyIsItsOwnersAlone()
    {
        const test::TempFolder folder;
        const auto before = qgetenv("XDG_CONFIG_HOME");
        qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString(folder.path("").string()));
        QVERIFY(ownPublicKey().empty());
        const auto made = ownSigningKey();
        QVERIFY(made.ok());
        struct stat info = {};
        QVERIFY(::stat(signingKeyPath().c_str(), &info) == 0);
        QCOMPARE(int(info.st_mode & 0777), 0600);
        QCOMPARE(std::string(ownSigningKey()->reveal()), std::string(made->reveal()));
        QCOMPARE(ownPublicKey(), *publicKeyOf(*made, "k"));
        ::chmod(signingKeyPath().c_str(), 0644);
        QCOMPARE(ownSigningKey().error().reason, ErrorReason::approvalInvalid);
        ::chmod(signingKeyPath().c_str(), 0600);
        QVERIFY(replaceFile(signingKeyPath(), "no key").ok());
        ::chmod(signingKeyPath().c_str(), 0600);
        const auto broken = ownSigningKey();
        QCOMPARE(broken.error().reason, ErrorReason::approvalInvalid);
        QVERIFY((broken.error().where + broken.error().detail).find("no key") == std::string::npos);
        qputenv("XDG_CONFIG_HOME", before);
    }

private:
    PolicyApproval yes(const char *keyOf, const PolicyDocument &draft, std::string name = {}, std::string target = kTarget, std::string base = kBase) const
    {
        PolicyApproval approval;
        approval.target = std::move(target);
        approval.baseHash = std::move(base);
        approval.documentHash = policyDigest(draft);
        approval.approver = name.empty() ? keyOf : name;
        approval.note = "fine";
        approval.at = kAt;
        return *signedApproval(approval, m_keys.at(keyOf));
    }
    std::map<std::string, Secret> m_keys;
};

QTEST_APPLESS_MAIN(TestPolicyApproval)
#include "tst_policy_approval.moc"
