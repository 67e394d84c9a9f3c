// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/pdf_pages.h"

#include <QRegularExpression>
#include <QTest>

using namespace cacheloupe;

namespace {

int pagesIn(const QByteArray &pdf)
{
    return int(QString::fromLatin1(pdf).count(QRegularExpression(QStringLiteral("/Type\\s*/Page\\b"))));
}

QString lines(int count)
{
    QString html;
    for (int i = 0; i < count; ++i)
        html += QStringLiteral("<p>line %1</p>").arg(i);
    return html;
}

} // namespace

class TestPdfPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isAPdfOfA4Pages();
    void longTextsTakeMorePages();
    void headingsMoveToTheNextPage();
};

void TestPdfPages::isAPdfOfA4Pages()
{
    const PdfPages pages = pdfPages(QStringLiteral("<html><head><title>Week</title></head><body><h1>Week</h1></body></html>"), QStringLiteral("footer"), QStringLiteral("%1 of %2"));
    QCOMPARE(pages.count, 1);
    QVERIFY(pages.bytes.startsWith("%PDF-"));
    QVERIFY(pages.bytes.trimmed().endsWith("%%EOF"));
    QCOMPARE(pagesIn(pages.bytes), 1);
    const auto box = QRegularExpression(QStringLiteral("/MediaBox \\[0 0 (\\d+)[\\d.]* (\\d+)")).match(QString::fromLatin1(pages.bytes));
    QCOMPARE(box.captured(1).toInt(), 595);
    QVERIFY(qAbs(box.captured(2).toInt() - 842) <= 1);
}

void TestPdfPages::longTextsTakeMorePages()
{
    const PdfPages pages = pdfPages(lines(300), {}, QStringLiteral("%1/%2"));
    QVERIFY(pages.count >= 4 && pages.count < 12);
    QCOMPARE(pagesIn(pages.bytes), pages.count);
}

void TestPdfPages::headingsMoveToTheNextPage()
{
    // As many lines as fill one page: a heading behind them, whatever their number, never stands at its foot alone.
    int full = 1;
    while (pdfPages(lines(full), {}, QStringLiteral("%1/%2")).count == 1)
        ++full;
    const QString tall = QStringLiteral("<table width=\"100%\"><tr><td>head</td></tr><tr><td>") + lines(10) + QStringLiteral("</td></tr></table>");
    for (int count = full - 8; count < full; ++count) {
        const QString before = lines(count);
        const int alone = pdfPages(before + QStringLiteral("<h2>Heading</h2>"), {}, QStringLiteral("%1/%2")).count;
        const int followed = pdfPages(before + QStringLiteral("<h2>Heading</h2>") + tall, {}, QStringLiteral("%1/%2")).count;
        QVERIFY(alone <= 2 && followed == 2);
        // Three pages would mean that the heading's break came on top of the table's.
        const int passage = pdfPages(before + QStringLiteral("<h2>Heading</h2><h3>Passage</h3>") + lines(30), {}, QStringLiteral("%1/%2")).count;
        QCOMPARE(passage, 2);
    }
}

QTEST_MAIN(TestPdfPages)
#include "tst_pdf_pages.moc"
