// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/driver/json.h"
#include "core/store/key_recomputation.h"

#include <QTest>

#include <cstdlib>
#include <map>

using namespace cacheloupe;

class TestKeyRecomputation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void langchainJsHashesAsItDoes()
    {
        QCOMPARE(langchainJsSha256Hex(""), std::string("ae965411e69fcf4bb15a2ff8b21bbd19b0b8fed5a474657e152d460ae76c51b8"));
        QCOMPARE(langchainJsSha256Hex("abc"), std::string("f2bcc45e9241238c56c44b79bd89600146d738dbcd84043613e0043b4f552075"));
        QCOMPARE(langchainJsSha256Hex("hello_world_0"), std::string("172a4d5dcd341a8a4009c7719bb27ea854443bf1cb7be4933c60851849a55792"));
        QCOMPARE(sha256Hex("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    /// Keys that the real libraries and the articles' code stored; CACHELOUPE_KEYS names a longer list.
    void storedKeysAreMadeAgain()
    {
        const char *other = std::getenv("CACHELOUPE_KEYS");
        const auto text = readWholeFile(other ? other : CACHELOUPE_TEST_DATA "/keys/recomputed.jsonl");
        QVERIFY(text.ok());
        std::map<std::string, int> matched;
        int lines = 0;
        for (size_t begin = 0; begin < text->size(); ++lines) {
            const size_t end = text->find('\n', begin);
            const auto line = parseJson(std::string_view(*text).substr(begin, end - begin), "line");
            begin = end + 1;
            QVERIFY(line.ok());
            const auto request = parseKeyRequest(dumpJson((*line)["request"]), "request");
            QVERIFY(request.ok());
            const std::string key = (*line)["key"];
            const auto made = recomputeKey(*request, key);
            QVERIFY2(!made.empty() && made.front().match == KeyMatch::matches, dumpJson(*line).c_str());
            QCOMPARE(made.front().recipe, (*line)["recipe"].get<std::string>());
            QCOMPARE(made.front().computed, key);
            ++matched[made.front().recipe];
            // One more letter in what was asked makes another key.
            KeyRequest changed = *request;
            changed.model += "x";
            changed.question += "x";
            changed.prompt += "x";
            for (const KeyRecomputation &one : recomputeKey(changed, key))
                QVERIFY(one.match != KeyMatch::matches);
        }
        QCOMPARE(matched.size(), size_t(10));
        for (const auto &[recipe, count] : matched)
            qInfo("%s: %d", recipe.c_str(), count);
    }

    void namesWhatIsMissing()
    {
        const auto made = recomputeKey({}, "ai_cache:" + std::string(64, 'a') + ":faq");
        QCOMPARE(made.size(), size_t(1));
        QVERIFY(made.front().match == KeyMatch::cannot);
        QCOMPARE(made.front().missing, (std::vector<std::string>{"model", "messages", "temperature"}));
        QVERIFY(recomputeKey({}, "user:42").empty());
        QVERIFY(recomputeKey({}, "").size() == 11);
    }
    void aTemperatureOfZeroIsTriedInBothForms()
    {
        KeyRequest request;
        request.model = "m";
        request.messagesJson = "[]";
        request.paramsJson = R"({"temperature":0})";
        const auto key = "ai_cache:" + sha256Hex(R"({"messages": [], "model": "m", "temperature": 0.0})");
        QVERIFY(recomputeKey(request, key).front().match == KeyMatch::matches);
        QCOMPARE(recomputeKey(request, {}, "seed-001-redis").front().computed, "ai_cache:" + sha256Hex(R"({"messages": [], "model": "m", "temperature": 0})"));
    }
    void anApplicationsOwnBeginningIsNoObstacle()
    {
        KeyRequest request;
        request.question = "q";
        const auto made = recomputeKey(request, "mycache:" + sha256Hex("q"));
        QCOMPARE(made.front().recipe, std::string("redisvl-semantic"));
        QVERIFY(made.front().match == KeyMatch::matches);
        QVERIFY(made.back().match == KeyMatch::cannot);
    }
    void readsAHit()
    {
        Hit hit;
        hit.model = "m";
        hit.query = "q";
        hit.fields.set(KeyField::promptSystemVersion, "v1");
        hit.key = "cache:" + sha256Hex("m:v1:q");
        const auto made = recomputeKey(keyRequestOf(hit), hit.key);
        QCOMPARE(made.front().recipe, std::string("seed-003-versioned"));
        QVERIFY(made.front().match == KeyMatch::matches);
    }
    void refusesWhatIsNoRequest()
    {
        QCOMPARE(parseKeyRequest("{", "f").error().code, ErrorCode::parse);
        QCOMPARE(parseKeyRequest("[]", "f").error().code, ErrorCode::schema);
        for (const char *bad : {R"({"messages":"hi"})", R"({"params":[]})", R"({"temperature":"0"})", R"({"filters":[]})"})
            QCOMPARE(parseKeyRequest(bad, "f").error().code, ErrorCode::schema);
    }
};

QTEST_GUILESS_MAIN(TestKeyRecomputation)
#include "tst_key_recomputation.moc"
