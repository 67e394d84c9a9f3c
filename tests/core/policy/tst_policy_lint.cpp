// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint_text.h"
#include "core/policy/policy_codec.h"
#include "core/policy/policy_lint.h"
#include "core/policy/policy_vocabulary.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <set>

using namespace cacheloupe;

namespace {

using List = std::vector<std::string>;
const Instant kNow = *parseInstant("2026-11-08T10:00:00Z");

/// A document whose one call site gives no finding at all.
PolicyDocument clean()
{
    PolicyDocument document;
    auto &site = document.ruleFor("faq");
    site.cacheable = true;
    site.match = "semantic";
    site.ttlS = 604800;
    site.similarityThreshold = 0.95;
    site.keyFields = {"route.model",   "prompt.system_version",     "access.tenant",
                      "output.locale", "freshness.source_revision", "freshness.invalidation_event"};
    site.scope = "tenant";
    site.freshnessClass = "faq";
    site.maxTemperature = 0;
    site.owner = "support";
    site.reviewBy = "2026-12-31";
    return document;
}

struct Case {
    const char *rule;
    std::function<void(PolicyRule &)> change;
};

const std::vector<Case> &siteCases()
{
    static const auto dropKey = [](PolicyRule &r, const char *name) { std::erase(*r.keyFields, name); };
    static const std::vector<Case> cases = {
        {"ttl-missing", [](auto &r) { r.ttlS.reset(); }},
        {"ttl-zero", [](auto &r) { r.ttlS = 0; }},
        {"layer-without-freshness", [](auto &r) { r.layer = "embedding"; r.ttlS.reset(); }},
        {"ttl-above-class", [](auto &r) { r.ttlS = 2592001; }},
        {"ttl-below-class", [](auto &r) { r.ttlS = 3600; }},
        {"version-field-missing", [](auto &r) { r.validUntilVersionChanges = true; dropKey(r, "freshness.source_revision"); }},
        {"freshness-incomplete", [](auto &r) { dropKey(r, "freshness.invalidation_event"); }},
        {"prices-without-version", [](auto &r) { r.risk = List{"prices"}; dropKey(r, "freshness.source_revision"); }},
        {"risk-cacheable", [](auto &r) { r.risk = List{"inventory", "creative"}; }},
        {"advice-final-response", [](auto &r) { r.risk = List{"advice"}; }},
        {"user-specific-shared", [](auto &r) { r.freshnessClass = "user_specific"; }},
        {"access-unproven", [](auto &r) { r.risk = List{"personal"}; dropKey(r, "access.tenant"); }},
        {"scope-unset", [](auto &r) { r.scope.reset(); }},
        {"scope-not-in-key", [](auto &r) { r.scope = "role"; }},
        {"prompt-version-missing", [](auto &r) { dropKey(r, "prompt.system_version"); }},
        {"model-missing", [](auto &r) { dropKey(r, "route.model"); }},
        {"source-version-missing", [](auto &r) { dropKey(r, "freshness.source_revision"); }},
        {"tool-path-missing", [](auto &r) { r.layer = "tool_result"; }},
        {"locale-missing", [](auto &r) { dropKey(r, "output.locale"); }},
        {"key-field-unknown", [](auto &r) { r.keyFields->push_back("access.tennant"); }},
        {"key-field-twice", [](auto &r) { r.keyFields->push_back("route.model"); }},
        {"threshold-missing", [](auto &r) { r.similarityThreshold.reset(); }},
        {"threshold-invalid", [](auto &r) { r.similarityThreshold = 1.2; }},
        {"threshold-below-band", [](auto &r) { r.similarityThreshold = 0.85; }},
        {"threshold-above-band", [](auto &r) { r.similarityThreshold = 0.99; }},
        {"threshold-low-for-risk", [](auto &r) { r.similarityThreshold = 0.93; r.risk = List{"personal"}; }},
        {"threshold-unused", [](auto &r) { r.match = "exact"; }},
        {"temperature-cacheable", [](auto &r) { r.maxTemperature = 0.7; }},
        {"temperature-unset", [](auto &r) { r.maxTemperature.reset(); }},
        {"prompt-cache-excuse", [](auto &r) { r.reason = "Safe because Prompt-Cached by the provider"; }},
        {"batch-interactive", [](auto &r) { r.risk = List{"conversation"}; r.lane = "batch"; }},
        {"word-unknown", [](auto &r) { r.match = "fuzzy"; }},
        {"risk-unknown", [](auto &r) { r.risk = List{"vip"}; }},
        {"owner-missing", [](auto &r) { r.owner.reset(); }},
        {"review-missing", [](auto &r) { r.reviewBy.reset(); }},
        {"review-overdue", [](auto &r) { r.reviewBy = "2026-11-07"; }},
        {"review-not-a-date", [](auto &r) { r.reviewBy = "next spring"; }},
    };
    return cases;
}

struct LogCase {
    const char *rule;
    std::function<void(CallSiteFacts &, PolicyRule &)> change;
};

const std::vector<LogCase> &logCases()
{
    static const std::vector<LogCase> cases = {
        {"field-not-logged", [](auto &f, auto &) { f.missingShare[size_t(KeyField::accessTenant)] = 0.4; }},
        {"tenants-share", [](auto &f, auto &r) { f.tenantCount = 3; std::erase(*r.keyFields, "access.tenant"); }},
        {"roles-share", [](auto &f, auto &r) { f.roleCount = 2; r.risk = List{"personal"}; }},
        {"leaks-flagged", [](auto &f, auto &) { f.leakCount = f.wrongCount = 2; }},
        {"wrong-flagged", [](auto &f, auto &) { f.wrongCount = 2; f.reviewedCount = 60; }},
        {"temperature-seen", [](auto &f, auto &) { f.maxTemperature = 0.7; }},
        {"served-too-old", [](auto &f, auto &) { f.oldestServedAgeS = 700000.4; }},
        {"served-below-threshold", [](auto &f, auto &) { f.minServedSimilarity = 0.9; }},
        {"served-though-closed", [](auto &f, auto &r) { f.hitCount = 4; r.cacheable = false; }},
        {"key-too-narrow", [](auto &f, auto &) { f.keyCount = 500; f.hitCount = 20; }},
    };
    return cases;
}

const LintFinding *find(const std::vector<LintFinding> &findings, std::string_view rule)
{
    const auto it = std::find_if(findings.begin(), findings.end(), [&](const auto &f) { return f.ruleId == rule; });
    return it == findings.end() ? nullptr : &*it;
}

std::vector<LintFinding> lint(const PolicyDocument &document, const PolicyDocument *base = nullptr)
{
    return lintPolicy({document, base, {}, kNow});
}

/// Every placeholder filled, and the structured fix, where there is one, makes the finding go away.
void checkFinding(const LintFinding &finding, PolicyDocument document, const LintInput &input)
{
    QVERIFY(!lintMessage(finding).empty());
    QVERIFY2(lintMessage(finding).find('{') == std::string::npos, lintMessage(finding).c_str());
    QVERIFY2(lintFixText(finding).find('{') == std::string::npos, lintFixText(finding).c_str());
    if (finding.fix.empty())
        return;
    for (const auto &edit : finding.fix)
        QVERIFY2(applyEdit(document, edit), finding.ruleId.c_str());
    const auto after = lintPolicy({document, input.base, input.facts, input.now});
    QVERIFY2(!find(after, finding.ruleId), finding.ruleId.c_str());
}

} // namespace

class TestPolicyLint : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isSilentOnACleanPolicy()
    {
        const auto findings = lint(clean());
        QVERIFY2(findings.empty(), findings.empty() ? "" : findings.front().ruleId.c_str());
        PolicyDocument closed;
        closed.ruleFor("billing").risk = {"account"};
        QVERIFY(lint(closed).empty());
        QVERIFY(lint(PolicyDocument()).empty());
    }
    void findsEachFaultOfACallSite()
    {
        for (const auto &fault : siteCases()) {
            auto document = clean();
            fault.change(document.ruleFor("faq"));
            const auto findings = lint(document);
            const auto *finding = find(findings, fault.rule);
            QVERIFY2(finding, fault.rule);
            QCOMPARE(finding->callSite, std::string("faq"));
            QVERIFY(finding->jsonPath.starts_with("$.call_sites[\"faq\"]"));
            checkFinding(*finding, document, {document, nullptr, {}, kNow});
        }
    }
    void findsWhatTheLogShows()
    {
        for (const auto &fault : logCases()) {
            auto document = clean();
            CallSiteFacts facts;
            fault.change(facts, document.ruleFor("faq"));
            const LintInput input{document, nullptr, {{"faq", facts}}, kNow};
            const auto findings = lintPolicy(input);
            const auto *finding = find(findings, fault.rule);
            QVERIFY2(finding, fault.rule);
            checkFinding(*finding, document, input);
        }
        const auto document = clean();
        QVERIFY(lintPolicy({document, nullptr, {{"faq", CallSiteFacts()}, {"other", CallSiteFacts()}}, kNow}).empty());
    }
    void looksAtTheBaseOfADraft()
    {
        auto base = clean();
        base.ruleFor("faq").risk = {"permissions"};
        base.ruleFor("faq").keyEpoch = 4;
        auto draft = base;
        draft.ruleFor("faq").ttlS = 3600;
        const auto shorter = lint(draft, &base);
        const auto *finding = find(shorter, "ttl-is-no-permission-fix");
        QVERIFY(finding);
        QCOMPARE(lintRuleText(finding->ruleId).justification, std::string("S0.21"));
        checkFinding(*finding, draft, {draft, &base, {}, kNow});
        QVERIFY(!find(shorter, "reason-missing"));

        draft = base;
        draft.ruleFor("faq").similarityThreshold = 0.93;
        draft.ruleFor("faq").keyEpoch = 3;
        const auto looser = lint(draft, &base);
        QVERIFY(find(looser, "reason-missing"));
        QVERIFY(find(looser, "epoch-lowered"));
        checkFinding(*find(looser, "reason-missing"), draft, {draft, &base, {}, kNow});
        checkFinding(*find(looser, "epoch-lowered"), draft, {draft, &base, {}, kNow});
        draft.ruleFor("faq").reason = "60 hits reviewed, none wrong";
        QVERIFY(!find(lint(draft, &base), "reason-missing"));
        QVERIFY(!find(lint(base, &base), "ttl-is-no-permission-fix"));
    }
    void looksAtTheWholeFile()
    {
        auto document = clean();
        document.defaults.cacheable = true;
        document.callSites.push_back(document.callSites.front());
        document.defaults.lane = "express";
        const auto findings = lint(document);
        for (const char *rule : {"default-cacheable", "call-site-twice", "word-unknown"}) {
            QVERIFY2(find(findings, rule), rule);
            checkFinding(*find(findings, rule), document, {document, nullptr, {}, kNow});
        }
        QCOMPARE(find(findings, "word-unknown")->jsonPath, std::string("$.defaults.lane"));
        QCOMPARE(std::count_if(findings.begin(), findings.end(), [](const auto &f) { return f.ruleId == "call-site-twice"; }), 1);
    }
    void putsErrorsOfACallSiteFirst()
    {
        auto document = clean();
        document.ruleFor("faq").owner.reset();
        document.ruleFor("faq").ttlS.reset();
        document.ruleFor("faq").maxTemperature.reset();
        const auto findings = lint(document);
        QVERIFY(std::is_sorted(findings.begin(), findings.end(), [](const auto &a, const auto &b) { return a.severity > b.severity; }));
        QCOMPARE(findings.front().ruleId, std::string("ttl-missing"));
        QCOMPARE(findings.front().severity, LintSeverity::error);
        QCOMPARE(lintMessage(findings.front()), std::string("faq may be reused for ever: no time limit and no version rule is set."));
    }
    void takesAReasonForAnUnusualValue()
    {
        auto document = clean();
        document.ruleFor("faq").reason = "Reviewed 120 hits at 0.91, none wrong";
        document.ruleFor("faq").similarityThreshold = 0.91;
        document.ruleFor("faq").ttlS = 5184000;
        QVERIFY(lint(document).empty());
    }
    void testsEveryRuleThatHasASentence()
    {
        std::set<std::string> tested = {"ttl-is-no-permission-fix", "reason-missing", "epoch-lowered", "default-cacheable", "call-site-twice"};
        for (const auto &fault : siteCases())
            tested.insert(fault.rule);
        for (const auto &fault : logCases())
            tested.insert(fault.rule);
        const auto ids = lintRuleIds();
        QVERIFY(ids.size() >= 30);
        QCOMPARE(std::set<std::string>(ids.begin(), ids.end()), tested);
        for (const auto &id : ids) {
            const auto text = lintRuleText(id);
            QVERIFY2(!text.message.empty() && !text.fix.empty() && !text.why.empty(), id.c_str());
            QVERIFY2(text.why.find('{') == std::string::npos, id.c_str());
            QVERIFY2(text.justification.starts_with('S'), id.c_str());
        }
    }
    void wordsDurationsAndLeavesUnknownPlaceholders()
    {
        auto document = clean();
        document.ruleFor("faq").ttlS = 5184000;
        QCOMPARE(lintMessage(*find(lint(document), "ttl-above-class")),
                 std::string("60 days is longer than the 30 days advised for faq, and no reason is given."));
        QCOMPARE(fillTemplate("{a} and {b} and {", {{"a", "{b}"}}), std::string("{b} and {b} and {"));
        QCOMPARE(lintRuleText("nothing").message, std::string());
    }
    void knowsTheRiskTags()
    {
        QVERIFY(findRiskTag("permissions")->regenerate && findRiskTag("permissions")->access);
    }
};

QTEST_APPLESS_MAIN(TestPolicyLint)
#include "tst_policy_lint.moc"
