// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/live/cli/cli_run.h"
#include "tests/support/redis_server.h"
#include "tests/support/temp_folder.h"

#include <QtTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

constexpr std::string_view kShort = R"({
  "schema": "cacheloupe.policy/1",
  "revision": 0,
  "defaults": {"cacheable": false},
  "call_sites": {
    "support.faq": {
      "cacheable": true,
      "ttl_seconds": 3600
    }
  }
}
)";

std::string withTtl(int ttlS, int revision)
{
    std::string text(kShort);
    text.replace(text.find("3600"), 4, std::to_string(ttlS));
    text.replace(text.find("\"revision\": 0") + 12, 1, std::to_string(revision));
    return text;
}

QStringList words(std::initializer_list<QString> list)
{
    return QStringList(list);
}

} // namespace

/// `policy diff`, `publish`, `history`, `rollback`, `rules`, `drift` and the annotations of `lint`.
class TestCliPolicyPublish : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void diffTellsFieldsWordsAndEffect();
    void publishesHistoryAndRollback_data();
    void publishesHistoryAndRollback();
    void aConflictNamesBothRevisions();
    void looseningNeedsSomebodyElse();
    void dueOnesAreForCron();
    void lintAnnotatesForGithub();
    void driftNamesWhatToDo();
    void wrongWordsAreUsage();

private:
    CliRun policy(QStringList arguments, const QString &person = QStringLiteral("ana")) const
    {
        arguments.prepend(QStringLiteral("policy"));
        return cli(arguments, {QStringLiteral("USER=") + person, QStringLiteral("XDG_CONFIG_HOME=") + text(m_folder->path(person.toStdString()))});
    }
    QString file(std::string_view name, std::string_view bytes) const { return text(m_folder->write(name, bytes)); }
    std::optional<TempFolder> m_folder;
    RedisServer m_redis;
};

void TestCliPolicyPublish::init()
{
    m_folder.emplace();
}

void TestCliPolicyPublish::diffTellsFieldsWordsAndEffect()
{
    const auto before = file("a.json", kShort);
    const auto after = file("b.json", withTtl(86400, 0));
    const auto run = policy({QStringLiteral("diff"), before, after, QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(run, 1);
    QCOMPARE(run.lines().size(), 1);
    const auto change = run.lines().first();
    QCOMPARE(change[QStringLiteral("call_site")].toString(), QStringLiteral("support.faq"));
    QCOMPARE(change[QStringLiteral("field")].toString(), QStringLiteral("ttl_seconds"));
    QCOMPARE(change[QStringLiteral("old")].toInt(), 3600);
    QCOMPARE(change[QStringLiteral("new")].toInt(), 86400);
    QCOMPARE(change[QStringLiteral("effect")].toString(), QStringLiteral("loosens"));
    QVERIFY(change[QStringLiteral("before")].toString().contains(QLatin1String("1 hour")));
    const auto table = policy({QStringLiteral("diff"), before, after});
    VERIFY_CODE(table, 1);
    QVERIFY2(table.out.contains("support.faq (loosens)") && table.out.contains("after:"), table.out.constData());
    const auto same = policy({QStringLiteral("diff"), before, before});
    VERIFY_CODE(same, 0);
    VERIFY_SAYS(same, "No rule differs.");
    VERIFY_CODE(policy({QStringLiteral("diff"), before, text(m_folder->path("none.json"))}), 3);
}

void TestCliPolicyPublish::publishesHistoryAndRollback_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"file", "redis", "sqlite"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestCliPolicyPublish::publishesHistoryAndRollback()
{
    QFETCH(QString, kind);
    QString target = text(m_folder->path("live.json"));
    if (kind == QLatin1String("redis")) {
        QVERIFY2(m_redis.start(), qPrintable(m_redis.error()));
        target = QStringLiteral("redis://127.0.0.1:%1#team:policy").arg(m_redis.port());
    } else if (kind == QLatin1String("sqlite")) {
        target = QStringLiteral("sqlite:%1#rules").arg(text(m_folder->path("app.db")));
    }
    const auto workspace = text(m_folder->path("w.cacheloupe"));
    QVERIFY(Workspace::create(workspace.toStdString(), systemNow).ok());
    const auto publish = [&](const QString &from, const char *note) {
        return policy({QStringLiteral("publish"), from, QStringLiteral("--to"), target, QStringLiteral("--note"), QLatin1String(note), QStringLiteral("--workspace"),
                       workspace, QStringLiteral("--environment"), QStringLiteral("development")});
    };
    const auto first = publish(file("one.json", withTtl(3600, 0)), "first");
    VERIFY_CODE(first, 0);
    QVERIFY2(first.out.startsWith("Revision 1 is published at"), first.out.constData());
    VERIFY_CODE(publish(file("two.json", withTtl(60, 1)), "shorter"), 0);
    const auto back = policy({QStringLiteral("rollback"), target, QStringLiteral("--to-revision"), QStringLiteral("1"), QStringLiteral("--note"), QStringLiteral("too short"),
                              QStringLiteral("--workspace"), workspace, QStringLiteral("--environment"), QStringLiteral("development")});
    VERIFY_CODE(back, 0);
    const auto history = policy({QStringLiteral("history"), target, QStringLiteral("--workspace"), workspace, QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(history, 0);
    QCOMPARE(history.lines().size(), 3);
    QCOMPARE(history.lines().at(0)[QStringLiteral("revision")].toInt(), 3);
    QCOMPARE(history.lines().at(0)[QStringLiteral("effect")].toString(), QStringLiteral("loosens"));
    QCOMPARE(history.lines().at(1)[QStringLiteral("effect")].toString(), QStringLiteral("tightens"));
    QCOMPARE(history.lines().at(2)[QStringLiteral("note")].toString(), QStringLiteral("first"));
    const auto why = policy({QStringLiteral("history"), target, QStringLiteral("--workspace"), workspace, QStringLiteral("--why"), QStringLiteral("ttl_seconds"),
                             QStringLiteral("--site"), QStringLiteral("support.faq"), QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(why, 0);
    QCOMPARE(why.lines().first()[QStringLiteral("note")].toString(), QStringLiteral("too short"));
    VERIFY_CODE(policy({QStringLiteral("rollback"), target, QStringLiteral("--to-revision"), QStringLiteral("9"), QStringLiteral("--note"), QStringLiteral("x")}), 3);
    const auto audit = cli({QStringLiteral("audit"), QStringLiteral("verify"), workspace});
    VERIFY_CODE(audit, 0);
}

void TestCliPolicyPublish::aConflictNamesBothRevisions()
{
    const auto target = text(m_folder->path("live.json"));
    const auto one = file("one.json", withTtl(3600, 0));
    const auto publish = [&](const QString &from, QStringList more = {}) {
        return policy(words({QStringLiteral("publish"), from, QStringLiteral("--to"), target, QStringLiteral("--note"), QStringLiteral("n")}) + more);
    };
    VERIFY_CODE(publish(one), 0);
    const auto late = publish(one);
    VERIFY_CODE(late, 1);
    VERIFY_SAYS(late, "--base-revision 1");
    VERIFY_CODE(publish(one, {QStringLiteral("--base-revision"), QStringLiteral("7")}), 1);
    VERIFY_CODE(publish(one, {QStringLiteral("--base-revision"), QStringLiteral("1")}), 0);
    VERIFY_CODE(publish(file("broken.json", "{")), 3);
}

void TestCliPolicyPublish::looseningNeedsSomebodyElse()
{
    const auto target = text(m_folder->path("live.json"));
    const auto workspace = text(m_folder->path("w.cacheloupe"));
    QVERIFY(Workspace::create(workspace.toStdString(), systemNow).ok());
    const auto run = [&](const QString &from, const QString &person, bool approves) {
        QStringList all = {QStringLiteral("publish"), from, QStringLiteral("--to"), target, QStringLiteral("--note"), QStringLiteral("n"), QStringLiteral("--workspace"), workspace,
                           QStringLiteral("--environment"), QStringLiteral("production")};
        return policy(approves ? all + QStringList{QStringLiteral("--approve")} : all, person);
    };
    const QString ana = QStringLiteral("ana"), ben = QStringLiteral("ben");
    // The first one opens what was closed: nobody may do that alone either.
    const auto first = file("one.json", withTtl(3600, 0));
    const auto refused = run(first, ana, false);
    VERIFY_CODE(refused, 1);
    VERIFY_SAYS(refused, "support.faq loosens: 1 more person has to approve");
    VERIFY_CODE(run(first, ana, true), 0); // does not count: she publishes
    VERIFY_CODE(run(first, ana, false), 1);
    VERIFY_CODE(run(first, ben, true), 0);
    VERIFY_CODE(run(first, ana, false), 0);
    const auto second = file("two.json", withTtl(60, 1));
    VERIFY_CODE(run(second, ana, false), 0); // tighter: alone
    const auto rules = policy({QStringLiteral("rules"), workspace, QStringLiteral("--set"), file("rules.json", "[{\"effect\":\"tightens\",\"approvals\":1}]")});
    VERIFY_CODE(rules, 0);
    VERIFY_CODE(run(file("three.json", withTtl(30, 2)), ana, false), 1);
    VERIFY_CODE(policy({QStringLiteral("rules"), workspace, QStringLiteral("--set"), file("bad.json", "[{\"effect\":\"softens\",\"approvals\":1}]")}), 3);
}

void TestCliPolicyPublish::dueOnesAreForCron()
{
    const auto path = m_folder->path("w.cacheloupe");
    const auto target = m_folder->path("live.json");
    auto workspace = Workspace::create(path, systemNow);
    PendingPublication pending;
    pending.target = target.string();
    pending.documentJson = std::string(kShort);
    pending.note = "planned";
    pending.author = "ana";
    pending.dueAt = systemNow() + std::chrono::hours(1);
    QVERIFY(workspace->planPublication(pending).ok());
    const auto early = policy({QStringLiteral("publish"), QStringLiteral("--due"), text(path)});
    VERIFY_CODE(early, 0);
    VERIFY_SAYS(early, "Nothing is due; 1 wait.");
    QVERIFY(!std::filesystem::exists(target));
    pending.dueAt = systemNow() - std::chrono::hours(1);
    QVERIFY(workspace->planPublication(pending).ok());
    const auto due = policy({QStringLiteral("publish"), QStringLiteral("--due"), text(path)});
    VERIFY_CODE(due, 0);
    QVERIFY(due.out.startsWith("Revision 1 is published"));
    QVERIFY(std::filesystem::exists(target));
    QCOMPARE(workspace->pendingPublications()->size(), size_t(1));
}

void TestCliPolicyPublish::lintAnnotatesForGithub()
{
    const auto path = file("po,licy.json", R"({
  "schema": "cacheloupe.policy/1",
  "call_sites": {
    "a": {
      "cacheable": true,
      "max_temperature": 0.9
    }
  }
}
)");
    const auto run = policy({QStringLiteral("lint"), path, QStringLiteral("--annotate"), QStringLiteral("github")});
    VERIFY_CODE(run, 1);
    const auto lines = run.out.trimmed().split('\n');
    const QRegularExpression shape(QStringLiteral("^::(error|warning|notice) file=.*po%2Clicy\\.json,line=[0-9]+,title=[a-z0-9_.-]+::.+$"));
    bool namesTheMember = false;
    for (const auto &line : lines) {
        QVERIFY2(shape.match(QString::fromUtf8(line)).hasMatch(), line.constData());
        namesTheMember |= line.contains(",line=6,");
    }
    QVERIFY2(namesTheMember, run.out.constData());
    QCOMPARE(lines.size(), policy({QStringLiteral("lint"), path, QStringLiteral("--format"), QStringLiteral("jsonl")}).lines().size());
    VERIFY_CODE(policy({QStringLiteral("lint"), path, QStringLiteral("--annotate"), QStringLiteral("gitlab")}), 2);
}

void TestCliPolicyPublish::driftNamesWhatToDo()
{
    VERIFY_CODE(cli({QStringLiteral("demo"), text(m_folder->path("week")), QStringLiteral("--events"), QStringLiteral("2000")}), 0);
    const auto week = [&](const char *name) { return text(m_folder->path("week") / name); };
    const auto run = policy({QStringLiteral("drift"), week("policy.json"), QStringLiteral("sqlite:") + week("cache.db"), QStringLiteral("--format"), QStringLiteral("jsonl")});
    QVERIFY2(run.code == 0 || run.code == 1, run.messages.constData());
    VERIFY_SAYS(run, "Compared ");
    QCOMPARE(run.code == 1, !run.lines().isEmpty());
    for (const auto &drift : run.lines()) {
        QVERIFY(drift[QStringLiteral("count")].toInt() > 0);
        QVERIFY(!drift[QStringLiteral("what")].toString().isEmpty() && !drift[QStringLiteral("fix")].toString().isEmpty());
        QVERIFY(!drift[QStringLiteral("examples")].toArray().isEmpty());
    }
}

void TestCliPolicyPublish::wrongWordsAreUsage()
{
    const auto path = file("one.json", kShort);
    VERIFY_CODE(policy({QStringLiteral("publish"), path}), 2);
    VERIFY_CODE(policy({QStringLiteral("publish"), path, QStringLiteral("--to"), QStringLiteral("redis://u:secret@h#k"), QStringLiteral("--note"), QStringLiteral("n")}), 2);
    VERIFY_CODE(policy({QStringLiteral("publish"), path, QStringLiteral("--to"), text(m_folder->path("x.json"))}), 2);
    VERIFY_CODE(policy({QStringLiteral("publish"), path, QStringLiteral("--to"), text(m_folder->path("x.json")), QStringLiteral("--environment"), QStringLiteral("prod")}), 2);
    VERIFY_CODE(policy({QStringLiteral("publish"), path, QStringLiteral("--to"), text(m_folder->path("x.json")), QStringLiteral("--approve")}), 2);
    VERIFY_CODE(policy({QStringLiteral("history")}), 2);
    VERIFY_CODE(policy({QStringLiteral("rollback"), path, QStringLiteral("--note"), QStringLiteral("n")}), 2);
    VERIFY_CODE(policy({QStringLiteral("drift"), path}), 2);
}

QTEST_GUILESS_MAIN(TestCliPolicyPublish)
#include "tst_cli_policy_publish.moc"
