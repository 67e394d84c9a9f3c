// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facet_frame.h"

#include "ui/support/theme.h"
#include "ui/widgets/facet_delegate.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cacheloupe {

FacetFrame::FacetFrame(const QString &title, QAbstractItemView *view, int countRole, QWidget *parent)
    : QWidget(parent), m_view(view), m_section(new Section(title, this)), m_remark(new TextLabel(TextRole::secondary, ThemeRole::secondaryText)),
      m_clear(new QPushButton(tr("Clear")))
{
    m_view->setParent(this);
    m_view->setObjectName(QStringLiteral("facetView"));
    m_view->setAccessibleName(title);
    m_view->setItemDelegate(new FacetDelegate(countRole, m_view));
    m_view->setMouseTracking(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setTabKeyNavigation(false);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->installEventFilter(this);
    m_remark->setObjectName(QStringLiteral("facetRemark"));
    m_remark->hide();
    m_clear->setObjectName(QStringLiteral("facetClear"));
    m_clear->setProperty("link", true);
    m_clear->setAccessibleName(tr("Clear %1").arg(title));
    m_section->addTrailing(m_remark);
    m_section->addTrailing(m_clear);
    // A hidden link would make the heading jump when it comes.
    QSizePolicy keep = m_clear->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_clear->setSizePolicy(keep);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_section);
    column->addWidget(m_view);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_view, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { toggle(index); });
    connect(m_clear, &QPushButton::clicked, this, [this] { takeAllMarks(); });
}

void FacetFrame::setMaximumRows(int rows)
{
    m_maximumRows = rows;
    refit();
}

void FacetFrame::setRemark(const QString &remark)
{
    m_remark->setText(remark);
    m_section->setToolTip(remark);
    // The remark stands where the link comes.
    QSizePolicy policy = m_clear->sizePolicy();
    policy.setRetainSizeWhenHidden(remark.isEmpty());
    m_clear->setSizePolicy(policy);
    showTrailing();
}

void FacetFrame::showTrailing()
{
    const bool isChosen = isAnyChosen();
    const int wanted = m_section->fontMetrics().horizontalAdvance(m_section->title()) + m_remark->sizeHint().width() + 4 * kGrid;
    m_clear->setVisible(isChosen);
    m_remark->setVisible(!isChosen && !m_remark->text().isEmpty() && wanted <= width());
}

void FacetFrame::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showTrailing();
}

bool FacetFrame::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter) {
            toggle(m_view->currentIndex());
            return true;
        }
    }
    // The rows may hear of another font later than the list does.
    if (watched == m_view && (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange))
        refit();
    if (watched == m_view && event->type() == QEvent::FocusIn && !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_view->model()->index(0, 0));
    return QWidget::eventFilter(watched, event);
}

bool FacetFrame::event(QEvent *event)
{
    // The base hands the font on to the rows; before that they still have their old height.
    const bool isHandled = QWidget::event(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange || event->type() == QEvent::Polish)
        refit();
    return isHandled;
}

void FacetFrame::refit()
{
    const int rows = shownRows();
    m_view->setFixedHeight(std::clamp(rows, 1, m_maximumRows) * FacetDelegate::rowHeight(m_view->font()));
    showTrailing();
    if (parentWidget() != nullptr || rows == 0)
        setVisible(rows > 0);
}

} // namespace cacheloupe
