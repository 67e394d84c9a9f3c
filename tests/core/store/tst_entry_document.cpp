// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/entry_document.h"

#include <QtTest>

using namespace cacheloupe;

class TestEntryDocument : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leadsToWhatWasRead();
    void leadsIntoWhatWasDecoded();
    void givesPartsAsAWhole();
    void saysNothingWhereNothingIs();

private:
    static RawEntry raw()
    {
        RawEntry out;
        out.captures = {{"id", "7"}};
        RawPart hash;
        hash.name = "hash";
        hash.type = "hash";
        hash.fields = {{"query", "how long"}, {"meta", "{\"n\":1}"}, {"bytes", "\xff\xfe"}, {"score", "0.5"}};
        RawPart value;
        value.name = "value";
        value.type = "string";
        value.value = "42";
        out.parts = {hash, value};
        out.children = {{"answers", Json::array({Json{{"text", "[1]"}}})}};
        return out;
    }
};

void TestEntryDocument::leadsToWhatWasRead()
{
    const RawEntry entry = raw();
    const EntryDocument document(entry);
    QCOMPARE(document.at("key.id").plain(), std::string("7"));
    QCOMPARE(document.at("hash.query").plain(), std::string("how long"));
    QCOMPARE(document.at("value").number(), std::optional(42.0));
    QCOMPARE(document.at("hash.score").number(), std::optional(0.5));
    QCOMPARE(document.at("hash.query").number(), std::nullopt);
    QCOMPARE(document.at("answers.0.text").plain(), std::string("[1]"));
    QVERIFY(document.at("hash.bytes").isBinary() && !document.at("hash.bytes").isText());
    QCOMPARE(document.at("hash.bytes").plain(), std::string("{\"b64\":\"//4=\"}"));
    QVERIFY(document.found("hash.query?string") && !document.found("hash.bytes?string"));
    QCOMPARE(document.firstOf({"hash.none", "value.deep", "key.id"}).plain(), std::string("7"));
}

void TestEntryDocument::leadsIntoWhatWasDecoded()
{
    const RawEntry entry = raw();
    EntryDocument document(entry);
    document.put("hash.meta", Json{{"n", 1}, {"list", Json::array()}, {"null", nullptr}, {"inner", "[2]"}});
    QCOMPARE(document.at("hash.meta.n").number(), std::optional(1.0));
    QVERIFY(document.at("hash.meta.list") && !document.found("hash.meta.list"));
    QVERIFY(!document.found("hash.meta.null"));
    QCOMPARE(document.at("hash.meta.null").text(), std::nullopt);
    document.put("hash.meta.inner", Json::array({2}));
    QCOMPARE(document.at("hash.meta.inner.0").number(), std::optional(2.0));
    document.put("answers.0.text", Json::array({1}));
    QCOMPARE(document.at("answers.0.text.0").number(), std::optional(1.0));
    QCOMPARE(entry.children.front().second[0]["text"].get<std::string>(), std::string("[1]"));
    document.put("none.at.all", Json(1));
    QVERIFY(!document.at("none"));
}

void TestEntryDocument::givesPartsAsAWhole()
{
    const RawEntry entry = raw();
    EntryDocument document(entry);
    const Json *whole = document.at("hash").json();
    QVERIFY(whole && whole->size() == 4);
    QCOMPARE((*whole)["bytes"], (Json{{"b64", ""}}));
    document.put("hash.meta", Json{{"n", 1}});
    QCOMPARE((*document.at("hash").json())["meta"]["n"], Json(1));
    QVERIFY(document.at("answers").json()->is_array());
}

void TestEntryDocument::saysNothingWhereNothingIs()
{
    RawEntry entry = raw();
    entry.parts[1].unsupported = true;
    const EntryDocument document(entry);
    for (const char *path : {"", "key", "key.no", "value", "hash.no", "hash.query.deeper", "answers.1", "answers.x"})
        QVERIFY2(!document.at(path), path);
    QCOMPARE(EntryValue().plain(), std::string());
    QCOMPARE(EntryValue().number(), std::nullopt);
    QVERIFY(EntryValue().toJson().is_null());
}

QTEST_GUILESS_MAIN(TestEntryDocument)
#include "tst_entry_document.moc"
