// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/demo/demo_texts.h"
#include "core/demo/demo_week.h"
#include "core/demo/demo_world.h"
#include "core/domain/verdict.h"
#include "core/driver/json.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <map>
#include <set>
#include <sstream>

using namespace cacheloupe;

/// The answer key: each planted fault is in the log and has the property that it is named after.
class TestDemoFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theTextsAreMany();
    void everyKindIsThereSeveralTimes();
    void everyFaultPointsAtItsHits();
    void theFaultHasItsProperty_data();
    void theFaultHasItsProperty();
    void rightHitsAgreeInTheirKeyFields();

private:
    std::vector<const Json *> hitsOf(const std::string &kind) const;

    test::TempFolder m_folder;
    Json m_key;
    std::map<std::string, Json> m_hits;
};

namespace {

std::string text(const Json &hit, const char *name)
{
    return hit.value(name, std::string());
}

std::string asked(const Json &hit, const char *field)
{
    return hit.at("fields").value(field, std::string());
}

std::string stored(const Json &hit, const char *field)
{
    return hit.at("entry").contains("fields") ? hit.at("entry").at("fields").value(field, std::string()) : std::string();
}

bool wasWrittenBefore(const Json &hit, const char *moment)
{
    return text(hit.at("entry"), "created_at") < moment && text(hit, "ts") >= moment;
}

bool differsUnlessMissing(const Json &hit, const char *field)
{
    return stored(hit, field).empty() || stored(hit, field) != asked(hit, field);
}

bool isWritten(const Json &hit, const std::string &kind)
{
    if (kind == "permission_changed")
        return wasWrittenBefore(hit, "2026-11-05T14:30:00Z") && differsUnlessMissing(hit, "access.policy_version") && asked(hit, "access.policy_version") == "perm-42";
    if (kind == "price_changed")
        return wasWrittenBefore(hit, "2026-11-04T10:00:00Z") && differsUnlessMissing(hit, "source.corpus_version") && asked(hit, "source.corpus_version") == "prices-2026-11";
    if (kind == "prompt_version_bumped")
        return wasWrittenBefore(hit, "2026-11-06T09:00:00Z") && stored(hit, "prompt.system_version") == "v12" && asked(hit, "prompt.system_version") == "v13";
    if (kind == "stale_news")
        return text(hit, "call_site") == "news.digest" && differsUnlessMissing(hit, "freshness.source_revision");
    if (kind == "locale_differs")
        return differsUnlessMissing(hit, "output.locale");
    if (kind == "other_tenant_personal")
        return text(hit, "call_site") == "account.summary" && differsUnlessMissing(hit, "access.tenant") && differsUnlessMissing(hit, "access.subject");
    if (kind == "admin_answer_to_viewer")
        return asked(hit, "access.role") == "viewer" && (stored(hit, "access.role").empty() || stored(hit, "access.role") == "admin");
    if (kind == "creative_cached")
        return text(hit, "call_site") == "email.compose";
    if (kind == "temperature_cached")
        return hit.at("params").at("temperature").get<double>() > 0;
    if (kind == "followup_without_context")
        return text(hit, "call_site") == "agent.followup" && hit.at("messages").size() > 2;
    if (kind == "action_replayed")
        return text(hit, "answer").starts_with("Done:");
    if (kind == "error_answer_cached")
        return text(hit, "answer").find("sorry") != std::string::npos || text(hit, "answer").find("Sorry") != std::string::npos
            || text(hit, "answer").find("could not") != std::string::npos;
    return text(hit, "match") == "semantic" && text(hit, "query") != text(hit, "cached_query");
}

} // namespace

void TestDemoFaults::initTestCase()
{
    const auto week = writeDemoWeek(m_folder.path("week"));
    QVERIFY(week.ok());
    m_key = *parseJson(*readWholeFile(week->answerKey), "answer_key.json");
    std::istringstream lines(*readWholeFile(week->hits));
    for (std::string line; std::getline(lines, line);) {
        Json json = *parseJson(line, "hits.jsonl");
        if (json.at("event") == "hit")
            m_hits.emplace(text(json, "id"), std::move(json));
    }
}

std::vector<const Json *> TestDemoFaults::hitsOf(const std::string &kind) const
{
    std::vector<const Json *> found;
    for (const Json &fault : m_key.at("faults")) {
        if (fault.at("kind") != kind)
            continue;
        for (const Json &id : fault.at("hits"))
            found.push_back(&m_hits.at(id.get<std::string>()));
    }
    return found;
}

void TestDemoFaults::theTextsAreMany()
{
    const auto families = loadDemoTexts();
    QVERIFY(families.ok());
    QVERIFY(families->size() >= 120);
    std::set<std::string> ids;
    for (const DemoFamily &family : *families) {
        QVERIFY2(ids.insert(family.id).second, family.id.c_str());
        QVERIFY2(family.queries.size() >= 6 && !family.answers.empty(), family.id.c_str());
        QVERIFY2(std::set<std::string>(family.queries.begin(), family.queries.end()).size() == family.queries.size(), family.id.c_str());
        QVERIFY2(family.germanQueries.empty() == family.germanAnswers.empty(), family.id.c_str());
    }
}

void TestDemoFaults::everyKindIsThereSeveralTimes()
{
    const auto world = loadDemoWorld();
    QVERIFY(world.ok());
    QVERIFY(world->faultKinds.size() >= 15);
    for (const DemoFaultKind &kind : world->faultKinds) {
        QVERIFY2(hitsOf(kind.id).size() >= 2, kind.id.c_str());
        const auto verdict = verdictFromName(kind.verdict);
        QVERIFY2(verdict && isWrongReuse(*verdict), kind.id.c_str());
    }
}

void TestDemoFaults::everyFaultPointsAtItsHits()
{
    std::set<std::string> seen;
    for (const Json &fault : m_key.at("faults")) {
        const std::string explanation = text(fault, "explanation");
        QVERIFY(explanation.size() > 20 && explanation.find('{') == std::string::npos);
        for (const Json &id : fault.at("hits")) {
            QVERIFY(seen.insert(id.get<std::string>()).second);
            const Json &hit = m_hits.at(id.get<std::string>());
            QCOMPARE(text(hit.at("entry"), "id"), text(fault, "entry_id"));
            QCOMPARE(text(hit, "key"), text(fault, "key"));
            QCOMPARE(text(hit, "call_site"), text(fault, "call_site"));
        }
    }
}

void TestDemoFaults::theFaultHasItsProperty_data()
{
    QTest::addColumn<QString>("kind");
    for (const Json &row : m_key.at("kinds")) {
        const QString kind = QString::fromStdString(text(row, "kind"));
        QTest::newRow(qPrintable(kind)) << kind;
    }
}

void TestDemoFaults::theFaultHasItsProperty()
{
    QFETCH(QString, kind);
    for (const Json *hit : hitsOf(kind.toStdString()))
        QVERIFY2(isWritten(*hit, kind.toStdString()), text(*hit, "id").c_str());
}

void TestDemoFaults::rightHitsAgreeInTheirKeyFields()
{
    std::set<std::string> wrong;
    for (const Json &fault : m_key.at("faults"))
        for (const Json &id : fault.at("hits"))
            wrong.insert(id.get<std::string>());
    for (const auto &[id, hit] : m_hits) {
        if (wrong.contains(id))
            continue;
        for (const auto &[name, value] : hit.at("entry").at("fields").items())
            QVERIFY2(name == "access.subject" || Json(asked(hit, name.c_str())) == value, id.c_str());
    }
}

QTEST_APPLESS_MAIN(TestDemoFaults)
#include "tst_demo_faults.moc"
