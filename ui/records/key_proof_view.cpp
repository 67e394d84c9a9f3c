// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/key_proof_view.h"

#include "ui/records/key_proof_model.h"
#include "ui/records/proof_text.h"
#include "ui/support/theme.h"
#include "ui/widgets/painting.h"

#include <QHeaderView>
#include <QWheelEvent>

namespace cacheloupe {

KeyProofView::KeyProofView(QWidget *parent) : QTreeView(parent), m_model(new KeyProofModel(this))
{
    setObjectName(QStringLiteral("record.proof"));
    setAccessibleName(tr("Proof of the key fields"));
    setModel(m_model);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setSelectionBehavior(SelectRows);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    setIndentation(2 * kGrid);
    for (int row = 0; row < m_model->rowCount(); ++row)
        setFirstColumnSpanned(row, {}, true);
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(true);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    connect(this, &QTreeView::expanded, this, &QWidget::updateGeometry);
    connect(this, &QTreeView::collapsed, this, &QWidget::updateGeometry);
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        const QModelIndex group = index.siblingAtColumn(0);
        // The branch arrow toggles by itself; the rest of the row does the same here.
        if (!index.parent().isValid() && index.column() != 0)
            setExpanded(group, !isExpanded(group));
    });
}

void KeyProofView::setProof(const KeyProof &proof)
{
    m_model->setProof(proof);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (groupState(proof, KeyFieldGroup(row)) == FieldState::mismatch)
            expand(m_model->index(row, 0));
    }
    updateGeometry();
}

QSize KeyProofView::sizeHint() const
{
    int rows = m_model->rowCount();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex group = m_model->index(row, 0);
        if (isExpanded(group))
            rows += m_model->rowCount(group);
    }
    const int rowPx = std::max(sizeHintForRow(0), fontMetrics().height() + 4);
    return {fontMetrics().averageCharWidth() * 60, header()->sizeHint().height() + rows * rowPx + 2 * frameWidth() + 2};
}

QSize KeyProofView::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, sizeHint().height()};
}

void KeyProofView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fitColumns();
        updateGeometry();
    }
}

void KeyProofView::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void KeyProofView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void KeyProofView::fitColumns()
{
    // The states and the heads are short and always the same words: they are shown whole, names and values share the rest.
    const int width = viewport()->width();
    const auto headPx = [this](int column) {
        return fontMetrics().horizontalAdvance(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()) + 3 * kGrid;
    };
    int statePx = headPx(KeyProofModel::stateColumn);
    for (const FieldState state : {FieldState::proven, FieldState::mismatch, FieldState::notProven, FieldState::constant})
        statePx = std::max(statePx, fontMetrics().horizontalAdvance(fieldStateText(state)) + scaledPx(20) + 3 * kGrid);
    const int askedPx = std::max(width * 19 / 100, headPx(KeyProofModel::askedColumn));
    const int storedPx = std::max(width * 19 / 100, headPx(KeyProofModel::storedColumn));
    header()->resizeSection(KeyProofModel::stateColumn, statePx);
    header()->resizeSection(KeyProofModel::askedColumn, askedPx);
    header()->resizeSection(KeyProofModel::fieldColumn, std::max(width * 26 / 100, width - statePx - askedPx - storedPx));
}

} // namespace cacheloupe
