// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_panel.h"

#include "ui/support/theme.h"
#include "ui/widgets/difference_view.h"

#include <QApplication>
#include <QTextBlock>
#include <QTextLayout>
#include <QtTest>

using namespace cacheloupe;

class TestTextPanel : public QObject {
    Q_OBJECT

private:
    static QString words(int count) { return QStringLiteral("refund ").repeated(count); }

private Q_SLOTS:
    void init() { applyTheme(*qApp, Theme::light()); }

    void isReadSelectedNeverEdited()
    {
        TextPanel panel;
        panel.setContent(QStringLiteral("Can I get a refund?"));
        panel.show();
        QTest::keyClicks(&panel, QStringLiteral("x"));
        QCOMPARE(panel.content(), QStringLiteral("Can I get a refund?"));
        QCOMPARE(panel.toPlainText(), panel.content());
        panel.selectAll();
        QCOMPARE(panel.textCursor().selectedText(), panel.content());
        QVERIFY(panel.textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
    }

    void growsWithItsText()
    {
        TextPanel panel;
        panel.setContent(words(10));
        const int few = panel.heightForWidth(400);
        panel.setContent(words(200));
        const int many = panel.heightForWidth(400);
        QVERIFY(many > 4 * few);
        panel.setMaximumLines(5);
        QVERIFY(panel.heightForWidth(400) < many);
        QVERIFY(panel.heightForWidth(200) <= panel.heightForWidth(400));
    }

    void linesStayReadable()
    {
        TextPanel panel;
        panel.setContent(words(200));
        panel.resize(2000, 600);
        panel.show();
        const auto *layout = panel.document()->firstBlock().layout();
        QVERIFY(layout->lineCount() > 1);
        for (int i = 0; i < layout->lineCount(); ++i)
            QVERIFY(layout->lineAt(i).naturalTextWidth() <= 81 * panel.fontMetrics().averageCharWidth());
        const int line = qRound(textFont(TextRole::reading).pixelSize() * 1.45);
        QVERIFY(layout->lineAt(1).y() - layout->lineAt(0).y() >= line);
    }

    void growsWithTheTextScale()
    {
        TextPanel panel;
        panel.setContent(words(40));
        const int plain = panel.heightForWidth(600);
        applyTheme(*qApp, Theme::light(), 2.0);
        QTRY_VERIFY(panel.heightForWidth(600) > plain + plain / 2);
    }

    void marksAreClampedToTheText()
    {
        TextPanel panel;
        panel.setContent(QStringLiteral("14 days"), {{0, 2, MarkKind::struck}, {5, 90, MarkKind::onlyHere}, {50, 3, MarkKind::found}, {-4, 2, MarkKind::found}});
        const auto marks = panel.extraSelections();
        QCOMPARE(marks.size(), 4);
        QCOMPARE(marks.at(0).cursor.selectedText(), QStringLiteral("14"));
        QVERIFY(marks.at(0).format.fontStrikeOut());
        QCOMPARE(marks.at(1).cursor.selectedText(), QStringLiteral("ys"));
        QVERIFY(!marks.at(2).cursor.hasSelection());
    }

    void differenceStacksWhenNarrow()
    {
        DifferenceView view;
        view.setTitles(QStringLiteral("asked now"), QStringLiteral("answered then"));
        view.setTexts(QStringLiteral("a"), {}, QStringLiteral("b"), {});
        view.resize(900, 300);
        view.show();
        QVERIFY(!view.isStacked());
        view.resize(600, 300);
        QVERIFY(view.isStacked());
        QCOMPARE(view.first()->accessibleName(), QStringLiteral("asked now"));
    }
};

QTEST_MAIN(TestTextPanel)
#include "tst_text_panel.moc"
