// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/pdf_pages.h"

#include <QRegularExpression>
#include <QTest>
#include <QTextDocument>

using namespace cacheloupe;

namespace {

int pagesIn(const QByteArray &pdf)
{
    return int(QString::fromLatin1(pdf).count(QRegularExpression(QStringLiteral("/Type\\s*/Page\\b"))));
}

/// How many glyphs the pages draw: four hexadecimal digits each, in deflated content streams.
int glyphsIn(const QByteArray &pdf)
{
    int glyphs = 0;
    for (qsizetype at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 1)) {
        const qsizetype begin = at + 7;
        const QByteArray packed = pdf.mid(begin, pdf.indexOf("endstream", begin) - begin);
        const QString text = QString::fromLatin1(qUncompress(QByteArray("\0\0\4\0", 4) + packed));
        static const QRegularExpression shown(QStringLiteral("<([0-9a-fA-F]{4,})> Tj"));
        for (auto it = shown.globalMatch(text); it.hasNext();)
            glyphs += int(it.next().captured(1).size() / 4);
    }
    return glyphs;
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
    void nothingIsLost();
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

void TestPdfPages::nothingIsLost()
{
    QString html;
    for (int i = 0; i < 25; ++i)
        html += QStringLiteral("<h3>Passage%1</h3><p>first</p><table width=\"100%\"><tr><td>left</td><td>right</td></tr></table><p>reason</p><p>reason</p>").arg(i);
    html += QStringLiteral("<h2>Method</h2>") + lines(40);
    QTextDocument document;
    document.setHtml(html);
    const QString plain = document.toPlainText().remove(QRegularExpression(QStringLiteral("\\s")));
    const PdfPages pages = pdfPages(html, {}, {});
    QVERIFY(pages.count >= 3);
    // A line at the edge may be drawn on both pages, where the clip hides it.
    const int glyphs = glyphsIn(pages.bytes);
    QVERIFY2(glyphs >= plain.size() && glyphs < plain.size() * 1.05, qPrintable(QString::number(glyphs)));
}

QTEST_MAIN(TestPdfPages)
#include "tst_pdf_pages.moc"
