// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facet_list.h"

#include <QListView>

namespace cacheloupe {

FacetList::FacetList(const QString &title, QWidget *parent) : FacetList(title, new QListView, parent) {}

FacetList::FacetList(const QString &title, QListView *view, QWidget *parent)
    : FacetFrame(title, view, FacetModel::countRole, parent), m_model(new FacetModel(this)), m_view(view)
{
    setObjectName(QStringLiteral("facetList"));
    m_view->setModel(m_model);
    m_view->setUniformItemSizes(true);
    connect(m_model, &FacetModel::chosenChanged, this, &FacetList::tell);
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
    refit();
}

int FacetList::shownRows() const
{
    return m_model->rowCount();
}

bool FacetList::isAnyChosen() const
{
    return !m_model->chosen().isEmpty();
}

void FacetList::toggle(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_model->setData(index, static_cast<int>(on ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
}

void FacetList::takeAllMarks()
{
    m_model->setChosen({});
    tell();
}

void FacetList::tell()
{
    refit();
    Q_EMIT chosenChanged(m_model->chosen());
}

} // namespace cacheloupe
