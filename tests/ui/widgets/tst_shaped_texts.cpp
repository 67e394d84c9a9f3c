// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/theme.h"
#include "ui/widgets/shaped_texts.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace cacheloupe;

/// Words shaped once look like words drawn by the painter.
class TestShapedTexts : public QObject {
    Q_OBJECT
private:
    static QImage blank()
    {
        QImage image(300, 30, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        return image;
    }
    static QFont body() { return textFont(TextRole::body); }
    static constexpr QRect kCell{10, 2, 270, 25};

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::light()); }

    void looksAsDrawnByThePainter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("direction");
        for (const QString &text : {QStringLiteral("Can I get a refund?"), QStringLiteral("0.970"), QStringLiteral("كم يستغرق الشحن؟"),
                                    QStringLiteral("退款需要多久"), QString()})
            for (const auto side : {Qt::AlignLeft, Qt::AlignRight})
                for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft})
                    QTest::addRow("%s %d %d", qPrintable(text), int(side), int(direction)) << text << int(side) << int(direction);
    }
    void looksAsDrawnByThePainter()
    {
        QFETCH(QString, text);
        QFETCH(int, side);
        QFETCH(int, direction);
        ShapedTexts texts;
        QImage expected = blank();
        {
            QPainter painter(&expected);
            painter.setFont(body());
            painter.setLayoutDirection(Qt::LayoutDirection(direction));
            painter.drawText(kCell, side | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextSingleLine, text);
        }
        // Twice: shaped, then as it was kept.
        for (int turn = 0; turn < 2; ++turn) {
            QImage seen = blank();
            QPainter painter(&seen);
            painter.setFont(body());
            painter.setLayoutDirection(Qt::LayoutDirection(direction));
            texts.draw(painter, kCell, Qt::Alignment(side), text);
            painter.end();
            QCOMPARE(seen, expected);
        }
    }

    void elidesAsTheMetricsDo()
    {
        ShapedTexts texts;
        const QFontMetrics metrics(body());
        const QString text = QStringLiteral("Can I get a refund after 45 days, iiiiiiiiii WWWWWWWWWW or is that too late?");
        for (int length = 0; length <= int(text.size()); length += 3)
            for (const int widthPx : {0, 5, 20, 80, 200, 2000})
                QCOMPARE(texts.elided(text.left(length), widthPx, body()), metrics.elidedText(text.left(length), Qt::ElideRight, widthPx));
    }

    void followsTheFont()
    {
        ShapedTexts texts;
        QImage small = blank(), large = blank();
        for (QImage *image : {&small, &large}) {
            QPainter painter(image);
            QFont font = body();
            font.setPixelSize(image == &small ? 10 : 20);
            painter.setFont(font);
            texts.draw(painter, kCell, Qt::AlignLeft, QStringLiteral("refund"));
        }
        QVERIFY(small != large);
    }
};

QTEST_MAIN(TestShapedTexts)
#include "tst_shaped_texts.moc"
