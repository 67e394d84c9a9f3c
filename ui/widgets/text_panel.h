// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextDocument>
#include <QTextEdit>

#include <vector>

namespace cacheloupe {

/// How a stretch of text is marked: only on this side (accent underline), or only in the text that no longer
/// fits (struck, in wrong), or a plain find mark (washed).
enum class MarkKind { onlyHere, struck, found };

/// `start` and `length` in QString units (UTF-16).
struct TextMark {
    int start = 0;
    int length = 0;
    MarkKind kind = MarkKind::onlyHere;
    bool operator==(const TextMark &) const = default;
};

/// A question or an answer to read: 14 px, line height 1.45, lines of at most 80 characters. Selectable with mouse and
/// keyboard, never editable. Grows with its text up to `maximumLines`, beyond it scrolls.
class TextPanel : public QTextEdit {
    Q_OBJECT
public:
    explicit TextPanel(QWidget *parent = nullptr);

    void setContent(const QString &text, const std::vector<TextMark> &marks = {});
    void setMarks(const std::vector<TextMark> &marks);
    QString content() const { return m_text; }
    /// 0 (as at first): grows without limit. -1: fills the room it gets.
    void setMaximumLines(int lines);
    /// Monospace at 12 px for keys, JSON and hashes; lines then wrap anywhere.
    void setCode(bool code);

    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();
    void applyMarks();
    void wrap();
    int lineHeightPx() const;
    int longestLinePx() const;

    QString m_text;
    std::vector<TextMark> m_marks;
    /// The same text, laid out for widths that a layout only asks about.
    mutable QTextDocument m_measure;
    mutable int m_measuredWidth = -1;
    int m_maximumLines = 0;
    bool m_code = false;
};

} // namespace cacheloupe
