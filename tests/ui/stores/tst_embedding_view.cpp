// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/hits/hits_room.h"
#include "ui/stores/embedding_search.h"
#include "ui/stores/embedding_view.h"
#include "ui/stores/stores_page.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_panel.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include <cmath>
#include <cstring>

using namespace cacheloupe;

namespace {

CacheEntry entryOf(const std::string &key, const std::string &query, const std::string &answer, const std::vector<float> &values)
{
    CacheEntry entry;
    entry.key = key;
    entry.query = query;
    entry.answer = answer;
    entry.vector = VectorInfo{"float32", std::uint32_t(values.size()), values.size() * sizeof(float)};
    entry.vectorBytes.resize(values.size() * sizeof(float));
    std::memcpy(entry.vectorBytes.data(), values.data(), entry.vectorBytes.size());
    return entry;
}

/// A store of these entries, as a listing leaves it.
struct Shelf {
    std::shared_ptr<EntryTable> table = std::make_shared<EntryTable>();
    std::shared_ptr<VectorBlock> vectors = std::make_shared<VectorBlock>();
    std::vector<CacheEntry> entries;

    void add(CacheEntry entry)
    {
        entries.push_back(entry);
        vectors->add(table->size(), entry);
        table->append(entryRowOf(std::move(entry), false));
    }
    EmbeddingSearch search(std::uint32_t row) const
    {
        return {std::make_shared<const CacheEntry>(entries[row]), row, table, table->size(), vectors, nullptr, nullptr};
    }
};

template <typename Widget>
QList<Widget *> shown(const QWidget &in, const char *name)
{
    QList<Widget *> out;
    for (auto *widget : in.findChildren<Widget *>(QLatin1String(name)))
        if (!widget->isHidden())
            out << widget;
    return out;
}

} // namespace

/// The embedding of an entry: found neighbours, what the log says, and the way to them.
class TestEmbeddingView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(*qApp, Theme::light());
    }
    void findsNeighboursAndServedQuestions()
    {
        Shelf shelf;
        shelf.add(entryOf("cache:a", "How do I pay?", "By card.", {1, 0, 0}));
        shelf.add(entryOf("cache:b", "How can I pay?", "By invoice.", {1, 0.001f, 0}));
        shelf.add(entryOf("cache:c", "Where is my parcel?", "On its way.", {0, 1, 0}));
        shelf.add(entryOf("cache:d", "", "By card.", {1, 1, 0}));
        shelf.add(entryOf("cache:e", "Short", "No.", {1, 0}));
        test::HitsRoom room;
        room.openLog(R"({"ts":"2026-11-02T09:30:00Z","event":"hit","match":"semantic","similarity":0.91,"query":"Where is my parcel?","key":"cache:a"}
{"ts":"2026-11-02T09:31:00Z","event":"hit","match":"semantic","similarity":0.95,"query":"Paying?","key":"cache:a"}
{"ts":"2026-11-02T09:32:00Z","event":"hit","match":"semantic","similarity":0.93,"query":"Where is my parcel?","key":"cache:a"}
)");
        auto search = shelf.search(0);
        search.log = room.hitLog.table();
        search.hits = std::make_shared<const ServedHits>(ServedHits::of(*search.log, {}).value());
        const auto found = searchEmbeddings(search, {});
        QVERIFY(found.ok());
        QCOMPARE(found->compared, std::uint64_t(3));
        QCOMPARE(found->ofOtherDimension, std::uint64_t(1));
        QCOMPARE(found->nearest.size(), size_t(3));
        QCOMPARE(found->nearest[0].row, std::uint32_t(1));
        QVERIFY(found->nearest[0].isRivalTwin());
        QCOMPARE(found->nearest[1].question, std::string("cache:d"));
        QVERIFY(found->nearest[1].hasSameAnswer == true && !found->nearest[1].isRivalTwin());
        QCOMPARE(found->servedCount, std::uint64_t(2));
        QCOMPARE(found->served[0].question, std::string("Where is my parcel?"));
        QCOMPARE(found->served[0].hits, std::uint64_t(2));
        QVERIFY(std::abs(found->served[0].logged - 0.91) < 1e-6);
        QCOMPARE(*found->served[0].recomputed, 0.0);
        QVERIFY(!found->served[1].recomputed);

        EmbeddingView view;
        view.setEntry(shelf.entries[0]);
        view.setFindings(*found, *shelf.vectors);
        const auto links = shown<QPushButton>(view, "stores.embedding.near");
        QCOMPARE(links.size(), 3);
        QVERIFY(links[0]->accessibleName().contains(QLatin1String("How can I pay?, similarity 1.000, another answer")));
        QVERIFY(!view.findChild<QLabel *>(QStringLiteral("stores.embedding.twins"))->isHidden());
        QVERIFY(view.findChild<QLabel *>(QStringLiteral("stores.embedding.servedState"))->text().contains(QLatin1String("not the cosine")));
        QSignalSpy wanted(&view, &EmbeddingView::entryRequested);
        links[1]->click();
        QCOMPARE(links[1]->accessibleName(), QStringLiteral("cache:d, similarity 0.707, same answer"));
        QCOMPARE(links[2]->accessibleName(), QStringLiteral("Where is my parcel?, similarity 0.000"));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toUInt(), 3u);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(searchEmbeddings(search, stop.get_token()).error().code, ErrorCode::cancelled);
    }
    void anEntryWithoutEmbeddingShowsNone()
    {
        EmbeddingView view;
        view.setEntry(entryOf("k", "q", "a", {1, 0}));
        QVERIFY(!view.isHidden());
        view.setEntry(CacheEntry());
        QVERIFY(view.isHidden());
    }
    void aSampleIsCalledOne()
    {
        VectorBlock few(4096);
        for (std::uint32_t row = 0; row < 1000; ++row)
            few.add(row, entryOf("k", "q", "a", {1, float(row)}));
        EmbeddingView view;
        view.setEntry(entryOf("k", "q", "a", {1, 0}));
        EmbeddingFindings findings;
        findings.compared = few.size();
        view.setFindings(findings, few);
        const auto text = view.findChild<QLabel *>(QStringLiteral("stores.embedding.state"))->text();
        QVERIFY2(text.startsWith(QLatin1String("Sampled")) && text.contains(QLatin1String("1,000")), qPrintable(text));
    }
    void thePageLeadsToTheNearestEntry()
    {
        test::HitsRoom room;
        StoresPage page(room.context);
        page.resize(1300, 900);
        page.show();
        const auto file = QString::fromStdString(room.folder.path("gpt.db").string());
        QVERIFY(QFile::copy(QStringLiteral(CACHELOUPE_TEST_DATA "/stores/gptcache-sqlite-faiss/sqlite.db"), file));
        page.arrive({PageId::stores, {}, {}, {}, {}, true});
        page.findChild<QLineEdit *>(QStringLiteral("stores.url"))->setText(QStringLiteral("sqlite:") + file);
        QTest::mouseClick(page.findChild<QPushButton *>(QStringLiteral("stores.connect")), Qt::LeftButton);
        auto *view = page.findChild<EmbeddingView *>();
        QTRY_VERIFY(!page.isBusy() && shown<QPushButton>(*view, "stores.embedding.near").size() == 5);
        const auto link = shown<QPushButton>(*view, "stores.embedding.near").first();
        const auto name = link->accessibleName();
        auto *question = page.findChild<TextPanel *>(QStringLiteral("stores.question"));
        const auto before = question->content();
        link->setFocus();
        QTest::keyClick(link, Qt::Key_Space);
        QTRY_VERIFY(question->content() != before && !page.isBusy());
        QVERIFY2(name.startsWith(question->content()), qPrintable(name));
        QTRY_COMPARE(shown<QPushButton>(*view, "stores.embedding.near").size(), 5);
        QVERIFY(page.findChild<QLabel *>(QStringLiteral("stores.recipe.leftOut"))->text().startsWith(QLatin1String("Not in the key: tenant")));
    }
};

QTEST_MAIN(TestEmbeddingView)
#include "tst_embedding_view.moc"
