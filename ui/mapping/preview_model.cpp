// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mapping/preview_model.h"

#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QGuiApplication>

#include <algorithm>

namespace cacheloupe {

void PreviewModel::setPreview(std::vector<DraftPreview> preview)
{
    beginResetModel();
    m_preview = std::move(preview);
    endResetModel();
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_preview.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(columnTotal);
}

int PreviewModel::goodRows() const
{
    return int(std::count_if(m_preview.begin(), m_preview.end(), [](const DraftPreview &row) { return row.hit && !row.error; }));
}

QString PreviewModel::text(const DraftPreview &row, int column) const
{
    if (!row.hit)
        return column == query ? (row.error ? errorText(*row.error).sentence : tr("no event")) : QString();
    const Hit &hit = *row.hit;
    switch (column) {
    case time:
        return hit.time ? formatTime(hit.time) : QString();
    case kind:
        return eventKindText(hit.kind);
    case callSite:
        return toText(hit.callSite);
    case query:
        return row.error ? errorText(*row.error).sentence : toText(hit.query).simplified();
    case cachedQuery:
        return toText(hit.cachedQuery).simplified();
    case answer:
        return toText(hit.answer).simplified();
    case match:
        return hit.match == MatchKind::unknown ? QString() : matchKindText(hit.match);
    case similarity:
        return hit.similarity ? formatSimilarity(hit.similarity) : QString();
    case model:
        return toText(hit.model);
    case latency:
        return hit.latencyMs ? formatMilliseconds(hit.latencyMs) : QString();
    default:
        return {};
    }
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DraftPreview &row = m_preview[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return QStringLiteral("<p>%1</p>").arg(toText(row.original).left(1500).toHtmlEscaped());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == similarity || index.column() == latency ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
        return row.error || !row.hit ? QVariant(Theme::of(QGuiApplication::palette()).color(ThemeRole::wrong)) : QVariant();
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == similarity || section == latency ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles = {tr("Time"), tr("Event"), tr("Call site"), tr("Question"), tr("Answered question"), tr("Answer"), tr("Match"), tr("Similarity"), tr("Model"), tr("Latency")};
    return titles.value(section);
}

} // namespace cacheloupe
