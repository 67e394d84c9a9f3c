// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/domain/hit_query_regex.h"
#include "core/hitlog/hit_filter.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/text_fold.h"
#include "tests/core/hitlog/random_log.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

HitFilterLookups lookups()
{
    return {[](HitRow row) { return row % 3 == 0 ? Verdict::stale : row % 3 == 1 ? Verdict::safe : Verdict::none; },
            [](HitRow row) { return row % 4 == 0 ? std::nan("") : double(row % 10) / 10.0; },
            [](HitRow row) { return row % 5 == 0 ? std::string("see Price list") : std::string(); }};
}

/// The slow and plain reading of a term: over the whole record, value by value.
class Naive {
public:
    Naive(HitRow row, const Hit &hit) : m_row(row), m_hit(hit) {}

    bool fits(const HitQuery &query) const
    {
        const auto one = [this](const HitQuery &child) { return fits(child); };
        switch (query.node) {
        case HitQuery::Node::all: return std::all_of(query.children.begin(), query.children.end(), one);
        case HitQuery::Node::any: return std::any_of(query.children.begin(), query.children.end(), one);
        case HitQuery::Node::none: return !fits(query.children.front());
        case HitQuery::Node::term: return fits(query.term);
        }
        return false;
    }

private:
    static bool contains(const std::string &text, const std::string &needle)
    {
        return foldedForSearch(text).find(foldedForSearch(needle)) != std::string::npos;
    }
    bool name(const HitTerm &t, const std::string &value) const
    {
        if (t.compare == HitCompare::contains)
            return contains(value, t.text);
        return std::any_of(t.names.begin(), t.names.end(), [&](const NamePattern &p) { return p.matches(value); });
    }
    static bool number(const HitTerm &t, std::optional<double> value)
    {
        if (!value)
            return false;
        const auto v = float(*value);
        const auto limit = float(t.numbers.front());
        return t.compare == HitCompare::less ? v < limit : t.compare == HitCompare::greater ? v > limit : t.compare == HitCompare::lessOrEqual ? v <= limit : t.compare == HitCompare::greaterOrEqual ? v >= limit : v == limit;
    }
    bool text(const HitTerm &t, const std::string &value) const
    {
        if (value.empty())
            return false;
        if (t.compare == HitCompare::regex)
            return HitQueryRegex::compile(t.text)->isFoundIn(value);
        return contains(value, t.text);
    }
    std::optional<double> ttlLeft() const
    {
        return m_hit.entry.ttlS && m_hit.entry.ageS ? std::optional(double(float(*m_hit.entry.ttlS) - float(*m_hit.entry.ageS))) : std::nullopt;
    }
    bool fits(const HitTerm &t) const
    {
        const auto field = [this](KeyField f) { const auto *v = m_hit.fields.find(f); return v ? *v : std::string(); };
        switch (t.field) {
        case HitQueryField::anyText: return text(t, m_hit.query) || text(t, m_hit.cachedQuery) || text(t, m_hit.answer);
        case HitQueryField::query: return text(t, m_hit.query);
        case HitQueryField::answer: return text(t, m_hit.answer);
        case HitQueryField::callSite: return name(t, m_hit.callSite);
        case HitQueryField::model: return name(t, m_hit.model);
        case HitQueryField::kind: return name(t, std::string(eventKindName(m_hit.kind)));
        case HitQueryField::user: return name(t, m_hit.user);
        case HitQueryField::session: return name(t, m_hit.session);
        case HitQueryField::id: return name(t, m_hit.id);
        case HitQueryField::followup: return name(t, m_hit.followup);
        case HitQueryField::keyField: return name(t, field(t.keyField));
        case HitQueryField::similarity: return number(t, m_hit.similarity);
        case HitQueryField::age: return number(t, m_hit.entry.ageS);
        case HitQueryField::ttlLeft: return number(t, ttlLeft());
        case HitQueryField::latency: return number(t, m_hit.latencyMs);
        case HitQueryField::line: return number(t, double(m_hit.line));
        case HitQueryField::has: return std::any_of(t.keyFields.begin(), t.keyFields.end(), [&](KeyField f) { return m_hit.fields.has(f); });
        case HitQueryField::mismatch:
            return std::any_of(t.keyFields.begin(), t.keyFields.end(), [&](KeyField f) {
                return m_hit.fields.has(f) && m_hit.entry.fields.has(f) && *m_hit.fields.find(f) != *m_hit.entry.fields.find(f);
            });
        case HitQueryField::served:
            return m_hit.time && (t.compare == HitCompare::greater ? *m_hit.time >= t.times[0].to : *m_hit.time >= t.times[0].from && *m_hit.time < t.times[0].to);
        case HitQueryField::verdict:
            return std::any_of(t.names.begin(), t.names.end(), [&](const NamePattern &p) {
                const auto v = lookups().verdict(m_row);
                return p.matches(verdictName(v)) || (p.text == "wrong" && isWrongReuse(v));
            });
        case HitQueryField::suspicion: return number(t, std::isnan(lookups().suspicion(m_row)) ? std::nullopt : std::optional(lookups().suspicion(m_row)));
        case HitQueryField::note: return contains(lookups().note(m_row), t.text);
        default: qFatal("no naive reading"); return false;
        }
    }

    HitRow m_row;
    const Hit &m_hit;
};

constexpr const char *kTerms[] = {
    "kind:hit", "kind:malformed", "call_site:support.*", "call_site~FAQ", "model:gpt-4o", "model:gpt*,haiku", "similarity<0.5", "similarity>=0.9",
    "age>7d", "ttl_left<1h", "latency>2s", "served>2026-11-03", "served:2026-11-05", "has:output.locale", "mismatch:access.role",
    "mismatch:access.tenant,output.locale", "access.tenant:ACME", "access.role:admin", "output.locale:d*", "source.document_ids:\"[1,2]\"", "user:u1,u2",
    "session:s1", "followup:retry", "refund", "\"the price\"", "answer~zanzibar", "query~\xC3\xBC" "ber", "answer~\xD0\xBF\xD1\x80", "query~\"quoted\"",
    "answer~/re(f|g)und/", "verdict:none", "verdict:wrong", "suspicion>0.5", "note~price", "id:id-7", "id:id-1*", "line:12", "nrefund", "line>900",
};

} // namespace

class TestHitFilter : public QObject {
    Q_OBJECT

    TempFolder m_folder;
    HitTable m_table;
    std::vector<Hit> m_hits;

private Q_SLOTS:
    void initTestCase()
    {
        HitLogLoad small;
        small.chunkBytes = 20000;
        QVERIFY(HitLogReader(m_table).load(m_folder.write("a.jsonl", RandomLog(1).lines(6000)), small).ok());
        QVERIFY(HitLogReader(m_table).load(m_folder.write("b.jsonl", RandomLog(2).lines(700))).ok());
        for (HitRow row = 0; row < m_table.rowCount(); ++row)
            m_hits.push_back(*m_table.record(row));
    }
    void eachTermAgreesWithTheRecords_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : kTerms)
            QTest::newRow(text) << QByteArray(text);
    }
    void eachTermAgreesWithTheRecords()
    {
        QFETCH(QByteArray, text);
        compare(text.toStdString());
    }
    void randomQueriesAgreeWithTheRecords()
    {
        Random random(11);
        for (int i = 0; i < 60; ++i) {
            std::string text;
            for (std::uint64_t n = 2 + random.below(3); n > 0; --n) {
                const std::string term = (random.chance(0.3) ? "-" : "") + std::string(kTerms[random.below(std::size(kTerms))]);
                text += text.empty() ? term : (random.chance(0.4) ? " OR " : " ") + term;
            }
            compare(text);
            if (QTest::currentTestFailed())
                return;
        }
    }
    void everyTermFindsSomething()
    {
        for (const char *text : {"refund", "query~\xC3\xBC" "ber", "mismatch:access.role", "access.role:admin", "id:id-1*", "answer~/re(f|g)und/"})
            QVERIFY2(!filterHits(m_table, *parseHitQuery(text))->empty(), text);
    }
    void theSourceIsAName()
    {
        const auto rows = filterHits(m_table, *parseHitQuery("source:b.jsonl"));
        QVERIFY(!rows->empty());
        QCOMPARE(m_table.sourceIndex(rows->front()), std::uint16_t(1));
        QCOMPARE(rows->back() - rows->front() + 1, HitRow(rows->size()));
    }
    void laterRowsAlone()
    {
        HitFilterOptions options;
        options.firstRow = 5000;
        const auto all = filterHits(m_table, *parseHitQuery("kind:hit"));
        const auto later = filterHits(m_table, *parseHitQuery("kind:hit"), {}, options);
        QCOMPARE(*later, std::vector<HitRow>(std::lower_bound(all->begin(), all->end(), 5000u), all->end()));
    }
    void stoppedMeansCancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        HitFilterOptions options;
        options.stop = stop.get_token();
        QCOMPARE(filterHits(m_table, *parseHitQuery("refund"), {}, options).error().code, ErrorCode::cancelled);
    }
    void anEmptyTableHasNoRows()
    {
        const HitTable empty;
        QVERIFY(filterHits(empty, *parseHitQuery("refund"))->empty());
    }

private:
    void compare(const std::string &text)
    {
        const auto query = parseHitQuery(text);
        QVERIFY2(query.ok(), text.c_str());
        std::vector<HitRow> expected;
        for (HitRow row = 0; row < m_table.rowCount(); ++row)
            if (Naive(row, m_hits[row]).fits(*query))
                expected.push_back(row);
        const auto rows = filterHits(m_table, *query, lookups());
        QVERIFY2(rows.ok(), text.c_str());
        if (*rows != expected) {
            std::vector<HitRow> odd;
            std::set_symmetric_difference(rows->begin(), rows->end(), expected.begin(), expected.end(), std::back_inserter(odd));
            QFAIL(qPrintable(QString::fromStdString(text + ": row " + std::to_string(odd.front()) + ": " + *m_table.lineBytes(odd.front()))));
        }
    }
};

QTEST_APPLESS_MAIN(TestHitFilter)
#include "tst_hit_filter.moc"
