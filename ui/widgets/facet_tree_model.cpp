// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facet_tree_model.h"

#include <QLocale>

#include <algorithm>

namespace cacheloupe {

struct FacetTreeModel::Item {
    FacetNode node; ///< without its children, which are items
    Item *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Item>> children;
};

FacetTreeModel::FacetTreeModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Item>()) {}

FacetTreeModel::~FacetTreeModel() = default;

const FacetTreeModel::Item &FacetTreeModel::itemOf(const QModelIndex &index) const
{
    return index.isValid() ? *static_cast<const Item *>(index.internalPointer()) : *m_root;
}

void FacetTreeModel::fill(Item &item, std::vector<FacetNode> &&nodes)
{
    item.children.clear();
    for (FacetNode &node : nodes) {
        auto child = std::make_unique<Item>();
        child->parent = &item;
        child->row = int(item.children.size());
        fill(*child, std::move(node.children));
        child->node = std::move(node);
        item.children.push_back(std::move(child));
    }
}

bool FacetTreeModel::hasSameIds(const Item &item, const std::vector<FacetNode> &nodes)
{
    return std::equal(item.children.begin(), item.children.end(), nodes.begin(), nodes.end(), [](const auto &child, const FacetNode &node) {
        return child->node.id == node.id && child->node.label == node.label && hasSameIds(*child, node.children);
    });
}

void FacetTreeModel::setCounts(Item &item, const std::vector<FacetNode> &nodes)
{
    for (size_t i = 0; i < nodes.size(); ++i) {
        item.children[i]->node.count = nodes[i].count;
        setCounts(*item.children[i], nodes[i].children);
    }
}

void FacetTreeModel::setNodes(std::vector<FacetNode> nodes)
{
    if (hasSameIds(*m_root, nodes)) {
        // Only counts move while a store is read: keep the view's place.
        setCounts(*m_root, nodes);
        tellCheckStates({});
        return;
    }
    beginResetModel();
    fill(*m_root, std::move(nodes));
    endResetModel();
}

void FacetTreeModel::setChosen(const QStringList &ids)
{
    if (m_chosen == ids)
        return;
    m_chosen = ids;
    tellCheckStates({});
}

void FacetTreeModel::toggle(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const Item &item = itemOf(index);
    if (stateOf(item) != Qt::Checked) {
        dropBelow(item);
        m_chosen << item.node.id;
    } else if (!m_chosen.removeOne(item.node.id)) {
        // It is chosen through one above it: its siblings on the way down stay chosen.
        const Item *above = item.parent;
        const Item *kept = &item;
        for (; above; kept = above, above = above->parent) {
            for (const auto &sibling : above->children)
                if (sibling.get() != kept)
                    m_chosen << sibling->node.id;
            if (m_chosen.removeOne(above->node.id))
                break;
        }
    }
    tellCheckStates({});
    Q_EMIT chosenChanged();
}

void FacetTreeModel::dropBelow(const Item &item)
{
    for (const auto &child : item.children) {
        m_chosen.removeAll(child->node.id);
        dropBelow(*child);
    }
}

Qt::CheckState FacetTreeModel::stateOf(const Item &item) const
{
    for (const Item *at = &item; at->parent; at = at->parent)
        if (m_chosen.contains(at->node.id))
            return Qt::Checked;
    return isAnyChosenBelow(item) ? Qt::PartiallyChecked : Qt::Unchecked;
}

bool FacetTreeModel::isAnyChosenBelow(const Item &item) const
{
    return std::any_of(item.children.begin(), item.children.end(),
                       [this](const auto &child) { return m_chosen.contains(child->node.id) || isAnyChosenBelow(*child); });
}

void FacetTreeModel::tellCheckStates(const QModelIndex &parent)
{
    const int rows = rowCount(parent);
    if (rows > 0)
        Q_EMIT dataChanged(index(0, 0, parent), index(rows - 1, 0, parent), {Qt::CheckStateRole, countRole, Qt::AccessibleTextRole});
    for (int row = 0; row < rows; ++row)
        tellCheckStates(index(row, 0, parent));
}

QModelIndex FacetTreeModel::indexOf(const QString &id) const
{
    const auto found = match(index(0, 0), idRole, id, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? QModelIndex() : found.front();
}

QModelIndex FacetTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column, itemOf(parent).children[size_t(row)].get()) : QModelIndex();
}

QModelIndex FacetTreeModel::parent(const QModelIndex &index) const
{
    const Item *above = index.isValid() ? itemOf(index).parent : nullptr;
    return above && above->parent ? createIndex(above->row, 0, above) : QModelIndex();
}

int FacetTreeModel::rowCount(const QModelIndex &parent) const
{
    return int(itemOf(parent).children.size());
}

int FacetTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant FacetTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Item &item = itemOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return item.node.label;
    case Qt::CheckStateRole:
        return static_cast<int>(stateOf(item));
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(item.node.label, QLocale().toString(item.node.count));
    case countRole:
        return item.node.count;
    case idRole:
        return item.node.id;
    default:
        return {};
    }
}

Qt::ItemFlags FacetTreeModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace cacheloupe
