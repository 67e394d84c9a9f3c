// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facet_tree.h"

#include "ui/support/theme.h"

#include <QTreeView>

namespace cacheloupe {

FacetTree::FacetTree(const QString &title, QWidget *parent) : FacetTree(title, new QTreeView, parent) {}

FacetTree::FacetTree(const QString &title, QTreeView *view, QWidget *parent)
    : FacetFrame(title, view, FacetTreeModel::countRole, parent), m_model(new FacetTreeModel(this)), m_view(view)
{
    setObjectName(QStringLiteral("facetTree"));
    m_view->setModel(m_model);
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setIndentation(2 * kGrid);
    m_view->setExpandsOnDoubleClick(false);
    connect(m_model, &FacetTreeModel::chosenChanged, this, &FacetTree::tell);
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex &index) { rememberExpanded(index, true); });
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) { rememberExpanded(index, false); });
    refit();
}

void FacetTree::rememberExpanded(const QModelIndex &index, bool expanded)
{
    const QString id = index.data(FacetTreeModel::idRole).toString();
    if (expanded)
        m_expanded.insert(id);
    else
        m_expanded.remove(id);
    refit();
}

void FacetTree::setNodes(std::vector<FacetNode> nodes)
{
    m_model->setNodes(std::move(nodes));
    const auto expanded = m_expanded;
    for (const QString &id : expanded)
        if (const auto index = m_model->indexOf(id); index.isValid())
            m_view->expand(index);
    // Values of one level stand where those of a list do.
    bool isDeep = false;
    for (int row = 0; row < m_model->rowCount() && !isDeep; ++row)
        isDeep = m_model->rowCount(m_model->index(row, 0)) > 0;
    m_view->setRootIsDecorated(isDeep);
    refit();
}

void FacetTree::setChosen(const QStringList &ids)
{
    m_model->setChosen(ids);
    refit();
}

int FacetTree::shownRows() const
{
    int rows = 0;
    for (auto index = m_model->index(0, 0); index.isValid(); index = m_view->indexBelow(index))
        ++rows;
    return rows;
}

void FacetTree::toggle(const QModelIndex &index)
{
    m_model->toggle(index);
}

void FacetTree::takeAllMarks()
{
    m_model->setChosen({});
    tell();
}

void FacetTree::tell()
{
    refit();
    Q_EMIT chosenChanged(m_model->chosen());
}

} // namespace cacheloupe
