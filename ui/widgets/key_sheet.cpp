// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_sheet.h"

#include "ui/support/theme.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

constexpr int kCardPx = 720;

QWidget *groupWidget(const KeyGroup &group)
{
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, kGrid);
    grid->setHorizontalSpacing(2 * kGrid);
    grid->setVerticalSpacing(kGrid / 2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(new Section(group.title), 0, 0, 1, 2);
    int row = 1;
    for (const auto &entry : group.entries) {
        auto *keys = new TextLabel(entry.keys, TextRole::code, ThemeRole::accent);
        auto *what = new TextLabel(entry.what, TextRole::body, ThemeRole::text);
        what->setWordWrap(true);
        what->setAccessibleName(KeySheet::tr("%1: %2").arg(entry.keys, entry.what));
        keys->setMinimumHeight(what->fontMetrics().height());
        grid->addWidget(keys, row, 0, Qt::AlignTop);
        grid->addWidget(what, row++, 1, Qt::AlignTop);
    }
    return widget;
}

} // namespace

KeySheet::KeySheet(QWidget *parent)
    : QWidget(parent), m_card(new QFrame(this)), m_title(new TextLabel(TextRole::pageTitle, ThemeRole::text, m_card)),
      m_scroll(new QScrollArea(m_card))
{
    setObjectName(QStringLiteral("keySheet"));
    m_card->setObjectName(QStringLiteral("keyCard"));
    m_card->setProperty("panel", true);
    m_title->setObjectName(QStringLiteral("keyTitle"));
    auto *hint = new TextLabel(tr("Esc or ? closes"), TextRole::secondary, ThemeRole::secondaryText, m_card);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(hint);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(m_card);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(kGrid);
    column->addLayout(top);
    column->addWidget(m_scroll, 1);
    setFocusPolicy(Qt::StrongFocus);
    parent->installEventFilter(this);
    hide();
}

void KeySheet::setKeys(const QString &title, const std::vector<KeyGroup> &groups)
{
    m_title->setText(title);
    setAccessibleName(title);
    fill(groups);
    place();
}

void KeySheet::fill(const std::vector<KeyGroup> &groups)
{
    auto *content = new QWidget;
    auto *sides = new QHBoxLayout(content);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(4 * kGrid);
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    // Without one of their own they would take the wide spacing of the row.
    left->setSpacing(kGrid);
    right->setSpacing(kGrid);
    sides->addLayout(left, 1);
    sides->addLayout(right, 1);
    std::size_t all = 0;
    for (const auto &group : groups)
        all += group.entries.size() + 1;
    // Whole groups, the first column taking a little more than half.
    std::size_t used = 0;
    for (const auto &group : groups) {
        QVBoxLayout *column = used * 2 < all ? left : right;
        column->addWidget(groupWidget(group));
        used += group.entries.size() + 1;
    }
    left->addStretch();
    right->addStretch();
    m_scroll->setWidget(content);
    // setWidget turns the filling on; the card behind shows through.
    content->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
}

void KeySheet::open()
{
    m_before = QApplication::focusWidget();
    place();
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void KeySheet::shut()
{
    if (isHidden())
        return;
    hide();
    if (m_before != nullptr)
        m_before->setFocus(Qt::PopupFocusReason);
    Q_EMIT closed();
}

void KeySheet::place()
{
    setGeometry(parentWidget()->rect());
    const int width = std::min(scaledPx(kCardPx), this->width() - 4 * kGrid);
    int wanted = m_title->sizeHint().height() + 6 * kGrid;
    if (QWidget *content = m_scroll->widget()) {
        const int inner = width - 6 * kGrid - m_scroll->verticalScrollBar()->sizeHint().width();
        wanted += content->layout()->heightForWidth(inner);
    }
    const int height = std::min(wanted, this->height() - 4 * kGrid);
    m_card->setGeometry((this->width() - width) / 2, (this->height() - height) / 2, width, height);
}

bool KeySheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void KeySheet::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = m_scroll->verticalScrollBar();
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Question)
        shut();
    else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_PageDown)
        bar->triggerAction(event->key() == Qt::Key_Down ? QScrollBar::SliderSingleStepAdd : QScrollBar::SliderPageStepAdd);
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_PageUp)
        bar->triggerAction(event->key() == Qt::Key_Up ? QScrollBar::SliderSingleStepSub : QScrollBar::SliderPageStepSub);
    else
        event->accept();
}

void KeySheet::mousePressEvent(QMouseEvent *event)
{
    if (!m_card->geometry().contains(event->pos()))
        shut();
}

void KeySheet::paintEvent(QPaintEvent *)
{
    constexpr float kDim = 0.45F;
    QColor dim(Qt::black);
    dim.setAlphaF(kDim);
    QPainter(this).fillRect(rect(), dim);
}

} // namespace cacheloupe
