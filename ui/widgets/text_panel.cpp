// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_panel.h"

#include "ui/support/theme.h"
#include "ui/widgets/painting.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>

namespace cacheloupe {

namespace {

constexpr double kLineHeight = 1.45;
constexpr int kLongestLine = 80;
constexpr int kMarginPx = 4;

QTextCharFormat formatOf(MarkKind kind, const Theme &theme)
{
    QTextCharFormat format;
    switch (kind) {
    case MarkKind::onlyHere:
        format.setForeground(theme.color(ThemeRole::accent));
        format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        format.setUnderlineColor(theme.color(ThemeRole::accent));
        break;
    case MarkKind::struck:
        format.setForeground(theme.color(ThemeRole::wrong));
        format.setFontStrikeOut(true);
        break;
    case MarkKind::found:
        format.setBackground(theme.color(ThemeRole::staleWash));
        format.setForeground(theme.color(ThemeRole::stale));
        break;
    }
    return format;
}

} // namespace

TextPanel::TextPanel(QWidget *parent) : QTextEdit(parent)
{
    setObjectName(QStringLiteral("textPanel"));
    setReadOnly(true);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(kMarginPx);
    m_measure.setDocumentMargin(kMarginPx);
    setMaximumLines(0);
    restyle();
}

void TextPanel::setContent(const QString &text, const std::vector<TextMark> &marks)
{
    m_text = text;
    m_marks = marks;
    setPlainText(text);
    restyle();
    verticalScrollBar()->setValue(0);
}

void TextPanel::setMarks(const std::vector<TextMark> &marks)
{
    m_marks = marks;
    restyle();
}

void TextPanel::setMaximumLines(int lines)
{
    m_maximumLines = lines;
    QSizePolicy policy(QSizePolicy::Expanding, lines < 0 ? QSizePolicy::Expanding : QSizePolicy::Minimum);
    policy.setHeightForWidth(lines >= 0);
    setSizePolicy(policy);
    setVerticalScrollBarPolicy(lines == 0 ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    updateGeometry();
}

void TextPanel::setCode(bool code)
{
    m_code = code;
    setWordWrapMode(code ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere);
    restyle();
}

bool TextPanel::hasHeightForWidth() const
{
    return m_maximumLines >= 0;
}

int TextPanel::heightForWidth(int width) const
{
    const int inner = std::min(width - 2 * frameWidth(), longestLinePx());
    if (m_measuredWidth != inner) {
        m_measuredWidth = inner;
        m_measure.setTextWidth(inner);
    }
    const int whole = qCeil(m_measure.size().height()) + 2 * frameWidth();
    return m_maximumLines > 0 ? std::min(whole, m_maximumLines * lineHeightPx() + 2 * kMarginPx) : whole;
}

QSize TextPanel::sizeHint() const
{
    const int width = std::min(longestLinePx(), scaledPx(480));
    return {width, m_maximumLines < 0 ? scaledPx(160) : heightForWidth(hasHeightForWidth() && isVisible() ? this->width() : width)};
}

QSize TextPanel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 16, lineHeightPx() + 2 * kMarginPx};
}

void TextPanel::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

bool TextPanel::event(QEvent *event)
{
    const bool handled = QTextEdit::event(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange)
        restyle();
    return handled;
}

void TextPanel::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    wrap();
}

void TextPanel::focusInEvent(QFocusEvent *event)
{
    QTextEdit::focusInEvent(event);
    viewport()->update();
}

void TextPanel::focusOutEvent(QFocusEvent *event)
{
    QTextEdit::focusOutEvent(event);
    viewport()->update();
}

void TextPanel::paintEvent(QPaintEvent *event)
{
    QTextEdit::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(viewport());
    paintFocusRing(painter, viewport()->rect(), Theme::of(this));
}

void TextPanel::restyle()
{
    const QFont wanted = textFont(m_code ? TextRole::code : TextRole::reading);
    if (font() != wanted)
        setFont(wanted);
    document()->setDefaultFont(wanted);
    m_measure.setDefaultFont(wanted);
    m_measure.setDefaultTextOption(document()->defaultTextOption());
    m_measure.setPlainText(m_text);
    m_measuredWidth = -1;
    QTextBlockFormat block;
    // A minimum, so that scripts with tall glyphs are not cut.
    block.setLineHeight(lineHeightPx(), QTextBlockFormat::MinimumHeight);
    for (QTextDocument *text : {document(), &m_measure}) {
        QTextCursor cursor(text);
        cursor.select(QTextCursor::Document);
        cursor.mergeBlockFormat(block);
    }
    applyMarks();
    wrap();
    updateGeometry();
}

void TextPanel::applyMarks()
{
    const Theme theme = Theme::of(this);
    QList<QTextEdit::ExtraSelection> selections;
    const int end = static_cast<int>(m_text.size());
    for (const auto &mark : m_marks) {
        const int start = std::clamp(mark.start, 0, end);
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(start);
        selection.cursor.setPosition(std::clamp(start + mark.length, start, end), QTextCursor::KeepAnchor);
        selection.format = formatOf(mark.kind, theme);
        selections << selection;
    }
    setExtraSelections(selections);
}

void TextPanel::wrap()
{
    const int width = std::min(viewport()->width(), longestLinePx());
    if (lineWrapMode() != QTextEdit::FixedPixelWidth)
        setLineWrapMode(QTextEdit::FixedPixelWidth);
    if (lineWrapColumnOrWidth() == width && qFuzzyCompare(document()->textWidth(), static_cast<qreal>(width)))
        return;
    setLineWrapColumnOrWidth(width);
    updateGeometry();
}

int TextPanel::lineHeightPx() const
{
    return qRound(textFont(m_code ? TextRole::code : TextRole::reading).pixelSize() * kLineHeight);
}

int TextPanel::longestLinePx() const
{
    return m_code ? QWIDGETSIZE_MAX : fontMetrics().averageCharWidth() * kLongestLine + 2 * kMarginPx;
}

} // namespace cacheloupe
