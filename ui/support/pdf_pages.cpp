// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/pdf_pages.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFont>
#include <QMarginsF>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <QThread>

#include <algorithm>
#include <memory>

namespace cacheloupe {

namespace {

constexpr int kDotsPerInch = 300;
constexpr qreal kMarginMm = 16;
constexpr qreal kFooterMm = 8;
constexpr qreal kBodyPt = 9;
constexpr qreal kFooterPt = 7.5;
const QColor kFooterColour(0x5b, 0x64, 0x72);
/// A heading of this level and below holds one passage together.
constexpr int kPassageLevel = 3;

qreal dots(qreal mm)
{
    return mm / 25.4 * kDotsPerInch;
}

/// Moves headings to the next page where they would stand alone.
class PageBreaks {
public:
    PageBreaks(QTextDocument &document, qreal pageHeight) : m_document(document), m_pageHeight(pageHeight) {}

    void settle()
    {
        // From the top, since a break moves all that follows; each heading is moved at most once.
        for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
            if (block.blockFormat().headingLevel() > 0 && block.position() > 0 && standsAlone(block)) {
                QTextCursor cursor(block);
                QTextBlockFormat format;
                format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
                cursor.mergeBlockFormat(format);
                // Laid out piece by piece, the rest would stand in wrong places and be drawn with gaps.
                m_document.markContentsDirty(0, m_document.characterCount());
            }
        }
    }

private:
    QRectF place(const QTextBlock &block) const { return m_document.documentLayout()->blockBoundingRect(block); }
    int page(qreal y) const { return int(y / m_pageHeight); }

    /// The last block that must be on the heading's page.
    QTextBlock companion(const QTextBlock &heading) const
    {
        QTextBlock next = heading.next();
        if (!next.isValid())
            return heading;
        const int level = next.blockFormat().headingLevel();
        if (level > heading.blockFormat().headingLevel())
            return companion(next);
        if (heading.blockFormat().headingLevel() >= kPassageLevel)
            return passageEnd(heading);
        // Of a table its head and first row.
        if (auto *table = QTextCursor(next).currentTable())
            next = table->cellAt(std::min(1, table->rows() - 1), table->columns() - 1).lastCursorPosition().block();
        return next;
    }

    QTextBlock passageEnd(const QTextBlock &heading) const
    {
        QTextBlock last = heading.next();
        while (last.next().isValid() && last.next().blockFormat().headingLevel() == 0)
            last = last.next();
        const bool fits = place(last).bottom() - place(heading).top() < m_pageHeight * 0.9;
        return fits ? last : heading.next();
    }

    bool standsAlone(const QTextBlock &heading) const
    {
        const QRectF last = place(companion(heading));
        return page(place(heading).top()) != page(last.bottom() - 1);
    }

    QTextDocument &m_document;
    qreal m_pageHeight;
};

void drawPage(QPainter &painter, QTextDocument &document, int page, const QSizeF &size)
{
    painter.save();
    painter.translate(0, -page * size.height());
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = QRectF(QPointF(0, page * size.height()), size);
    // Paper is white, whatever the window's colours are.
    context.palette.setColor(QPalette::Text, Qt::black);
    painter.setClipRect(context.clip);
    document.documentLayout()->draw(&painter, context);
    painter.restore();
}

PdfPages laidOut(const QString &html, const QString &footer, const QString &pageOf)
{
    PdfPages out;
    QBuffer buffer(&out.bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kDotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
    const QSizeF size(writer.width(), writer.height() - dots(kFooterMm));

    QTextDocument document;
    QFont font = document.defaultFont();
    font.setPointSizeF(kBodyPt);
    document.setDefaultFont(font);
    document.documentLayout()->setPaintDevice(&writer);
    document.setDocumentMargin(0);
    document.setHtml(html);
    document.setPageSize(size);
    PageBreaks(document, size.height()).settle();
    out.count = document.pageCount();
    writer.setTitle(document.metaInformation(QTextDocument::DocumentTitle));
    writer.setCreator(QStringLiteral("Cacheloupe"));

    QPainter painter(&writer);
    QFont small = font;
    small.setPointSizeF(kFooterPt);
    const QRectF bottom(0, size.height(), size.width(), dots(kFooterMm));
    for (int page = 0; page < out.count; ++page) {
        if (page > 0)
            writer.newPage();
        drawPage(painter, document, page, size);
        painter.setFont(small);
        painter.setPen(kFooterColour);
        painter.drawText(bottom, Qt::AlignLeft | Qt::AlignBottom, footer);
        painter.drawText(bottom, Qt::AlignRight | Qt::AlignBottom, pageOf.arg(page + 1).arg(out.count));
    }
    painter.end();
    buffer.close();
    return out;
}

} // namespace

PdfPages pdfPages(const QString &html, const QString &footer, const QString &pageOf)
{
    PdfPages out;
    // A text layout starts timers, which only threads made by Qt have; a lane is none.
    const std::unique_ptr<QThread> thread(QThread::create([&] { out = laidOut(html, footer, pageOf); }));
    thread->start();
    thread->wait();
    return out;
}

} // namespace cacheloupe
