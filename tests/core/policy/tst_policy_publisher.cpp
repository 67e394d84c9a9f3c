// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_publisher.h"
#include "core/base/file.h"
#include "core/policy/policy_codec.h"
#include "tests/core/policy/killed_publisher.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace cacheloupe;

namespace {

const Instant kAt = *parseInstant("2026-11-08T10:00:00Z");

PolicyDocument withTtl(std::int64_t ttlS)
{
    PolicyDocument document;
    document.ruleFor("faq").ttlS = ttlS;
    return document;
}

} // namespace

class TestPolicyPublisher : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void publishesANewFile()
    {
        const test::TempFolder folder;
        const auto path = folder.path("policy.json");
        const auto none = readPolicyFile(path);
        QVERIFY(none.ok() && !none->exists);
        const auto done = publishPolicy({PolicyTarget::file(path), withTtl(60), 0, {}, "ana", "first", kAt});
        QVERIFY(done.ok());
        QCOMPARE(done->document.revision, std::int64_t(1));
        QCOMPARE(done->document.publishedAt, std::string("2026-11-08T10:00:00Z"));
        const auto read = readPolicyFile(path);
        QCOMPARE(read->document, done->document);
        QCOMPARE(read->hash, done->hash);
        QCOMPARE(read->document.note, std::string("first"));
    }
    void refusesAStaleBase()
    {
        const test::TempFolder folder;
        const auto path = folder.path("policy.json");
        const auto first = publishPolicy({PolicyTarget::file(path), withTtl(60), 0, {}, "ana", "first", kAt});
        const auto second = publishPolicy({PolicyTarget::file(path), withTtl(90), first->document.revision, first->hash, "ben", "second", kAt});
        QVERIFY(second.ok());
        const auto bytes = readWholeFile(path);
        const auto late = publishPolicy({PolicyTarget::file(path), withTtl(5), first->document.revision, first->hash, "ana", "late", kAt});
        QCOMPARE(late.error().code, ErrorCode::conflict);
        QCOMPARE(late.error().reason, ErrorReason::revisionChanged);
        QCOMPARE(late.error().where, path.string());
        QCOMPARE(late.error().detail, std::string("began from revision 1, found revision 2 by ben"));
        QCOMPARE(*readWholeFile(path), *bytes);
        // The same revision with other bytes (somebody edited the file by hand) is a conflict too.
        QCOMPARE(publishPolicy({PolicyTarget::file(path), withTtl(5), 2, first->hash, "ana", {}, kAt}).error().reason, ErrorReason::revisionChanged);
        QCOMPARE(publishPolicy({PolicyTarget::file(path), withTtl(5), 0, {}, "ana", {}, kAt}).error().reason, ErrorReason::revisionChanged);
    }
    void rollsBackAsANewRevision()
    {
        const test::TempFolder folder;
        const auto path = folder.path("policy.json");
        const auto first = publishPolicy({PolicyTarget::file(path), withTtl(60), 0, {}, "ana", "first", kAt});
        const auto second = publishPolicy({PolicyTarget::file(path), withTtl(90), 1, first->hash, "ben", "second", kAt});
        const auto back = rollbackPolicy({PolicyTarget::file(path), first->document, 0, {}, "ana", "90 s was too long", kAt});
        QCOMPARE(back->document.revision, std::int64_t(3));
        QCOMPARE(back->document.callSites, first->document.callSites);
        QCOMPARE(readPolicyFile(path)->document.note, std::string("90 s was too long"));
    }
    void neverOverwritesWhatItCannotRead()
    {
        const test::TempFolder folder;
        const auto path = folder.write("policy.json", "{ \"schema\": ");
        QCOMPARE(publishPolicy({PolicyTarget::file(path), withTtl(60), 0, {}, "ana", {}, kAt}).error().reason, ErrorReason::malformedJson);
        QCOMPARE(*readWholeFile(path), std::string("{ \"schema\": "));
        QCOMPARE(publishPolicy({PolicyTarget::file(folder.path("no/such/policy.json")), withTtl(60), 0, {}, "ana", {}, kAt}).error().reason, ErrorReason::fileMissing);
    }
    void aPowerCutBeforeTheRenameLeavesTheOldFile()
    {
        const test::TempFolder folder;
        const auto path = folder.path("policy.json");
        const auto target = PolicyTarget::file(path);
        const auto first = publishPolicy({target, withTtl(60), 0, {}, "ana", "first", kAt});
        const auto bytes = *readWholeFile(path);
        const PublishRequest request{target, withTtl(90), 1, first->hash, "ben", "second", kAt};
        QVERIFY(test::publishAndDie(request, PublishStep::written));
        QCOMPARE(*readWholeFile(path), bytes);
        const auto names = [&] { return std::distance(std::filesystem::directory_iterator(folder.path("")), std::filesystem::directory_iterator()); };
        QCOMPARE(names(), std::ptrdiff_t(2)); // what was written and not put in place
        // The next one is not in its way, and takes the rest away.
        QVERIFY(publishPolicy(request).ok());
        QCOMPARE(names(), std::ptrdiff_t(1));
        // Behind the rename the new file stands whole.
        auto third = request;
        third.baseRevision = 2;
        third.baseHash = readPolicyFile(path)->hash;
        QVERIFY(test::publishAndDie(third, PublishStep::swapped));
        QCOMPARE(readPolicyFile(path)->document.revision, std::int64_t(3));
    }
    void leavesFilesOfOthersAlone()
    {
        const test::TempFolder folder;
        const auto path = folder.path("policy.json");
        for (const char *name : {"policy.json.tmp", "policy.json.tmpx1", "policy.json.tmp1.bak", "other.json.tmp12"})
            folder.write(name, "mine");
        QVERIFY(publishPolicy({PolicyTarget::file(path), withTtl(60), 0, {}, "ana", "first", kAt}).ok());
        for (const char *name : {"policy.json.tmp", "policy.json.tmpx1", "policy.json.tmp1.bak", "other.json.tmp12"})
            QVERIFY2(std::filesystem::exists(folder.path(name)), name);
    }
    void letsExactlyOneOfManyWin()
    {
        const test::TempFolder folder;
        const auto path = folder.path("policy.json");
        const auto base = publishPolicy({PolicyTarget::file(path), withTtl(60), 0, {}, "ana", "first", kAt});
        std::atomic<int> won = 0;
        std::atomic<int> lost = 0;
        {
            std::vector<std::jthread> publishers;
            for (int i = 0; i < 8; ++i)
                publishers.emplace_back([&, i] {
                    const auto done = publishPolicy({PolicyTarget::file(path), withTtl(100 + i), 1, base->hash, "p", {}, kAt});
                    ++(done ? won : lost);
                });
        }
        QCOMPARE(won.load(), 1);
        QCOMPARE(lost.load(), 7);
        QCOMPARE(readPolicyFile(path)->document.revision, std::int64_t(2));
    }
};

QTEST_APPLESS_MAIN(TestPolicyPublisher)
#include "tst_policy_publisher.moc"
