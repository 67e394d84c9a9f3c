// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon.h"

#include <QApplication>
#include <QDir>
#include <QtTest>

using namespace cacheloupe;

class TestIcon : public QObject {
    Q_OBJECT

private:
    static QColor inkOf(const QPixmap &pixmap)
    {
        const QImage image = pixmap.toImage();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).alpha() == 255)
                    return image.pixelColor(x, y);
        return {};
    }

private Q_SLOTS:
    void knowsEveryDrawnName()
    {
        QVERIFY(!symbolicIcon(QStringLiteral("open")).isNull());
        const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
        QVERIFY(files.size() >= 58);
        for (const auto &file : files)
            QVERIFY2(!symbolicIcon(file.chopped(4)).pixmap(16).isNull(), qPrintable(file));
        QVERIFY(symbolicIcon(QStringLiteral("no-such-icon")).isNull());
    }

    void followsTheTheme()
    {
        const QIcon icon = symbolicIcon(QStringLiteral("stop"), ThemeRole::wrong);
        applyTheme(*qApp, Theme::light());
        QCOMPARE(inkOf(icon.pixmap(80)), Theme::light().color(ThemeRole::wrong));
        applyTheme(*qApp, Theme::dark());
        QCOMPARE(inkOf(icon.pixmap(80)), Theme::dark().color(ThemeRole::wrong));
        QCOMPARE(inkOf(symbolicIcon(QStringLiteral("stop")).pixmap(80)), Theme::dark().color(ThemeRole::text));
    }

    void isSharpAtEveryPixelRatio()
    {
        const QPixmap pixmap = symbolicPixmap(QStringLiteral("key"), Qt::black, 16, 2.0);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(16, 16));
    }

    void applicationIconHasTheUsualSizes()
    {
        const auto sizes = applicationIcon().availableSizes();
        for (const int side : {16, 32, 48, 256})
            QVERIFY(sizes.contains(QSize(side, side)));
    }
};

QTEST_MAIN(TestIcon)
#include "tst_icon.moc"
