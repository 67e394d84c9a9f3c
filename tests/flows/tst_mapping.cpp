// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/window_driver.h"
#include "tests/support/temp_folder.h"
#include "ui/hits/hit_grid.h"
#include "ui/mapping/mapping_dialog.h"
#include "ui/mapping/mapping_form.h"
#include "ui/mapping/preview_model.h"
#include "ui/mapping/source_picker.h"
#include "ui/support/source_actions.h"
#include "ui/widgets/error_strip.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace cacheloupe;

namespace {

constexpr int kPatienceMs = 30000;

/// A table whose column names say nothing to a program.
std::string oddTable(int rows)
{
    std::string text = "moment,outcome,spot,wording,earlier_wording,reply,closeness\n";
    for (int i = 0; i < rows; ++i) {
        const std::string n = std::to_string(i);
        text += "2026-11-02T10:00:" + std::string(i < 10 ? "0" : "") + n + "Z," + (i % 3 ? "served from memory" : "asked the model") + ",faq.returns,Can I return parcel " + n
            + "?,Can I return a parcel?,Within 14 days.,0.9" + n + "\n";
    }
    return text;
}

std::string oddLines(int rows)
{
    std::string text;
    for (int i = 0; i < rows; ++i)
        text += R"({"at":"2026-11-03T08:0)" + std::to_string(i) + R"(:00Z","how":")" + (i % 2 ? "kept" : "fresh") + R"(","text":{"asked":"Where is order )" + std::to_string(i)
            + R"(?"}})" + "\n";
    return text;
}

void choose(QComboBox *box, const QString &text)
{
    const int at = box->findText(text);
    QVERIFY2(at >= 0, qPrintable(text));
    box->setCurrentIndex(at);
    Q_EMIT box->activated(at);
}

} // namespace

/// A log of a shape nobody described, through the real window: what the strip says, the button on it, the mapping, the
/// rows. Each step uses what the one before it left.
class TestMapping : public QObject {
    Q_OBJECT
    std::unique_ptr<test::WindowDriver> m_driver;
    test::TempFolder m_folder;

    ErrorStrip *strip() { return m_driver->window().centralWidget()->findChild<ErrorStrip *>(QStringLiteral("errorStrip"), Qt::FindDirectChildrenOnly); }
    QPushButton *mapButton() { return strip()->findChild<QPushButton *>(QStringLiteral("errorAction")); }
    MappingDialog *dialog() { return m_driver->find<MappingDialog>("mapping"); }
    HitRow rows() { return m_driver->context().hitLog.table()->rowCount(); }
    void give(const std::filesystem::path &path) { Q_EMIT m_driver->context().actions.filesGiven({QString::fromStdString(path.string())}); }
    void picture(QWidget &widget, const char *name)
    {
        const QString folder = qEnvironmentVariable("CACHELOUPE_SHEETS");
        if (!folder.isEmpty())
            widget.grab().save(QDir(folder).filePath(QLatin1String(name)));
    }
    void meansInEvent(const QString &value, const QString &word)
    {
        for (auto *box : dialog()->form()->picker("event")->findChildren<QComboBox *>())
            if (box->accessibleName().contains(value))
                return choose(box, word);
        QFAIL(qPrintable(value));
    }
    void save(const QString &name)
    {
        QTRY_VERIFY(!dialog()->isBusy());
        auto *button = dialog()->findChild<QPushButton *>(QStringLiteral("mapping.save"));
        dialog()->findChild<QLineEdit *>(QStringLiteral("mapping.name"))->setText(name);
        QTRY_VERIFY2(button->isEnabled(), qPrintable(dialog()->findChild<QLabel *>(QStringLiteral("mapping.state"))->text()));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(!dialog());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_driver = std::make_unique<test::WindowDriver>();
        m_driver->start();
        QVERIFY(QTest::qWaitForWindowExposed(&m_driver->window()));
        m_driver->go(PageId::hits);
    }
    void cleanupTestCase() { m_driver->stop(); }

    void theStripOffersToMapTheLog()
    {
        give(m_folder.write("odd.csv", oddTable(30)));
        QTRY_VERIFY_WITH_TIMEOUT(strip()->isVisible(), kPatienceMs);
        QVERIFY(strip()->wholeText().contains(QStringLiteral("odd.csv")));
        QCOMPARE(mapButton()->text(), QStringLiteral("Map this log"));
        QVERIFY(mapButton()->isVisible());
        QVERIFY2(!dialog(), "Nothing opens unasked.");
        picture(m_driver->window(), "mapping-strip-light.png");
        // A second one of the same shape waits for the same mapping.
        give(m_folder.write("odd-2.csv", oddTable(12)));
        QTRY_VERIFY_WITH_TIMEOUT(strip()->wholeText().contains(QStringLiteral("odd-2.csv")), kPatienceMs);
    }

    void theButtonOpensTheMappingWithALivePreview()
    {
        mapButton()->setFocus();
        QTest::keyClick(mapButton(), Qt::Key_Space);
        QTRY_VERIFY(dialog() && !dialog()->isBusy());
        QVERIFY(dialog()->isVisible());
        auto *preview = dialog()->findChild<PreviewModel *>();
        choose(dialog()->form()->picker("ts")->box(), QStringLiteral("moment"));
        choose(dialog()->form()->picker("event")->box(), QStringLiteral("outcome"));
        meansInEvent(QStringLiteral("served from memory"), QStringLiteral("Hit"));
        meansInEvent(QStringLiteral("asked the model"), QStringLiteral("Miss"));
        choose(dialog()->form()->picker("query")->box(), QStringLiteral("wording"));
        choose(dialog()->form()->picker("call_site")->box(), QStringLiteral("spot"));
        QTRY_VERIFY(!dialog()->isBusy());
        QCOMPARE(preview->index(1, PreviewModel::query).data().toString(), QStringLiteral("Can I return parcel 1?"));
        choose(dialog()->form()->picker("query")->box(), QStringLiteral("reply"));
        QTRY_COMPARE(preview->index(1, PreviewModel::query).data().toString(), QStringLiteral("Within 14 days."));
        choose(dialog()->form()->picker("query")->box(), QStringLiteral("wording"));
        choose(dialog()->form()->picker("answer")->box(), QStringLiteral("reply"));
        choose(dialog()->form()->picker("similarity")->box(), QStringLiteral("closeness"));
        QTRY_VERIFY(!dialog()->isBusy());
        picture(*dialog(), "mapping-flow-light.png");
    }

    void savingOpensTheLogAndItsLikes()
    {
        save(QStringLiteral("odd_table"));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), HitRow(42), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isLoaded(), kPatienceMs);
        QVERIFY(!strip()->isVisible());
        QCOMPARE(m_driver->context().hitLog.paths().size(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(m_driver->find<HitGrid>("hits.grid")->rowCount(), 42, kPatienceMs);
        QCOMPARE(m_driver->context().hitLog.table()->kind(1), EventKind::hit);
        picture(m_driver->window(), "mapping-loaded-light.png");
    }

    void mapsJsonLinesToo()
    {
        give(m_folder.write("odd.jsonl", oddLines(9)));
        QTRY_VERIFY_WITH_TIMEOUT(strip()->isVisible(), kPatienceMs);
        QTest::mouseClick(mapButton(), Qt::LeftButton);
        QTRY_VERIFY(dialog() && !dialog()->isBusy());
        choose(dialog()->form()->picker("ts")->box(), QStringLiteral("at"));
        choose(dialog()->form()->picker("event")->box(), QStringLiteral("how"));
        meansInEvent(QStringLiteral("kept"), QStringLiteral("Hit"));
        meansInEvent(QStringLiteral("fresh"), QStringLiteral("Miss"));
        choose(dialog()->form()->picker("query")->box(), QStringLiteral("text.asked"));
        save(QStringLiteral("odd_lines"));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), HitRow(51), kPatienceMs);
        QCOMPARE(m_driver->context().hitLog.table()->queryText(44), std::string("Where is order 2?"));
    }

    void whatHasNoRecordsIsSaidInTheMapping()
    {
        give(m_folder.write("prose.txt", "Dear reader,\nthis is a letter and no log.\n"));
        QTRY_VERIFY_WITH_TIMEOUT(strip()->isVisible(), kPatienceMs);
        QTest::mouseClick(mapButton(), Qt::LeftButton);
        QTRY_VERIFY(dialog() && !dialog()->isBusy());
        auto *inside = dialog()->findChild<ErrorStrip *>();
        QVERIFY(inside->hasError());
        QVERIFY2(inside->wholeText().contains(QStringLiteral("No records")), qPrintable(inside->wholeText()));
        QVERIFY(!dialog()->findChild<QPushButton *>(QStringLiteral("mapping.save"))->isEnabled());
        picture(*dialog(), "mapping-prose-light.png");
        dialog()->reject();
        QTRY_VERIFY(!dialog());
        // Another error takes the offer away.
        give(m_folder.path("gone.jsonl"));
        QTRY_VERIFY_WITH_TIMEOUT(strip()->wholeText().contains(QStringLiteral("gone.jsonl")), kPatienceMs);
        QVERIFY(!mapButton()->isVisible());
    }
};

QTEST_MAIN(TestMapping)
#include "tst_mapping.moc"
