// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/difference_view.h"

#include "ui/support/theme.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace cacheloupe {

namespace {

constexpr int kStackBelowPx = 620;

QWidget *side(TextLabel *title, TextPanel *panel, QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setProperty("panel", true);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    column->setSpacing(4);
    title->setContentsMargins(4, 0, 4, 0);
    column->addWidget(title);
    column->addWidget(panel);
    // Room below the shorter text goes to its panel.
    title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return frame;
}

} // namespace

DifferenceView::DifferenceView(QWidget *parent)
    : QWidget(parent), m_sides(new QBoxLayout(QBoxLayout::LeftToRight)), m_reason(new TextLabel(TextRole::body, ThemeRole::text, this)),
      m_firstTitle(new TextLabel(TextRole::secondary, ThemeRole::secondaryText)),
      m_secondTitle(new TextLabel(TextRole::secondary, ThemeRole::secondaryText)), m_first(new TextPanel), m_second(new TextPanel)
{
    setObjectName(QStringLiteral("differenceView"));
    m_reason->setObjectName(QStringLiteral("differenceReason"));
    m_first->setObjectName(QStringLiteral("firstText"));
    m_second->setObjectName(QStringLiteral("secondText"));
    m_reason->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(m_reason);
    column->addLayout(m_sides);
    m_sides->setSpacing(kGrid);
    m_sides->addWidget(side(m_firstTitle, m_first, this), 1);
    m_sides->addWidget(side(m_secondTitle, m_second, this), 1);
    setTitles(tr("First"), tr("Second"));
    setReason({});
}

void DifferenceView::setTitles(const QString &first, const QString &second)
{
    m_firstTitle->setText(first);
    m_secondTitle->setText(second);
    m_first->setAccessibleName(first);
    m_second->setAccessibleName(second);
}

void DifferenceView::setTexts(const QString &first, const std::vector<TextMark> &firstMarks, const QString &second,
                              const std::vector<TextMark> &secondMarks)
{
    m_first->setContent(first, firstMarks);
    m_second->setContent(second, secondMarks);
}

void DifferenceView::setReason(const QString &reason)
{
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
}

void DifferenceView::setMaximumLines(int lines)
{
    m_first->setMaximumLines(lines);
    m_second->setMaximumLines(lines);
}

bool DifferenceView::isStacked() const
{
    return m_sides->direction() == QBoxLayout::TopToBottom;
}

void DifferenceView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool stacked = width() < scaledPx(kStackBelowPx);
    m_sides->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    // Equal widths beside each other; one above the other a stretch would ask for height.
    m_sides->setStretch(0, stacked ? 0 : 1);
    m_sides->setStretch(1, stacked ? 0 : 1);
}

} // namespace cacheloupe
