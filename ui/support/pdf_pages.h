// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace cacheloupe {

/// A document as PDF.
struct PdfPages {
    QByteArray bytes;
    int count = 0;
};

/// Lays a rich text out on A4 pages: no heading ends a page, a passage under a third-level heading is not torn when it
/// fits on one page, and each page is numbered. `footer` stands at the bottom left, `pageOf` is "%1 of %2". Needs the
/// application object for its fonts; any thread, best a lane: a report takes some tenths of a second.
PdfPages pdfPages(const QString &html, const QString &footer, const QString &pageOf);

} // namespace cacheloupe
