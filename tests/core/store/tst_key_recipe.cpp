// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resource.h"
#include "core/store/entry_layout.h"
#include "core/store/key_recipe.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace cacheloupe;

namespace {

std::set<std::string> layoutIds()
{
    std::set<std::string> ids;
    for (const auto kind : {StoreKind::redis, StoreKind::sqlite, StoreKind::folder}) {
        const auto layouts = builtInLayouts(kind).value();
        for (const auto &layout : layouts)
            ids.insert(layout.id);
    }
    return ids;
}

bool holds(const std::vector<std::string> &terms, std::string_view term)
{
    return std::find(terms.begin(), terms.end(), term) != terms.end();
}

Json recipeJson()
{
    return {{"product", "Some cache"}, {"layouts", {"some"}}, {"match", "exact"}, {"in_key", {"messages"}}, {"left_out", {"access.tenant"}}, {"source", "S1"}};
}

} // namespace

/// The recipes that are built in, and what they say of an entry.
class TestKeyRecipe : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyProductOfTheMissionHasOne_data()
    {
        QTest::addColumn<bool>("semantic");
        QTest::addColumn<QByteArrayList>("inKey");
        QTest::addColumn<QByteArrayList>("leftOut");
        using List = QByteArrayList;
        const auto row = [](const char *layout, bool semantic, const List &inKey, const List &leftOut) { QTest::newRow(layout) << semantic << inKey << leftOut; };
        row("seed-001-redis", false, {"route.model", "messages", "temperature"}, {"access.tenant", "tools", "top_p"});
        row("seed-001-sqlite", false, {"route.model", "messages"}, {"temperature", "access.tenant"});
        row("seed-002-redis", false, {"messages", "route.model"}, {"sampling"});
        row("seed-003-pairs", true, {"question_vector"}, {"route.model", "system_prompt"});
        row("seed-003-hash", true, {"question_vector"}, {"route.model", "system_prompt"});
        row("seed-003-versioned", false, {"route.model", "prompt.system_version", "question"}, {"access.tenant", "source.corpus_version", "tools"});
        for (const char *layout : {"gptcache-sqlite", "gptcache-redis", "gptcache-redis-vector", "gptcache-map"})
            row(layout, true, {"last_message_vector"}, {"system_prompt", "earlier_messages", "route.model", "access.tenant"});
        for (const char *layout : {"langchain-py-sqlite", "langchain-py-sqlite-md5", "langchain-py-redis", "langchain-redis-json", "langchain-js-redis", "langchain-js-file"})
            row(layout, false, {"prompt", "call_parameters"}, {"access.tenant", "source.corpus_version", "tool_data"});
        row("redisvl-semantic", true, {"question_vector", "filters"}, {"route.model", "system_prompt"});
        for (const char *layout : {"litellm-redis", "litellm-disk"})
            row(layout, false, {"call_parameters", "namespace"}, {"access.tenant", "api_key"});
        for (const char *layout : {"litellm-redis-semantic", "litellm-valkey-semantic"})
            row(layout, true, {"call_parameters", "api_key", "team"}, {"system_prompt"});
        row("bifrost", true, {"cache_key", "route.model", "route.provider", "stream"}, {});
        for (const char *layout : {"vllm-router-semantic", "vllm-router-exact"})
            row(layout, QByteArray(layout).endsWith("semantic"), {"partition", "tools", "output.format", "route.policy"}, {"source.corpus_version"});
        row("dspy-disk", false, {"messages", "call_parameters"}, {"access.tenant", "source.corpus_version", "ignored_arguments"});
    }
    void everyProductOfTheMissionHasOne()
    {
        QFETCH(bool, semantic);
        QFETCH(QByteArrayList, inKey);
        QFETCH(QByteArrayList, leftOut);
        const std::string layout = QTest::currentDataTag();
        QVERIFY(layoutIds().count(layout) == 1);
        const auto *recipe = keyRecipe(layout);
        QVERIFY(recipe);
        QCOMPARE(recipe->match == MatchKind::semantic, semantic);
        for (const auto &term : inKey)
            QVERIFY2(holds(recipe->inKey, term.toStdString()), term.constData());
        for (const auto &term : leftOut)
            QVERIFY2(holds(recipe->leftOut, term.toStdString()), term.constData());
    }
    void theFilesAreSound()
    {
        const auto ids = layoutIds();
        std::set<std::string> seen;
        size_t files = 0;
        for (const auto path : resourcePaths("recipes/")) {
            if (!path.ends_with(".recipe.json"))
                continue;
            const std::string where(path);
            const auto recipe = parseKeyRecipe(parseJson(*resource(path), where).value(), where);
            QVERIFY2(recipe.ok(), (where + ' ' + (recipe ? std::string() : recipe.error().detail)).c_str());
            ++files;
            for (const auto &layout : recipe->layouts) {
                QVERIFY2(ids.count(layout) == 1, (where + ' ' + layout).c_str());
                QVERIFY2(seen.insert(layout).second, layout.c_str());
            }
            for (const auto &term : recipe->inKey)
                QVERIFY2(!holds(recipe->leftOut, term), (where + ' ' + term).c_str());
        }
        QVERIFY(files >= 15);
    }
    void whatAnEntryRecordsCanBeInItsKey()
    {
        CacheEntry entry;
        entry.layout = "fernwood-demo";
        entry.group = "support.faq";
        entry.fields.set(KeyField::accessTenant, "acme");
        const auto recipe = keyRecipeOf(entry);
        QVERIFY(recipe && holds(recipe->inKey, "access.tenant") && !holds(recipe->leftOut, "access.tenant"));
        QVERIFY(holds(recipe->leftOut, "access.subject") && holds(recipe->leftOut, "temperature"));
        QCOMPARE(recipe->inKey.size() + recipe->leftOut.size(), keyRecipe(entry.layout)->inKey.size() + keyRecipe(entry.layout)->leftOut.size());
        entry.layout = "redisvl-semantic";
        QVERIFY(holds(keyRecipeOf(entry)->leftOut, "access.tenant"));
        entry.layout = "raw";
        QVERIFY(!keyRecipeOf(entry));
    }
    void unknownLayoutsSaySo()
    {
        for (const char *layout : {"raw", "generic-redis-string", "diskcache", "keyv", "llm-logs", ""})
            QVERIFY2(!keyRecipe(layout), layout);
    }
    void refusesWhatItCannotUse_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("product") << QByteArray("product") << QByteArray("null");
        QTest::newRow("source") << QByteArray("source") << QByteArray("\"\"");
        QTest::newRow("match") << QByteArray("match") << QByteArray("\"guess\"");
        QTest::newRow("layouts") << QByteArray("layouts") << QByteArray("[7]");
        QTest::newRow("unknown term") << QByteArray("in_key") << QByteArray("[\"colour\"]");
        QTest::newRow("no list") << QByteArray("left_out") << QByteArray("\"messages\"");
        QTest::newRow("nothing in the key") << QByteArray("in_key") << QByteArray("[]");
    }
    void refusesWhatItCannotUse()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        QVERIFY(parseKeyRecipe(recipeJson(), "here").ok());
        Json json = recipeJson();
        json[member.toStdString()] = Json::parse(value.toStdString());
        const auto recipe = parseKeyRecipe(json, "here");
        QVERIFY(!recipe);
        QCOMPARE(recipe.error().code, ErrorCode::schema);
        QCOMPARE(recipe.error().detail, member.toStdString());
    }
    void tellsWhatTheEntryWasWrittenFor()
    {
        CacheEntry entry;
        entry.query = "How do I pay?";
        entry.model = "gpt-4o-mini";
        entry.paramsJson = R"({"temperature":0.7})";
        entry.messagesJson = R"([{"role":"system","content":"Be short."},{"role":"user","content":"How do I pay?"}])";
        entry.scope = {{"user", "ann"}, {"namespace", "shop"}, {"api_key", "sk-secret"}};
        entry.fields.set(KeyField::accessTenant, "acme");
        const auto value = [&](const char *term) { return recipeTermValue(entry, term).value_or("-"); };
        QCOMPARE(value("access.tenant"), std::string("acme"));
        QCOMPARE(value("access.subject"), std::string("ann"));
        QCOMPARE(value("access.role"), std::string("-"));
        QCOMPARE(value("route.model"), std::string("gpt-4o-mini"));
        QCOMPARE(value("route.provider"), std::string("-"));
        QCOMPARE(value("temperature"), std::string("0.7"));
        QCOMPARE(value("top_p"), std::string("-"));
        QCOMPARE(value("system_prompt"), std::string("Be short."));
        QCOMPARE(value("question"), std::string("How do I pay?"));
        QCOMPARE(value("namespace"), std::string("shop"));
        QCOMPARE(value("api_key"), std::string("-"));
        entry.messagesJson = "[[[";
        entry.paramsJson = "no JSON";
        QCOMPARE(value("system_prompt"), std::string("-"));
        QCOMPARE(value("temperature"), std::string("-"));
    }
};

QTEST_GUILESS_MAIN(TestKeyRecipe)
#include "tst_key_recipe.moc"
