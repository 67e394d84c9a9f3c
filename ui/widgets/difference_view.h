// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/text_panel.h"

#include <QWidget>

class QBoxLayout;

namespace cacheloupe {

class TextLabel;

/// Two texts beside each other with what differs marked, and in a few words above them why it matters. Under 700 px
/// (at 100 % text) the two stand one above the other.
class DifferenceView : public QWidget {
    Q_OBJECT
public:
    explicit DifferenceView(QWidget *parent = nullptr);

    /// "asked now", "answered then"; also the accessible names of the panels.
    void setTitles(const QString &first, const QString &second);
    void setTexts(const QString &first, const std::vector<TextMark> &firstMarks, const QString &second, const std::vector<TextMark> &secondMarks);
    /// Empty hides the line.
    void setReason(const QString &reason);
    /// As TextPanel::setMaximumLines, for both.
    void setMaximumLines(int lines);

    bool isStacked() const;
    TextPanel *first() const { return m_first; }
    TextPanel *second() const { return m_second; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *m_sides;
    TextLabel *m_reason;
    TextLabel *m_firstTitle;
    TextLabel *m_secondTitle;
    TextPanel *m_first;
    TextPanel *m_second;
};

} // namespace cacheloupe
