// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mapping/mapping_dialog.h"

#include "core/hitlog/dialect_library.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/hit_table.h"
#include "tests/support/temp_folder.h"
#include "ui/mapping/mapping_form.h"
#include "ui/mapping/preview_model.h"
#include "ui/mapping/sample_table.h"
#include "ui/mapping/source_picker.h"
#include "ui/support/theme.h"
#include "ui/widgets/error_strip.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace cacheloupe;

/// A log of a shape nobody described: the dialog, by hand, to a dialect that reads it.
class TestMappingDialog : public QObject {
    Q_OBJECT
    test::TempFolder m_folder;
    Lanes m_lanes{2};
    std::filesystem::path m_log;

    static void choose(QComboBox *box, const QString &text)
    {
        const int at = box->findText(text);
        QVERIFY2(at >= 0, qPrintable(text));
        box->setCurrentIndex(at);
        Q_EMIT box->activated(at);
    }
    static void save(QWidget &widget, const char *name)
    {
        const QString folder = qEnvironmentVariable("CACHELOUPE_SHEETS");
        if (!folder.isEmpty())
            widget.grab().save(QDir(folder).filePath(QLatin1String(name)));
    }
    std::unique_ptr<MappingDialog> open(const std::filesystem::path &path)
    {
        auto dialog = std::make_unique<MappingDialog>(m_lanes, path, userDialectFolder());
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        [&] { QTRY_VERIFY(!dialog->isBusy()); }();
        return dialog;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, QString::fromStdString(m_folder.path("settings").string()));
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(m_folder.path("data").string()));
        std::string text = "moment,outcome,spot,wording,earlier_wording,reply,closeness\n";
        for (int i = 0; i < 30; ++i) {
            const std::string n = std::to_string(i);
            text += "2026-11-02T10:00:" + std::string(i < 10 ? "0" : "") + n + "Z," + (i % 3 ? "served from memory" : "asked the model") + ",faq.returns,Can I return parcel " + n
                + "?,Can I return a parcel?,Within 14 days.,0.9" + n + "\n";
        }
        m_log = m_folder.write("odd.csv", text);
    }
    void init() { applyTheme(*qApp, Theme::light()); }

    void mapsAnOddTable()
    {
        const auto dialog = open(m_log);
        MappingForm *form = dialog->form();
        auto *preview = dialog->findChild<PreviewModel *>();
        QVERIFY(dialog->findChild<SampleTable *>()->model()->rowCount() >= 7);
        auto *state = dialog->findChild<QLabel *>(QStringLiteral("mapping.state"));
        auto *button = dialog->findChild<QPushButton *>(QStringLiteral("mapping.save"));
        choose(form->picker("ts")->box(), QStringLiteral("not in this log"));
        choose(form->picker("event")->box(), QStringLiteral("not in this log"));
        QTRY_VERIFY(!dialog->isBusy());
        QVERIFY2(state->text().contains(QStringLiteral("Time of the event")), qPrintable(state->text()));
        QVERIFY(state->text().contains(QStringLiteral("Hit or miss")));
        QVERIFY(!button->isEnabled());
        choose(form->picker("ts")->box(), QStringLiteral("moment"));
        choose(form->picker("event")->box(), QStringLiteral("outcome"));
        choose(form->picker("call_site")->box(), QStringLiteral("spot"));
        choose(form->picker("query")->box(), QStringLiteral("wording"));
        choose(form->picker("cached_query")->box(), QStringLiteral("earlier_wording"));
        choose(form->picker("answer")->box(), QStringLiteral("reply"));
        choose(form->picker("similarity")->box(), QStringLiteral("closeness"));
        // The values of the outcome have no meaning yet.
        const auto boxes = form->picker("event")->findChildren<QComboBox *>();
        const auto meaning = [&](const QString &value) {
            const auto found = std::find_if(boxes.begin(), boxes.end(), [&](QComboBox *box) { return box->accessibleName().contains(value); });
            return found == boxes.end() ? nullptr : *found;
        };
        QVERIFY(meaning(QStringLiteral("served from memory")) && meaning(QStringLiteral("asked the model")));
        choose(meaning(QStringLiteral("served from memory")), QStringLiteral("Hit"));
        choose(meaning(QStringLiteral("asked the model")), QStringLiteral("Miss"));
        QTRY_VERIFY(!dialog->isBusy());
        QCOMPARE(preview->rowCount(), 20);
        QCOMPARE(preview->goodRows(), 20);
        QCOMPARE(preview->index(1, PreviewModel::kind).data().toString(), QStringLiteral("Hit"));
        QCOMPARE(preview->index(1, PreviewModel::query).data().toString(), QStringLiteral("Can I return parcel 1?"));
        QCOMPARE(preview->index(1, PreviewModel::callSite).data().toString(), QStringLiteral("faq.returns"));
        save(*dialog, "mapping-light.png");
        applyTheme(*qApp, Theme::dark());
        QTest::qWait(20);
        save(*dialog, "mapping-dark.png");
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("mapping.name"));
        name->setText(QStringLiteral("odd_table"));
        QVERIFY(button->isEnabled());
        QSignalSpy saved(dialog.get(), &MappingDialog::saved);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(!dialog->isVisible());
        HitTable table;
        const auto loaded = HitLogReader(table).load(m_log);
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().detail.c_str());
        QCOMPARE(table.rowCount(), HitRow(30));
        QCOMPARE(table.kind(1), EventKind::hit);
        QCOMPARE(table.kind(3), EventKind::miss);
        QCOMPARE(table.queryText(4), std::string("Can I return parcel 4?"));
        QCOMPARE(table.callSite(4), std::string_view("faq.returns"));
    }

    void saysWhatCannotBeRead()
    {
        const auto dialog = open(m_folder.path("missing.csv"));
        QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("mapping.save"))->isEnabled());
        QVERIFY(dialog->findChild<ErrorStrip *>()->hasError());
    }
};

QTEST_MAIN(TestMappingDialog)
#include "tst_mapping_dialog.moc"
