// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/texts.h"
#include "ui/shell/language_choice.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace cacheloupe;

class TestLanguageChoice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QSettings().clear(); }

    void theTextsThatShipAreOffered()
    {
        const QStringList languages = Texts::languages();
        QVERIFY(languages.contains(QStringLiteral("de")) && languages.contains(QStringLiteral("en")));
        LanguageChoice choice(languages);
        QMenu menu;
        choice.addTo(&menu);
        QStringList names;
        for (const QAction *action : menu.findChild<QMenu *>(QStringLiteral("languageMenu"))->actions())
            names << action->text() + (action->isChecked() ? QStringLiteral(" ✓") : QString());
        QCOMPARE(names, (QStringList{QStringLiteral("As the system ✓"), QStringLiteral("Deutsch"), QStringLiteral("English")}));
    }
    void aChoiceIsKeptAndSaysWhenItHolds()
    {
        LanguageChoice choice({QStringLiteral("de"), QStringLiteral("en")});
        const QSignalSpy told(&choice, &LanguageChoice::told);
        QMenu menu;
        choice.addTo(&menu);
        menu.findChild<QMenu *>(QStringLiteral("languageMenu"))->actions().at(1)->trigger();
        QCOMPARE(LanguageChoice::chosen(), QStringLiteral("de"));
        QCOMPARE(told.count(), 1);
        choice.setChosen(QStringLiteral("de"));
        QCOMPARE(told.count(), 1);
    }
    void theSystemsOwnLocaleIsUsedWhereItSpeaksTheLanguage()
    {
        const QLocale austrian(QLocale::German, QLocale::Austria);
        const QLocale british(QLocale::English, QLocale::UnitedKingdom);
        QCOMPARE(LanguageChoice::locale(austrian), austrian);
        LanguageChoice({}).setChosen(QStringLiteral("de"));
        QCOMPARE(LanguageChoice::locale(austrian), austrian);
        QCOMPARE(LanguageChoice::locale(british).language(), QLocale::German);
        LanguageChoice({}).setChosen(QStringLiteral("en"));
        QCOMPARE(LanguageChoice::locale(british), british);
        QCOMPARE(LanguageChoice::locale(austrian).language(), QLocale::English);
    }
    void aLanguageWithoutTextsLeavesTheWindowEnglish()
    {
        const Texts texts(*qApp, QLocale(QStringLiteral("fi")));
        QCOMPARE(QCoreApplication::translate("Format", "Hit"), QStringLiteral("Hit"));
    }
    void germanIsSpoken()
    {
        const Texts texts(*qApp, QLocale(QLocale::German, QLocale::Switzerland));
        QCOMPARE(QCoreApplication::translate("Format", "Hit"), QStringLiteral("Treffer"));
    }
};

QTEST_MAIN(TestLanguageChoice)
#include "tst_language_choice.moc"
