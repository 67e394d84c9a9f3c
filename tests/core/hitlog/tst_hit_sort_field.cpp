// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_sort_field.h"

#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/hit_sort.h"
#include "tests/core/hitlog/random_log.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <numeric>

using namespace cacheloupe;

namespace {

std::string line(const std::string &id, const std::string &asked, const std::string &stored = {})
{
    std::string text = "{\"ts\":\"2026-11-02T10:00:00Z\",\"event\":\"hit\",\"call_site\":\"a\",\"id\":\"" + id + "\"";
    if (!asked.empty())
        text += ",\"fields\":{\"access.role\":" + asked + "}";
    if (!stored.empty())
        text += ",\"entry\":{\"fields\":{\"access.role\":" + stored + "}}";
    return text + "}\n";
}

} // namespace

/// The order of rows by a key field that no column holds.
class TestHitSortField : public QObject {
    Q_OBJECT
    test::TempFolder m_folder;

    static std::vector<HitRow> allRows(const HitTable &table)
    {
        std::vector<HitRow> rows(table.rowCount());
        std::iota(rows.begin(), rows.end(), 0u);
        return rows;
    }
    static std::string sorted(const HitTable &table, bool descending)
    {
        auto rows = allRows(table);
        const auto places = KeyFieldPlaces::read(table, KeyField::accessRole, rows);
        if (!places)
            return "failed";
        sortHits(table, rows, {HitSortKey::custom, descending, [&](HitRow row) { return places->place(row); }});
        std::string ids;
        for (const HitRow row : rows)
            ids += table.hitId(row) + ' ';
        return ids;
    }

private Q_SLOTS:
    void numbersComeBeforeWordsAndAbsentLast()
    {
        HitTable table;
        const std::string log = line("none", "") + line("ten", "\"10\"") + line("viewer", "\"viewer\"") + line("nine", "9") + line("admin", "\"admin\"")
            + line("stored", "", "\"9.5\"") + line("both", "\"1e1\"", "\"1\"") + line("again", "9") + line("empty", "\"\"") + line("escaped", "\"\\u0061b\"") + "{broken\n";
        QVERIFY(HitLogReader(table).load(m_folder.write("roles.jsonl", log)).ok());
        const std::string broken = table.hitId(10);
        // Equal values keep the order of the log; equal numbers in other words stand side by side.
        QCOMPARE(sorted(table, false), "nine again stored ten both escaped admin viewer none empty " + broken + " ");
        QCOMPARE(sorted(table, true), "viewer admin escaped both ten stored nine again none empty " + broken + " ");
    }
    void workersAgreeWithTheRecords()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("random.jsonl", test::RandomLog(5).lines(8000))).ok());
        auto rows = allRows(table);
        KeyFieldReading reading;
        std::uint64_t last = 0;
        reading.workers = 3;
        reading.onProgress = [&](std::uint64_t done) {
            QVERIFY(done >= last && done <= table.rowCount());
            last = done;
        };
        for (const KeyField field : {KeyField::accessTenant, KeyField::accessRole, KeyField::routeModel}) {
            last = 0;
            const auto places = KeyFieldPlaces::read(table, field, rows, reading);
            QVERIFY(places.ok());
            std::string before;
            double placeBefore = -1;
            for (HitRow row = 0; row < table.rowCount(); row += 7) {
                const auto hit = table.record(row);
                const std::string *asked = hit ? hit->fields.find(field) : nullptr;
                const std::string *value = asked || !hit ? asked : hit->entry.fields.find(field);
                QCOMPARE(std::isnan(places->place(row)), !value || value->empty());
                if (!value || value->empty())
                    continue;
                if (placeBefore >= 0)
                    QCOMPARE(places->place(row) == placeBefore, *value == before);
                before = *value;
                placeBefore = places->place(row);
            }
        }
    }
    void stopsWhenAsked()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("stop.jsonl", test::RandomLog(6).lines(3000))).ok());
        std::stop_source source;
        KeyFieldReading reading;
        reading.stop = source.get_token();
        reading.onProgress = [&](std::uint64_t) { source.request_stop(); };
        const auto rows = allRows(table);
        const auto places = KeyFieldPlaces::read(table, KeyField::accessTenant, rows, reading);
        QVERIFY(!places);
        QCOMPARE(places.error().code, ErrorCode::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestHitSortField)
#include "tst_hit_sort_field.moc"
