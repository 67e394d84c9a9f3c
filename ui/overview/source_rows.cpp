// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/source_rows.h"

#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/text_label.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLayoutItem>
#include <QPushButton>

namespace cacheloupe {

namespace {

ChipLook stateLook(const HitSourceState &state, bool loading)
{
    if (state.error)
        return {SourceRows::tr("Not read to the end"), QStringLiteral("warning"), ThemeRole::wrong};
    if (!state.complete && loading)
        return {SourceRows::tr("Reading"), QStringLiteral("refresh"), ThemeRole::accent};
    switch (state.life) {
    case LogLife::followed:
        return {state.lastLineTruncated ? SourceRows::tr("Following, last line unfinished") : SourceRows::tr("Following"), QStringLiteral("refresh"), ThemeRole::right};
    case LogLife::missing:
        return {SourceRows::tr("File is gone"), QStringLiteral("warning"), ThemeRole::stale};
    case LogLife::cutShort:
        return {SourceRows::tr("Emptied, read anew"), QStringLiteral("warning"), ThemeRole::stale};
    case LogLife::rotated:
        return {SourceRows::tr("Rotated"), QStringLiteral("check"), ThemeRole::right};
    case LogLife::read:
        break;
    }
    if (state.lastLineTruncated)
        return {SourceRows::tr("Last line cut off"), QStringLiteral("warning"), ThemeRole::stale};
    return {SourceRows::tr("Complete"), QStringLiteral("check"), ThemeRole::right};
}

} // namespace

SourceRows::SourceRows(QWidget *parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("overview.sources"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(kGrid);
}

void SourceRows::show(const HitTable &table, bool loading)
{
    while (auto *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (std::uint32_t i = 0; i < table.sourceCount(); ++i)
        addRow(table.source(i), loading);
}

void SourceRows::addRow(const HitSource &source, bool loading)
{
    const auto state = source.state();
    const auto path = toText(source.path().string());
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2 * kGrid);
    auto *name = new ElidedLabel(TextRole::body, ThemeRole::text, row);
    name->setElideMode(Qt::ElideMiddle);
    name->setText(QFileInfo(path).fileName());
    name->setToolTip(path);
    line->addWidget(name, 2);
    auto *dialect = new ElidedLabel(TextRole::secondary, ThemeRole::secondaryText, row);
    dialect->setText(toText(source.dialect().name));
    QStringList reasons;
    for (const auto &part : source.dialect().reasonParts)
        reasons << toText(part);
    dialect->setToolTip(tr("Recognised by %1").arg(reasons.join(QStringLiteral(", "))));
    line->addWidget(dialect, 2);
    const int rows = int(state.rows - state.malformedRows);
    auto *events = new TextLabel(source.dialect().isAggregate ? tr("%Ln counter total(s)", nullptr, rows) : tr("%Ln event(s)", nullptr, rows), TextRole::body, ThemeRole::text, row);
    line->addWidget(events);
    if (state.malformedRows > 0) {
        auto *bad = new QPushButton(tr("%Ln malformed line(s)", nullptr, int(state.malformedRows)), row);
        bad->setProperty("link", true);
        connect(bad, &QPushButton::clicked, this, [this] { Q_EMIT queryChosen(QStringLiteral("kind:malformed")); });
        line->addWidget(bad);
    }
    line->addWidget(new Chip(stateLook(state, loading), row));
    m_rows->addWidget(row);
}

} // namespace cacheloupe
