// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/driver/json.h"
#include "core/driver/sqlite_database.h"
#include "core/store/cache_store.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

using namespace cacheloupe;
using test::TempFolder;
namespace fs = std::filesystem;

namespace {

fs::path dataPath(const std::string &name)
{
    return fs::path(CACHELOUPE_TEST_DATA) / "stores" / name;
}

void put(const fs::path &path, const std::string &bytes)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

/// Name → bytes of every file below a folder.
std::map<std::string, std::string> contents(const fs::path &folder)
{
    std::map<std::string, std::string> out;
    for (const auto &item : fs::recursive_directory_iterator(folder))
        if (item.is_regular_file())
            out[item.path().lexically_relative(folder).string()] = readWholeFile(item.path()).value();
    return out;
}

std::string hexBytes(const char *hex)
{
    return QByteArray::fromHex(hex).toStdString();
}

} // namespace

class TestFolderStore : public QObject {
    Q_OBJECT

    /// Reads a copy of a fixture, as nobody may change the data of the tests.
    std::vector<CacheEntry> listCopy(const std::string &fixture)
    {
        m_folder = std::make_unique<TempFolder>();
        fs::copy(dataPath(fixture), m_folder->path("store"), fs::copy_options::recursive);
        return listFolder(m_folder->path("store"));
    }
    std::vector<CacheEntry> listFolder(const fs::path &folder)
    {
        const auto connection = parseConnectionUrl("dir:" + folder.string());
        auto store = CacheStore::open(*connection, {});
        if (!store) {
            qWarning("%s %s", store.error().where.c_str(), store.error().detail.c_str());
            return {};
        }
        m_store = std::move(*store);
        auto entries = allEntries(*m_store);
        if (!entries)
            qWarning("%s %s", entries.error().where.c_str(), entries.error().detail.c_str());
        return entries ? std::move(*entries) : std::vector<CacheEntry>();
    }
    static const CacheEntry *withKey(const std::vector<CacheEntry> &entries, std::string_view key)
    {
        const auto it = std::find_if(entries.begin(), entries.end(), [&](const auto &e) { return e.key == key; });
        return it == entries.end() ? nullptr : &*it;
    }
    /// A diskcache folder with one row whose value is `value` of `mode`, or in the file `name`.
    fs::path makeDiskcache(TempFolder &folder, int mode, const std::string &value, const std::string &name = {})
    {
        fs::copy(dataPath("diskcache-json/cache.db"), folder.path("cache.db"));
        auto database = SqliteDatabase::open(folder.path("cache.db"), SqliteDatabase::Mode::readWrite);
        (void)database->execute("DELETE FROM Cache");
        auto insert = database->prepare("INSERT INTO Cache(key, raw, store_time, mode, filename, value) VALUES ('k', 1, 1790000000.5, ?1, ?2, ?3)");
        insert->bind(1, std::int64_t(mode));
        if (!name.empty())
            insert->bind(2, std::string_view(name));
        if (!value.empty())
            insert->bindBlob(3, value);
        (void)insert->run();
        return folder.path("");
    }

private Q_SLOTS:
    void diskcachePlain()
    {
        const auto entries = listCopy("diskcache-plain");
        QCOMPARE(entries.size(), size_t(68));
        QCOMPARE(m_store->info().keyCount, std::uint64_t(68));
        QCOMPARE(m_store->info().layouts.front().layout, std::string("diskcache"));
        const auto *text = withKey(entries, "big-text");
        QVERIFY(text && text->answer.size() > 32'000);
        const auto *pickled = withKey(entries, "big-pickle");
        QVERIFY(pickled && pickled->encoding == "pickle" && pickled->answer.size() > 32'000);
        const auto *bytes = withKey(entries, "big-bytes");
        QVERIFY(bytes && bytes->rawSizeBytes > 32'000 && bytes->refusal.empty());
        const auto *expired = withKey(entries, "already-expired");
        QVERIFY(expired && expired->state == EntryState::expired && expired->answer == "gone soon");
        const auto *number = withKey(entries, "42");
        QVERIFY(number && number->answer == "3.5");
        const auto tuple = std::find_if(entries.begin(), entries.end(), [](const auto &e) { return e.answer == "answer under a tuple key"; });
        QVERIFY(tuple != entries.end());
        QCOMPARE(m_store->entry(tuple->key, {})->answer, tuple->answer);
        size_t tagged = 0;
        for (const auto &entry : entries) {
            tagged += !entry.scope.empty();
            QVERIFY(entry.createdAt.has_value());
        }
        QVERIFY(tagged > 40);
        QVERIFY(std::any_of(entries.begin(), entries.end(), [](const auto &e) { return e.query == "Is there a pickup point in Paris?" && e.encoding == "pickle"; }));
    }
    void diskcacheJson()
    {
        const auto entries = listCopy("diskcache-json");
        QCOMPARE(entries.size(), size_t(61));
        for (const auto &entry : entries) {
            QCOMPARE(entry.encoding, std::string("zlib+json"));
            QVERIFY(!entry.query.empty() && !entry.model.empty());
            QVERIFY(!entry.answer.empty() || entry.query == "Say nothing.");
            QCOMPARE(m_store->entry(entry.key, {})->answer, entry.answer);
        }
        QCOMPARE(entries.front().query, std::string("How do I cancel my subscription?"));
    }
    void diskcacheMemo()
    {
        const auto entries = listCopy("diskcache-memo");
        QCOMPARE(entries.size(), size_t(15));
        for (const auto &entry : entries) {
            QCOMPARE(entry.layout, std::string("diskcache-memo"));
            QVERIFY(entry.query.find('?') != std::string::npos || !entry.query.empty());
            QVERIFY(entry.metadataJson.find("__main__.answer") != std::string::npos);
        }
        QCOMPARE(entries.front().query, std::string("How do I cancel my subscription?"));
        QVERIFY(entries.front().answer.starts_with("Open Settings"));
    }
    void diskcacheWithItsLog()
    {
        const auto entries = listCopy("diskcache-wal_copy");
        QCOMPARE(entries.size(), size_t(20));
    }
    void liteLlmDisk()
    {
        const auto entries = listCopy("litellm-diskcache");
        QCOMPARE(entries.size(), size_t(82));
        int silent = 0; // one question asks to say nothing
        for (const auto &entry : entries) {
            QCOMPARE(entry.layout, std::string("litellm-disk"));
            QCOMPARE(entry.encoding, std::string("pickle"));
            QVERIFY(!entry.answer.empty() || ++silent == 1);
            QVERIFY(entry.responseId.starts_with("chatcmpl-"));
            QVERIFY(!entry.model.empty() && entry.usage.inputTokens.has_value());
            QCOMPARE(entry.key.size(), size_t(64));
        }
    }
    void dspyShards()
    {
        const auto entries = listCopy("dspy-litellm/dspy_cache");
        QCOMPARE(entries.size(), size_t(61));
        std::set<std::string> keys;
        int silent = 0;
        for (const auto &entry : entries) {
            QCOMPARE(entry.layout, std::string("dspy-disk"));
            QVERIFY(!entry.answer.empty() || ++silent == 1);
            QVERIFY(!entry.model.empty() && entry.usage.outputTokens.has_value());
            keys.insert(entry.key);
            QCOMPARE(m_store->entry(entry.key, {})->answer, entry.answer);
        }
        QCOMPARE(keys.size(), size_t(61));
        QCOMPARE(m_store->info().layouts.size(), size_t(1));
        QCOMPARE(m_store->info().layouts.front().matched, std::uint64_t(61));
    }
    void langChainJsFiles()
    {
        const auto entries = listCopy("langchain-js-localfile/langchain-cache");
        const auto files = contents(dataPath("langchain-js-localfile/langchain-cache"));
        QCOMPARE(entries.size(), files.size());
        for (const auto &entry : entries) {
            const Json value = Json::parse(files.at(entry.key));
            QCOMPARE(entry.layout, std::string("langchain-js-file"));
            const auto text = value[0]["text"].get<std::string>();
            QVERIFY(text.empty() || entry.answer == text);
            QVERIFY(entry.createdAt.has_value());
            QCOMPARE(m_store->entry(entry.key, {})->rawBytes, entry.rawBytes);
        }
    }
    void gptCacheMap()
    {
        const auto entries = listCopy("gptcache-map");
        QVERIFY(entries.size() > 10);
        QCOMPARE(entries.front().query, std::string("How do I cancel my subscription?"));
        QVERIFY(entries.front().answer.starts_with("Open Settings > Billing"));
        for (const auto &entry : entries) {
            QCOMPARE(entry.layout, std::string("gptcache-map"));
            QVERIFY(!entry.query.empty());
            QVERIFY(!entry.answer.empty() || entry.query == "Say nothing.");
            QCOMPARE(m_store->entry(entry.key, {})->answer, entry.answer);
        }
    }
    void gptCacheDataFolder()
    {
        const auto entries = listCopy("gptcache-sqlite-faiss");
        QCOMPARE(entries.size(), size_t(57));
        QCOMPARE(m_store->entry(entries.front().key, {})->query, entries.front().query);
    }
    void otherFamiliesOfFiles()
    {
        TempFolder folder;
        put(folder.path("rag/entity/chat_0a1b_v4"), R"({"result":{"response":{"id":"c1","model":"gpt-4o","choices":[{"message":{"content":"An answer."}}],"usage":{"prompt_tokens":7,"completion_tokens":2}},"metrics":{"retries":0}}})");
        put(folder.path("rag/entity/old"), R"({"input":"What?","result":"Plain answer","parameters":{"model":"m"}})");
        auto entries = listFolder(folder.path("rag"));
        QCOMPARE(entries.size(), size_t(2));
        QCOMPARE(entries[0].answer, std::string("An answer."));
        QCOMPARE(*entries[0].usage.inputTokens, std::int64_t(7));
        QCOMPARE(entries[1].query, std::string("What?"));
        QCOMPARE(entries[1].answer, std::string("Plain answer"));

        put(folder.path("light/kv_store_llm_response_cache.json"),
              R"({"mix":{"h1":{"return":"A1","cache_type":"query","original_prompt":"Q1"}},"default:extract:h2":{"return":"A2","cache_type":"extract","original_prompt":"Q2"}})");
        entries = listFolder(folder.path("light"));
        QCOMPARE(entries.size(), size_t(2));
        QCOMPARE(entries[0].query, std::string("Q1"));
        QCOMPARE(entries[1].answer, std::string("A2"));
        QCOMPARE(m_store->entry(entries[0].key, {})->answer, std::string("A1"));

        // (None, output): a tuple whose second is an object with attributes.
        put(folder.path("inspect/openai/gpt-4o/0123456789abcdef0123456789abcdef"),
              std::string("\x80\x02N") + "cinspect_ai.model\nModelOutput\n)\x81}(X\x05" + std::string(3, '\0') + "modelX\x06" + std::string(3, '\0') + "gpt-4oX\x0a" + std::string(3, '\0')
                  + "completionX\x03" + std::string(3, '\0') + "Yes" + "ub\x86.");
        entries = listFolder(folder.path("inspect"));
        QCOMPARE(entries.size(), size_t(1));
        QCOMPARE(entries[0].answer, std::string("Yes"));
        QCOMPARE(entries[0].model, std::string("gpt-4o"));
    }
    void readingChangesNothing()
    {
        for (const char *fixture : {"gptcache-sqlite-faiss", "gptcache-map", "langchain-js-localfile/langchain-cache"}) {
            TempFolder folder;
            fs::copy(dataPath(fixture), folder.path("store"), fs::copy_options::recursive);
            const auto before = contents(folder.path("store"));
            QVERIFY(!listFolder(folder.path("store")).empty());
            m_store.reset();
            QVERIFY(contents(folder.path("store")) == before);
        }
    }
    void refusesNamesThatLeadOut()
    {
        TempFolder outside;
        put(outside.path("secret.txt"), "secret");
        for (const std::string &name : {std::string("../secret.txt"), outside.path("secret.txt").string(), std::string("a/../../secret.txt"), std::string("link"),
                                        std::string("linked/secret.txt"), std::string("./x"), std::string("sub"), std::string("gone.val")}) {
            TempFolder folder;
            const auto path = makeDiskcache(folder, 3, {}, name);
            fs::create_directories(folder.path("sub"));
            fs::create_symlink(outside.path("secret.txt"), folder.path("link"));
            fs::create_directory_symlink(outside.path(""), folder.path("linked"));
            const auto entries = listFolder(path);
            QCOMPARE(entries.size(), size_t(1));
            QVERIFY2(entries[0].answer.empty(), name.c_str());
            QVERIFY2(entries[0].refusal.starts_with("filename: "), name.c_str());
            QCOMPARE(entries[0].state, EntryState::undecodable);
            QVERIFY(std::count(entries[0].findings.begin(), entries[0].findings.end(), "refused") == 1);
        }
    }
    void refusesHostileValues()
    {
        const std::string evil = hexBytes("8004952b000000000000008c05706f736978948c0673797374656d9493948c10746f756368202f746d702f70776e656494859452942e");
        const auto bomb = qCompress(QByteArray(100 << 20, '\0'), 9).mid(4).toStdString();
        for (const auto &[value, why] : {std::pair(evil, "would run posix.system"), std::pair(bomb, "unpacks to too much")}) {
            TempFolder folder;
            const auto entries = listFolder(makeDiskcache(folder, 4, value));
            QCOMPARE(entries.size(), size_t(1));
            QCOMPARE(entries[0].state, EntryState::undecodable);
            QVERIFY2(entries[0].refusal.find(why) != std::string::npos, entries[0].refusal.c_str());
        }
        TempFolder folder;
        put(folder.path("data_map.txt"), evil);
        const auto entries = listFolder(folder.path(""));
        QCOMPARE(entries.size(), size_t(1));
        QVERIFY(entries[0].refusal.find("would run") != std::string::npos);
    }
    void saysWhatIsNoStore()
    {
        TempFolder folder;
        put(folder.path("holiday.txt"), "Dear diary");
        const auto open = [](const fs::path &path) { return CacheStore::open(*parseConnectionUrl("dir:" + path.string()), {}); };
        const auto unknown = open(folder.path(""));
        QVERIFY(!unknown.ok());
        QCOMPARE(unknown.error().reason, ErrorReason::unknownLayout);
        QVERIFY(unknown.error().detail.find("holiday.txt") != std::string::npos);
        QCOMPARE(open(folder.path("none")).error().reason, ErrorReason::fileMissing);
        QCOMPARE(open(folder.path("holiday.txt")).error().reason, ErrorReason::notAFile);
    }

private:
    std::unique_ptr<TempFolder> m_folder;
    std::unique_ptr<CacheStore> m_store;
};

QTEST_APPLESS_MAIN(TestFolderStore)
#include "tst_folder_store.moc"
