// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/base/resource.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/log_validation.h"
#include "core/policy/lookup_plan.h"
#include "core/policy/lookup_request.h"
#include "core/policy/policy_codec.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <set>

using namespace cacheloupe;

/// Core and the three drop-in clients answer the conformance suite and a thousand random cases alike, follow a policy
/// that changes and breaks, and write hit logs from which core comes to the same decisions. A tool that is not there
/// skips its language, or fails where CACHELOUPE_ALL_TOOLS is set, as packaging/test.sh does.
class TestClients : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_folder;

    std::filesystem::path inFolder(std::string_view name) const { return std::filesystem::path(m_folder.toStdString()) / name; }
    void put(std::string_view name, std::string_view bytes) const;
    void putClient(const char *language) const;
    QByteArray run(const QString &tool, const QStringList &arguments) const;
    void conforms(const QString &tool, const QStringList &arguments) const;
    void lives(const QString &tool, const QStringList &arguments, bool hasThreads) const;
    void verifyLog() const;

private Q_SLOTS:
    void init();
    void theSuiteCoversTheDecision();
    void theSuiteIsWhatItsMakerWrites();
    void core();
    void python();
    void typescript();
    void cpp();
};

namespace
{

const std::vector<std::string> kSuites = {"policies", "plans", "keys", "verdicts"};
constexpr int kRandomCases = 1000;

std::string testFile(std::string_view name) { return *readWholeFile(std::filesystem::path(CACHELOUPE_TEST_DATA "/clients") / name); }

Json suite(const std::string &name)
{
    const auto text = resource("clients/conformance/" + name + ".json");
    return *parseJson(text.value_or(std::string_view()), name);
}

template <typename Value>
Json orNull(const std::optional<Value> &value)
{
    return value ? Json(*value) : Json();
}

Json fieldsJson(const KeyFields &fields)
{
    Json json = Json::object();
    for (const auto &[field, value] : fields.values())
        json[std::string(keyFieldName(field))] = value;
    return json;
}

Json planJson(const LookupPlan &plan, const EffectiveRule &rule, std::int64_t revision)
{
    return {{"cacheable", plan.isCacheable()}, {"step", decisionStepName(plan.decision.step)},
        {"reason", decisionReasonName(plan.decision.reason)}, {"missing", plan.missing}, {"key", plan.key}, {"partition", plan.partition},
        {"key_fields", fieldsJson(plan.keyFields)}, {"entry_fields", fieldsJson(plan.entryFields)}, {"layer", rule.layer},
        {"lane", rule.lane}, {"match", rule.match}, {"ttl_s", orNull(rule.ttlS)}, {"threshold", orNull(rule.similarityThreshold)},
        {"scope", rule.scope}, {"key_epoch", rule.keyEpoch}, {"listed", rule.listed}, {"revision", revision}};
}

Json verdictJson(const PolicyDecision &decision, std::int64_t revision)
{
    std::vector<std::string> fields;
    for (const auto field : decision.fields)
        fields.emplace_back(keyFieldName(field));
    return {{"serve", decision.served()}, {"step", decisionStepName(decision.step)}, {"reason", decisionReasonName(decision.reason)},
        {"fields", fields}, {"revision", revision}};
}

/// What core answers to a case, in full.
Json coreAnswer(const Json &suite, const Json &one)
{
    const auto policy = parsePolicy(
        one.contains("policy_text") ? one["policy_text"].get<std::string>() : dumpJson(suite["policies"][one["policy"].get<std::string>()]),
        "policy");
    if (!policy)
        return {{"loads", false}};
    if (!one.contains("request"))
        return {{"loads", true}, {"revision", policy->revision}};
    const auto rule = effectiveRule(*policy, one["call_site"].get<std::string>());
    if (!one.contains("entry"))
        return planJson(planLookup(lookupHit(one["request"]), rule), rule, policy->revision);
    Hit hit = lookupHit(one["request"], one["entry"], one["lookup"]);
    if (!one["lookup"].contains("now"))
        hit.time = systemNow();
    return verdictJson(decideReuse(hit, rule), policy->revision);
}

/// What the suite says of a case.
Json expected(const Json &one)
{
    for (const char *name : {"plan", "verdict"})
        if (one.contains(name))
            return one[name];
    Json said = {{"loads", one["loads"]}};
    if (one.contains("revision"))
        said["revision"] = one["revision"];
    return said;
}

/// The first member of the answer that is not as expected, in words; empty when all are.
std::string difference(const Json &one, const Json &answer)
{
    const Json wanted = expected(one);
    for (const auto &[name, value] : wanted.items()) {
        const Json given = answer.value(name, Json("(absent)"));
        // Members of objects have no order here.
        if (nlohmann::json(given) != nlohmann::json(value))
            return one["name"].get<std::string>() + ": " + name + " should be " + dumpJson(value) + ", is " + dumpJson(given);
    }
    return {};
}

/// Picks at random among awkward values, so that everything meets everything.
class Dice
{
public:
    explicit Dice(std::uint64_t seed)
        : m_random(seed)
    {
    }
    Json of(const Json &list) { return list[m_random.below(list.size())]; }
    bool chance(double probability) { return m_random.chance(probability); }
    /// Some of the members, with values of their lists.
    Json some(const Json &lists, double probability)
    {
        Json object = Json::object();
        for (const auto &[name, values] : lists.items())
            if (chance(probability))
                object[name] = of(values);
        return object;
    }
    Json fields()
    {
        static const Json values = {"a", "b", "", 1, 1.0, "1", 2.5e-7, -0.0, true, nullptr, {"a", 1}, {{"k", 1e21}}, "caf\u00e9",
            "cafe\u0301", "2026-11-02T11:30:00Z"};
        Json object = Json::object();
        for (const char *name : {"access.tenant", "access.subject", "route.model", "output.locale", "source.corpus_version",
                 "freshness.source_revision", "freshness.generated_at", "freshness.ttl_s", "tool.args_hash", "no.such.field"})
            if (chance(0.6))
                object[name] = chance(0.7) ? Json("a") : of(values);
        return object;
    }

private:
    Random m_random;
};

Json randomPolicy(Dice &dice, int revision)
{
    static const Json rule = *parseJson(
        R"({"cacheable":[true,true,true,false,null],"layer":["final_response","tool_result"],"match":["exact","semantic","exact-then-semantic","odd"],
        "ttl_seconds":[0,60,3600,-1,null],"valid_until_version_changes":[true,false],"similarity_threshold":[0.9,0.95,1],"scope":["none","tenant","user","session","odd"],
        "key_fields":[[],["route.model"],["source.corpus_version","output.locale"],["freshness.generated_at","freshness.ttl_s"],["tool.args_hash","no.such.field","route.model"]],
        "key_epoch":[0,1,7],"max_temperature":[0,0.5],"lane":["sync","batch"],"x_other":[{}]})",
        "rule");
    return {{"schema", "cacheloupe.policy/1"}, {"revision", revision}, {"defaults", dice.some(rule, 0.3)},
        {"call_sites", {{"one", dice.some(rule, 0.6)}, {"two", dice.some(rule, 0.9)}}}};
}

/// Cases made by chance, with core's full answers as what is expected.
Json randomSuite()
{
    static const Json request = *parseJson(
        R"({"query":["q","q"," q\r\n","", "caf\u00e9",5],"messages":[[],[{"role":"user","content":"q"}],[1.50,null]],"model":["a","","b",7],
        "provider":["a"],"params":[{"temperature":0},{"temperature":0.5},{"temperature":"0.7"},{"temperature":"warm"},{}],"session":["s","",4],"cacheable":[true,true,true,true,false,"false"]})",
        "r");
    static const Json entry = *parseJson(
        R"({"query":["q"," q","p"],"created_at":["2026-11-02T11:30:00Z","2026-11-02 11:59:00.5+00:30","2026-11-02","soon",5],"age_s":[0,60,60.001,3600,-1,"5"],"ttl_s":[5,"5"]})",
        "e");
    static const Json lookup
        = *parseJson(R"({"match":["exact","semantic","semantic","odd"],"similarity":[0.9,0.95,0.8999,1,"1",true]})", "l");
    Dice dice(20261122);
    Json suite = {{"policies", Json::object()}, {"cases", Json::array()}};
    for (int i = 0; i < kRandomCases; ++i) {
        const std::string policy = std::to_string(i / 10);
        if (i % 10 == 0)
            suite["policies"][policy] = randomPolicy(dice, i);
        Json one = {{"name", "random " + std::to_string(i)}, {"policy", policy}, {"call_site", dice.of({"one", "two", "two", "three"})},
            {"request", dice.some(request, 0.7)}};
        one["request"]["fields"] = dice.fields();
        const bool hasEntry = dice.chance(0.6);
        if (hasEntry) {
            one["entry"] = dice.some(entry, 0.6);
            one["entry"]["fields"] = dice.chance(0.6) ? one["request"]["fields"] : dice.fields();
            one["lookup"] = dice.some(lookup, 0.8);
            one["lookup"]["now"] = "2026-11-02T12:00:00Z";
        }
        one[hasEntry ? "verdict" : "plan"] = coreAnswer(suite, one);
        suite["cases"].push_back(one);
    }
    return suite;
}

std::vector<std::pair<std::string, Json>> allSuites()
{
    std::vector<std::pair<std::string, Json>> suites;
    for (const auto &name : kSuites)
        suites.emplace_back(name, suite(name));
    suites.emplace_back("random", randomSuite());
    return suites;
}

} // namespace

/// Leaves the test when the tool is not there.
#define NEED_TOOL(tool, package)                                                                                                           \
    if (QStandardPaths::findExecutable(QStringLiteral(tool)).isEmpty()) {                                                                  \
        if (qEnvironmentVariableIsSet("CACHELOUPE_ALL_TOOLS"))                                                                             \
            QFAIL(tool " is not installed (Debian package " package ")");                                                                  \
        QSKIP(tool " is not installed (Debian package " package ")");                                                                      \
    }

void TestClients::init()
{
    QVERIFY(m_dir.isValid());
    m_folder = m_dir.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    QVERIFY(QDir().mkpath(m_folder));
}

void TestClients::put(std::string_view name, std::string_view bytes) const { QVERIFY(replaceFile(inFolder(name), bytes).ok()); }

/// The client and the emitter it stands on, as `policy client` and `log snippet` print them.
void TestClients::putClient(const char *language) const
{
    for (const char *name : {"clients/cacheloupe_policy", "snippets/cacheloupe_hits"}) {
        const std::string file = std::string(name) + language;
        const auto code = resource(file);
        QVERIFY2(code && code->substr(0, 60).find("SPDX-License-Identifier: 0BSD") != std::string_view::npos, file.c_str());
        put(file.substr(file.find('/') + 1), *code);
    }
}

QByteArray TestClients::run(const QString &tool, const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder);
    process.start(tool, arguments);
    const bool ended = process.waitForFinished(240'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    const QByteArray out = process.readAllStandardOutput();
    if (!ended)
        QTest::qFail((process.errorString().toUtf8() + '\n' + out + process.readAllStandardError()).constData(), __FILE__, __LINE__);
    return out;
}

/// Runs a suite program on every suite and compares its answers.
void TestClients::conforms(const QString &tool, const QStringList &arguments) const
{
    for (const auto &[name, suite] : allSuites()) {
        put(name + ".json", dumpJson(suite));
        const QByteArrayList lines = run(tool, QStringList(arguments) << QString::fromStdString(name + ".json")).trimmed().split('\n');
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(size_t(lines.size()), suite["cases"].size());
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const auto answer = parseJson(lines[i].toStdString(), name);
            QVERIFY2(answer.ok(), lines[i].constData());
            const auto wrong = difference(suite["cases"][size_t(i)], *answer);
            QVERIFY2(wrong.empty(), wrong.c_str());
        }
    }
}

/// Runs a program that lives with a policy, and reads its log.
void TestClients::lives(const QString &tool, const QStringList &arguments, bool hasThreads) const
{
    for (const int revision : {1, 2})
        put(revision == 1 ? "one.json" : "two.json",
            dumpJson({{"schema", "cacheloupe.policy/1"}, {"revision", revision},
                {"call_sites", {{"faq", {{"cacheable", true}, {"ttl_seconds", revision * 10}}}}}}));
    put("broken.json", R"({"schema":"cacheloupe.policy/1","revision":3,"call_sites":{"faq":{"cach)");
    put("newer.json", R"({"schema":"cacheloupe.policy/2","revision":4,"call_sites":{}})");
    for (const char *name : {"events.json", "events_policy.json"})
        put(name, testFile(name));
    const QByteArray said = run(tool, QStringList(arguments) << m_folder);
    // What it is called, revision, TTL, revision asked again, errors told so far.
    QByteArray wanted = "loaded 1 10 1 0\nbroken 1 10 1 1\nnewer 1 10 1 2\ngone 1 10 1 3\nback 2 20 2 3\nreplace false\nkept 2 20 2 4\n"
                        "replace true\nreplaced 1 10 1 4\nmissing refused\nnewer refused\n";
    if (hasThreads)
        wanted += "threads whole\n";
    QCOMPARE(said, wanted);
    verifyLog();
}

/// Core decides from each logged line what the client decided, says the same key, and finds nothing against the schema.
void TestClients::verifyLog() const
{
    const auto log = inFolder("hits.jsonl");
    const auto found = validateLog(log, *hitLineSchema());
    QVERIFY(found.ok());
    QVERIFY2(found->problems.empty(), found->problems.empty() ? "" : found->problems[0].path.c_str());
    HitTable table;
    QVERIFY(HitLogReader(table).load(log).ok());
    const Json events = *parseJson(testFile("events.json"), "events.json");
    const auto policy = parsePolicy(testFile("events_policy.json"), "events_policy.json");
    QCOMPARE(size_t(table.rowCount()), events.size());
    for (HitRow row = 0; row < table.rowCount(); ++row) {
        const auto hit = table.record(row);
        QVERIFY(hit.ok());
        const Json &event = events[row];
        const auto extra = parseJson(hit->unknownJson, "line");
        QVERIFY(extra.ok());
        const auto why = hit->unknownJson.c_str();
        QVERIFY2(eventKindName(hit->kind) == event["expect"]["event"].get<std::string>(), why);
        QCOMPARE(extra->value("policy_revision", 0), int(policy->revision));
        const auto rule = effectiveRule(*policy, hit->callSite);
        const auto plan = planLookup(*hit, rule);
        QVERIFY2(hit->key == event["expect"].value("key", plan.key), why);
        const auto decision = event.contains("entry") ? decideReuse(*hit, rule) : plan.decision;
        QVERIFY2(extra->value("decision_step", "") == decisionStepName(decision.step), why);
        QVERIFY2(extra->value("decision_reason", "") == decisionReasonName(decision.reason), why);
        QVERIFY2(event["expect"]["reason"].get<std::string>() == decisionReasonName(decision.reason), why);
        QCOMPARE(hit->answer, event["expect"].value("answer", std::string()));
        QCOMPARE(hit->cachedQuery, event.contains("entry") ? event["entry"].value("query", std::string()) : std::string());
    }
}

void TestClients::theSuiteCoversTheDecision()
{
    std::set<std::string> steps;
    std::set<std::string> reasons;
    std::set<std::string> names;
    size_t cases = 0;
    for (const auto &name : kSuites) {
        const Json whole = suite(name);
        for (const auto &one : whole["cases"]) {
            ++cases;
            QVERIFY2(names.insert(name + ": " + one["name"].get<std::string>()).second, dumpJson(one["name"]).c_str());
            QVERIFY(!one["why"].get<std::string>().empty());
            if (one.contains("verdict")) {
                steps.insert(one["verdict"]["step"].get<std::string>());
                reasons.insert(one["verdict"]["reason"].get<std::string>());
            }
            if (one.contains("key_text"))
                QCOMPARE(one["plan"]["key"].get<std::string>(), sha256Hex(one["key_text"].get<std::string>()));
        }
    }
    QVERIFY(cases >= 200);
    for (int step = 0; step <= int(DecisionStep::serve); ++step)
        QVERIFY2(steps.contains(std::string(decisionStepName(DecisionStep(step)))), std::to_string(step).c_str());
    for (int reason = 0; reason <= int(DecisionReason::similarityUnknown); ++reason)
        QVERIFY2(reasons.contains(std::string(decisionReasonName(DecisionReason(reason)))), std::to_string(reason).c_str());
}

void TestClients::theSuiteIsWhatItsMakerWrites()
{
    NEED_TOOL("python3", "python3");
    run(QStringLiteral("python3"), {QStringLiteral(CACHELOUPE_TEST_DATA "/clients/make_conformance.py"), m_folder});
    for (const auto &name : kSuites)
        QVERIFY2(*readWholeFile(inFolder(name + ".json")) == resource("clients/conformance/" + name + ".json"), name.c_str());
}

void TestClients::core()
{
    for (const auto &name : kSuites) {
        const Json one = suite(name);
        for (const auto &given : one["cases"]) {
            const auto wrong = difference(given, coreAnswer(one, given));
            QVERIFY2(wrong.empty(), wrong.c_str());
        }
    }
}

void TestClients::python()
{
    NEED_TOOL("python3", "python3");
    putClient(".py");
    put("run_suite.py", testFile("run_suite.py"));
    put("use_policy.py", testFile("use_policy.py"));
    conforms(QStringLiteral("python3"), {QStringLiteral("-B"), QStringLiteral("run_suite.py")});
    lives(QStringLiteral("python3"), {QStringLiteral("-B"), QStringLiteral("use_policy.py")}, true);
}

void TestClients::typescript()
{
    NEED_TOOL("tsc", "node-typescript");
    NEED_TOOL("node", "nodejs");
    putClient(".ts");
    for (const char *name : {"run_suite.ts", "use_policy.ts", "node.d.ts"})
        put(name, testFile(name));
    put("package.json", R"({"type": "module"})");
    run(QStringLiteral("tsc"),
        QStringLiteral("--strict --noUnusedLocals --noUnusedParameters --target es2021 --module es2020 --moduleResolution node "
                       "--lib es2021 node.d.ts run_suite.ts use_policy.ts")
            .split(QLatin1Char(' ')));
    conforms(QStringLiteral("node"), {QStringLiteral("run_suite.js")});
    lives(QStringLiteral("node"), {QStringLiteral("use_policy.js")}, false);
}

void TestClients::cpp()
{
    NEED_TOOL("g++", "g++");
    putClient(".hpp");
    for (const QString &name : {QStringLiteral("run_suite"), QStringLiteral("use_policy")}) {
        put(name.toStdString() + ".cpp", testFile(name.toStdString() + ".cpp.txt"));
        run(QStringLiteral("g++"),
            QStringLiteral("-std=c++17 -pthread -Wall -Wextra -Wpedantic -Wshadow -Werror %1.cpp -o %1").arg(name).split(QLatin1Char(' ')));
        if (QTest::currentTestFailed())
            return;
    }
    conforms(m_folder + QStringLiteral("/run_suite"), {});
    lives(m_folder + QStringLiteral("/use_policy"), {}, true);
}

QTEST_GUILESS_MAIN(TestClients)
#include "tst_clients.moc"
