// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facet_list.h"

#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/section.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

/// Box, label, count at the end; the current row of a focused list wears the focus ring.
class FacetDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {scaledPx(120), QFontMetrics(option.font).height() + kGrid};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme theme = Theme::of(option.palette);
        const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if ((option.state & QStyle::State_MouseOver) != 0)
            painter->fillRect(option.rect, theme.color(ThemeRole::hover));
        const auto mirrored = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
        const int side = scaledPx(14);
        const QRect row = option.rect.adjusted(4, 0, -4, 0);
        paintBox(*painter, mirrored({row.left(), row.top() + (row.height() - side) / 2, side, side}), on, theme);

        const QFontMetrics metrics(option.font);
        const QString count = formatCount(index.data(FacetModel::countRole).toULongLong());
        const int countWidth = metrics.horizontalAdvance(count) + 2;
        painter->setFont(option.font);
        painter->setPen(theme.color(ThemeRole::secondaryText));
        const auto end = QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter;
        painter->drawText(mirrored({row.right() - countWidth + 1, row.top(), countWidth, row.height()}), static_cast<int>(end), count);

        const QRect words(row.left() + side + kGrid, row.top(), row.width() - side - 2 * kGrid - countWidth, row.height());
        painter->setPen(theme.color(ThemeRole::text));
        const auto start = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
        painter->drawText(mirrored(words), static_cast<int>(start | Qt::TextSingleLine),
                          metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle, words.width()));
        if ((option.state & QStyle::State_HasFocus) != 0)
            paintFocusRing(*painter, option.rect, theme);
        painter->restore();
    }

private:
    static void paintBox(QPainter &painter, const QRect &box, bool on, const Theme &theme)
    {
        painter.setPen(QPen(theme.color(on ? ThemeRole::accent : ThemeRole::secondaryText), 1.25));
        painter.setBrush(on ? QBrush(theme.color(ThemeRole::accent)) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        if (on)
            paintSymbol(painter, QRectF(box).adjusted(1, 1, -1, -1), QStringLiteral("check"), theme.color(ThemeRole::onAccent));
    }
};

} // namespace

FacetList::FacetList(const QString &title, QWidget *parent)
    : QWidget(parent), m_model(new FacetModel(this)), m_view(new QListView(this)), m_section(new Section(title, this)),
      m_clear(new QPushButton(tr("Clear")))
{
    setObjectName(QStringLiteral("facetList"));
    m_view->setObjectName(QStringLiteral("facetView"));
    m_view->setAccessibleName(title);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new FacetDelegate(m_view));
    m_view->setMouseTracking(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setTabKeyNavigation(false);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->installEventFilter(this);
    m_clear->setObjectName(QStringLiteral("facetClear"));
    m_clear->setProperty("link", true);
    m_clear->setAccessibleName(tr("Clear %1").arg(title));
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
    connect(m_view, &QListView::clicked, this, &FacetList::toggle);
    connect(m_model, &FacetModel::chosenChanged, this, &FacetList::tell);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_model->setChosen({});
        tell();
    });
    refit();
}

void FacetList::setValues(std::vector<FacetValue> values)
{
    m_model->setValues(std::move(values));
    refit();
}

QStringList FacetList::chosen() const
{
    return m_model->chosen();
}

void FacetList::setChosen(const QStringList &ids)
{
    m_model->setChosen(ids);
    m_clear->setVisible(!ids.isEmpty());
}

void FacetList::setMaximumRows(int rows)
{
    m_maximumRows = rows;
    refit();
}

bool FacetList::eventFilter(QObject *watched, QEvent *event)
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
        m_view->setCurrentIndex(m_model->index(0));
    return QWidget::eventFilter(watched, event);
}

bool FacetList::event(QEvent *event)
{
    // The base hands the font on to the rows; before that they still have their old height.
    const bool isHandled = QWidget::event(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange || event->type() == QEvent::Polish)
        refit();
    return isHandled;
}

void FacetList::refit()
{
    const int rows = m_model->rowCount();
    const int rowHeight = QFontMetrics(m_view->font()).height() + kGrid;
    m_view->setFixedHeight(std::clamp(rows, 1, m_maximumRows) * rowHeight);
    m_clear->setVisible(!m_model->chosen().isEmpty());
    if (parentWidget() != nullptr || rows == 0)
        setVisible(rows > 0);
}

void FacetList::toggle(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_model->setData(index, static_cast<int>(on ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
}

void FacetList::tell()
{
    m_clear->setVisible(!m_model->chosen().isEmpty());
    Q_EMIT chosenChanged(m_model->chosen());
}

} // namespace cacheloupe
