// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "core/review/alike_hits.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;

namespace {

std::string line(const std::string &query, const std::string &cachedQuery, const std::string &members)
{
    return R"({"ts":"2026-11-02T09:30:00Z","event":"hit","call_site":"faq","query":")" + query + R"(","cached_query":")" + cachedQuery + "\"," + members + "}\n";
}

} // namespace

class TestAlikeHits : public QObject {
    Q_OBJECT
    test::TempFolder m_folder;
    HitTable m_table;

    std::vector<HitRow> rowsOf(HitRow row, AlikeKind kind)
    {
        const auto hit = m_table.record(row);
        const auto groups = findAlike(m_table, row, *hit, {});
        for (const AlikeGroup &group : *groups) {
            if (group.kind == kind)
                return group.rows;
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        const std::string v3 = R"("fields":{"prompt.system_version":"v3"})";
        QVERIFY(HitLogReader(m_table).load(m_folder.write(
            "hits.jsonl", line("Can I get a refund after 45 days?", "Refund after 14 days?", R"("key":"k:1",)" + v3)          // 0
                              + line("Is a refund possible after 60 days?", "Refund after 14 days?", R"("key":"k:1",)" + v3)  // 1: entry, key, version, near
                              + line("Where is my invoice?", "Refund after 14 days? And when?", R"("key":"k:2",)" + v3)      // 2: version; its entry only holds the text
                              + line("How do I reset my password?", "Reset password", R"("key":"k:1","fields":{"prompt.system_version":"v4"})") // 3: key
                              + R"({"ts":"2026-11-02T09:31:00Z","event":"miss","call_site":"faq","query":"Can I get a refund after 45 days?","key":"k:1"})" + "\n"
                              + line("No one is like me", "Nobody", R"("model":"m")"))));
    }
    void groupsByWhatTheyShare()
    {
        using Rows = std::vector<HitRow>;
        QCOMPARE(rowsOf(0, AlikeKind::sameEntry), (Rows{1}));
        QCOMPARE(rowsOf(0, AlikeKind::sameKey), (Rows{1, 3}));
        QCOMPARE(rowsOf(0, AlikeKind::nearQuestion), (Rows{1}));
        QCOMPARE(rowsOf(0, AlikeKind::sameVersion), (Rows{1, 2}));
    }
    void leavesOutWhatHasNoOther()
    {
        const auto hit = m_table.record(5);
        QVERIFY(findAlike(m_table, 5, *hit, {})->empty());
    }
    void stops()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto hit = m_table.record(0);
        QCOMPARE(findAlike(m_table, 0, *hit, stop.get_token()).error().code, ErrorCode::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestAlikeHits)
#include "tst_alike_hits.moc"
