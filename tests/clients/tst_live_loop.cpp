// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/resource.h"
#include "core/driver/json.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/policy/policy_decision.h"
#include "core/policy/policy_publisher.h"
#include "core/store/cache_store.h"
#include "tests/support/temp_folder.h"

#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

#include <algorithm>
#include <map>

using namespace cacheloupe;

/// An application with a cache of its own decides with the Python client, serves and logs; Cacheloupe reads its log and
/// its cache, changes the policy and publishes it; the application, still running, obeys and logs so.
class TestLiveLoop : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::TempFolder> m_folder;
    std::unique_ptr<QProcess> m_app;
    PublishedPolicy m_published;

    void start();
    Json ask(const char *query, Json more = Json::object());
    void publish(const std::vector<PolicyEdit> &edits);
    void writeFacts(const char *version, int days);
    std::vector<Hit> log() const;
    void verifyAnswer(const Json &answer, bool served, const char *reason, const char *text);

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void servesAndLogs();
    void obeysASiteSwitchedOff();
    void obeysARaisedEpoch();
    void obeysAVersionRule();
    void keepsTheLastGoodPolicy();
    void obeysARollback();
};

namespace
{

constexpr int kPatienceMs = 30'000;
constexpr const char *kSite = "support.refunds";
constexpr const char *kQuestion = "how long may i return a lamp";
constexpr const char *kFourteen = "You may return it within 14 days.";
constexpr const char *kThirty = "You may return it within 30 days.";

PolicyEdit edit(PolicyField field, std::optional<PolicyValue> value) { return {kSite, field, std::move(value)}; }

} // namespace

void TestLiveLoop::initTestCase()
{
    if (!QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty())
        return;
    if (qEnvironmentVariableIsSet("CACHELOUPE_ALL_TOOLS"))
        QFAIL("python3 is not installed (Debian package python3)");
    QSKIP("python3 is not installed (Debian package python3)");
}

void TestLiveLoop::init()
{
    m_folder = std::make_unique<test::TempFolder>();
    m_published = {};
    for (const char *name : {"clients/cacheloupe_policy.py", "snippets/cacheloupe_hits.py"})
        m_folder->write(std::string_view(name).substr(std::string_view(name).find('/') + 1), resource(name).value());
    writeFacts("v1", 14);
    publish({edit(PolicyField::cacheable, true), edit(PolicyField::match, std::string("exact-then-semantic")),
        edit(PolicyField::similarityThreshold, 0.8), edit(PolicyField::ttlS, std::int64_t(3600)),
        edit(PolicyField::scope, std::string("tenant"))});
    start();
}

void TestLiveLoop::cleanup()
{
    m_app->closeWriteChannel();
    QVERIFY(m_app->waitForFinished(kPatienceMs));
    QCOMPARE(m_app->exitCode(), 0);
    m_app.reset();
    m_folder.reset();
}

void TestLiveLoop::start()
{
    m_app = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PYTHONPATH"), QString::fromStdString(m_folder->path("").string()));
    m_app->setProcessEnvironment(environment);
    m_app->start(QStringLiteral("python3"),
        {QStringLiteral("-B"), QStringLiteral(CACHELOUPE_TEST_DATA "/clients/support_app.py"),
            QString::fromStdString(m_folder->path("").string())});
    QVERIFY2(m_app->waitForStarted(kPatienceMs), qPrintable(m_app->errorString()));
}

/// One question of tenant acme, unless it says otherwise.
Json TestLiveLoop::ask(const char *query, Json more)
{
    Json question = {{"call_site", kSite}, {"query", query}, {"tenant", "acme"}};
    question.update(more);
    m_app->write(QByteArray::fromStdString(dumpJson(question)) + '\n');
    while (!m_app->canReadLine() && m_app->waitForReadyRead(kPatienceMs)) { }
    const auto answer = parseJson(m_app->readLine().toStdString(), "answer");
    if (!answer)
        QTest::qFail(m_app->readAllStandardError().constData(), __FILE__, __LINE__);
    return answer ? *answer : Json::object();
}

/// Edits what stands there and publishes it over it, as the window does.
void TestLiveLoop::publish(const std::vector<PolicyEdit> &edits)
{
    PolicyDocument draft = m_published.document;
    for (const auto &one : edits)
        QVERIFY(applyEdit(draft, one));
    const auto done = publishPolicy(
        {PolicyTarget::file(m_folder->path("policy.json")), draft, m_published.document.revision, m_published.hash, "ana", "test", systemNow()});
    QVERIFY(done.ok());
    m_published = *done;
}

void TestLiveLoop::writeFacts(const char *version, int days)
{
    m_folder->write("facts.json", dumpJson({{"corpus_version", version}, {"refund_days", days}}));
}

std::vector<Hit> TestLiveLoop::log() const
{
    HitTable table;
    std::vector<Hit> hits;
    if (HitLogReader(table).load(m_folder->path("hits.jsonl")).ok())
        for (HitRow row = 0; row < table.rowCount(); ++row)
            hits.push_back(*table.record(row));
    return hits;
}

/// What the application said, and that its last line of the log about a lookup tells the same.
void TestLiveLoop::verifyAnswer(const Json &answer, bool served, const char *reason, const char *text)
{
    const std::string said = dumpJson(answer);
    QVERIFY2(answer.value("served", !served) == served, said.c_str());
    QVERIFY2(answer.value("reason", "?") == reason, said.c_str());
    QVERIFY2(answer.value("answer", "?") == text, said.c_str());
    QVERIFY2(answer.value("revision", std::int64_t(-1)) == m_published.document.revision, said.c_str());
    auto hits = log();
    if (!hits.empty() && hits.back().kind == EventKind::store)
        hits.pop_back();
    QVERIFY(!hits.empty());
    const Hit &hit = hits.back();
    QCOMPARE(hit.kind == EventKind::hit, served);
    const auto extra = parseJson(hit.unknownJson, "line");
    QVERIFY(extra.ok());
    QCOMPARE(extra->value("policy_revision", std::int64_t(-1)), m_published.document.revision);
    QVERIFY2(extra->value("decision_reason", "") == reason, hit.unknownJson.c_str());
    QVERIFY2(extra->value("decision_step", "") == answer.value("step", "?"), hit.unknownJson.c_str());
    // Cacheloupe, reading the line under the policy it published, comes to the same decision.
    if (!hit.entry.id.empty())
        QCOMPARE(decisionReasonName(decideReuse(hit, effectiveRule(m_published.document, kSite)).reason), std::string_view(reason));
}

void TestLiveLoop::servesAndLogs()
{
    verifyAnswer(ask(kQuestion), false, "", kFourteen);
    verifyAnswer(ask(kQuestion), true, "", kFourteen);
    verifyAnswer(ask("how long may i return a big lamp"), true, "", kFourteen);
    verifyAnswer(ask("may i pay later"), false, "below_threshold", kFourteen);
    verifyAnswer(ask(kQuestion, {{"tenant", "globex"}}), false, "", kFourteen);
    verifyAnswer(ask(kQuestion, {{"tenant", nullptr}}), false, "field_not_proven", kFourteen);
    verifyAnswer(ask(kQuestion, {{"cacheable", false}}), false, "caller_bypassed", kFourteen);
    const auto hits = log();
    std::map<EventKind, int> kinds;
    for (const Hit &hit : hits)
        ++kinds[hit.kind];
    QCOMPARE(kinds, (std::map<EventKind, int>{{EventKind::hit, 2}, {EventKind::miss, 4}, {EventKind::store, 3}, {EventKind::bypass, 1}}));
    const Hit &semantic = hits[3];
    QCOMPARE(semantic.match, MatchKind::semantic);
    QVERIFY(semantic.similarity > 0.9 && semantic.threshold == 0.8);
    QCOMPARE(semantic.cachedQuery, std::string(kQuestion));
    QCOMPARE(semantic.key, hits[0].key); // of the entry that was served
    // Its cache is read, too, with the fields that the client had it keep.
    Connection connection;
    connection.kind = StoreKind::sqlite;
    connection.path = m_folder->path("cache.db").string();
    auto store = CacheStore::open(connection, resolveSecret);
    QVERIFY(store.ok());
    const auto entries = allEntries(**store);
    QVERIFY(entries.ok());
    QCOMPARE(entries->size(), size_t(3));
    const auto first = (*store)->entry(hits[0].key, {});
    QVERIFY(first.ok());
    QCOMPARE(first->answer, std::string(kFourteen));
    QCOMPARE(first->group, std::string(kSite));
    QCOMPARE(*first->fields.find(KeyField::accessTenant), std::string("acme"));
    QCOMPARE(*first->fields.find(KeyField::sourceCorpusVersion), std::string("v1"));
}

void TestLiveLoop::obeysASiteSwitchedOff()
{
    ask(kQuestion);
    verifyAnswer(ask(kQuestion), true, "", kFourteen);
    writeFacts("v2", 30);
    // Nothing in the policy speaks of versions: the old answer goes on being served.
    verifyAnswer(ask(kQuestion), true, "", kFourteen);
    publish({edit(PolicyField::cacheable, false)});
    QCOMPARE(m_published.document.revision, std::int64_t(2));
    verifyAnswer(ask(kQuestion), false, "site_not_cacheable", kThirty);
    verifyAnswer(ask(kQuestion), false, "site_not_cacheable", kThirty);
    const auto hits = log();
    QCOMPARE(hits.size(), size_t(6));
    for (const size_t row : {size_t(4), size_t(5)}) {
        QCOMPARE(hits[row].kind, EventKind::miss);
        QVERIFY(hits[row].key.empty() && hits[row].entry.id.empty() && hits[row].answer.empty());
    }
}

void TestLiveLoop::obeysARaisedEpoch()
{
    const Json before = ask(kQuestion);
    verifyAnswer(ask(kQuestion), true, "", kFourteen);
    writeFacts("v2", 30);
    publish({edit(PolicyField::keyEpoch, std::int64_t(1))});
    const Json after = ask(kQuestion);
    verifyAnswer(after, false, "", kThirty);
    QVERIFY(before["key"] != after["key"]);
    verifyAnswer(ask(kQuestion), true, "", kThirty);
}

void TestLiveLoop::obeysAVersionRule()
{
    publish({edit(PolicyField::validUntilVersionChanges, true),
        edit(PolicyField::keyFields, std::vector<std::string>{"source.corpus_version"}), edit(PolicyField::ttlS, std::nullopt)});
    const Json before = ask(kQuestion);
    verifyAnswer(ask(kQuestion), true, "", kFourteen);
    writeFacts("v2", 30);
    const Json after = ask(kQuestion);
    verifyAnswer(after, false, "version_changed", kThirty);
    // The new answer took the place of the old one.
    QCOMPARE(before["key"].get<std::string>(), after["key"].get<std::string>());
    verifyAnswer(ask(kQuestion), true, "", kThirty);
    const auto hits = log();
    QVERIFY(std::any_of(hits.begin(), hits.end(), [](const Hit &hit) { return hit.kind == EventKind::invalidated; }));
}

void TestLiveLoop::keepsTheLastGoodPolicy()
{
    ask(kQuestion);
    m_folder->write("policy.json", "{\"schema\": \"cacheloupe.policy/1\", \"call_si");
    for (int turn = 0; turn < 2; ++turn) {
        const Json answer = ask(kQuestion);
        verifyAnswer(answer, true, "", kFourteen);
        QCOMPARE(answer.value("policy_faults", 0), 1);
    }
}

void TestLiveLoop::obeysARollback()
{
    const auto first = m_published.document;
    ask(kQuestion);
    publish({edit(PolicyField::cacheable, false)});
    verifyAnswer(ask(kQuestion), false, "site_not_cacheable", kFourteen);
    const auto back = rollbackPolicy({PolicyTarget::file(m_folder->path("policy.json")), first, 0, {}, "ana", "back", systemNow()});
    QVERIFY(back.ok());
    m_published = *back;
    QCOMPARE(m_published.document.revision, std::int64_t(3));
    verifyAnswer(ask(kQuestion), true, "", kFourteen);
}

QTEST_GUILESS_MAIN(TestLiveLoop)
#include "tst_live_loop.moc"
