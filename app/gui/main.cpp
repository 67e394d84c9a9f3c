// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/composition.h"
#include "app/gui/opener.h"
#include "app/gui/picture_taker.h"
#include "app/gui/texts.h"
#include "ui/shell/language_choice.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/icon.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>

#include <clocale>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    // Qt takes the system's decimal comma into the C library, by which core reads and writes points.
    std::setlocale(LC_NUMERIC, "C");
    QApplication::setApplicationName(QStringLiteral("cacheloupe"));
    QApplication::setOrganizationName(QStringLiteral("cacheloupe"));
    QApplication::setApplicationVersion(QStringLiteral(CACHELOUPE_VERSION));
    QApplication::setApplicationDisplayName(QStringLiteral("Cacheloupe"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.cacheloupe.Cacheloupe"));
    QApplication::setWindowIcon(cacheloupe::applicationIcon());
    QLocale::setDefault(cacheloupe::LanguageChoice::locale(QLocale::system()));
    const cacheloupe::Texts texts(application, QLocale());

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "Review, govern and replay what LLM response caches serve."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(QStringLiteral("demo"), QCoreApplication::translate("main", "Open the demo week."));
    const QCommandLineOption pictures(QStringLiteral("pictures"), QCoreApplication::translate("main", "Write a picture of every page into the folder and leave."),
                                      QStringLiteral("folder"));
    parser.addOptions({demo, pictures});
    parser.addPositionalArgument(QStringLiteral("files"), QCoreApplication::translate("main", "Logs, cache files or a workspace to open."),
                                 QStringLiteral("[files…]"));
    parser.process(application);

    cacheloupe::Composition composition(application);
    cacheloupe::PictureTaker taker(composition);
    if (parser.isSet(demo))
        composition.opener().openDemo();
    else if (!parser.positionalArguments().isEmpty())
        composition.opener().openFiles(parser.positionalArguments());
    else
        composition.opener().openLast();
    if (parser.isSet(pictures))
        taker.start(parser.value(pictures));
    composition.window().show();
    return QApplication::exec();
}
