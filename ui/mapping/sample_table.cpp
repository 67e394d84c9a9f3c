// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mapping/sample_table.h"

#include "core/hitlog/log_sample.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/painting.h"

#include <QHeaderView>
#include <QStandardItemModel>

namespace cacheloupe {

namespace {

QString typeText(SampleType type)
{
    switch (type) {
    case SampleType::text:
        return SampleTable::tr("text");
    case SampleType::number:
        return SampleTable::tr("number");
    case SampleType::boolean:
        return SampleTable::tr("yes or no");
    case SampleType::time:
        return SampleTable::tr("time");
    case SampleType::object:
        return SampleTable::tr("object");
    case SampleType::list:
        return SampleTable::tr("list");
    }
    return {};
}

} // namespace

SampleTable::SampleTable(QWidget *parent) : QTableView(parent), m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("mapping.sample"));
    setAccessibleName(tr("Columns of the log"));
    setModel(m_model);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void SampleTable::setSample(const LogSample &sample)
{
    m_model->clear();
    m_model->setHorizontalHeaderLabels({tr("Column"), tr("Kind"), tr("Values in the first records")});
    for (const SampleColumn &column : sample.columns()) {
        QStringList values;
        for (const std::string &value : column.values)
            values << toText(value).simplified();
        auto *name = new QStandardItem(toText(column.path));
        name->setToolTip(tr("in %Ln of the first records", nullptr, int(column.count)));
        auto *shown = new QStandardItem(values.join(QStringLiteral("  ·  ")));
        shown->setToolTip(values.join(QLatin1Char('\n')));
        m_model->appendRow({name, new QStandardItem(typeText(column.type)), shown});
    }
    verticalHeader()->setDefaultSectionSize(std::max(scaledPx(kRowHeight), fontMetrics().height() + kGrid));
    setColumnWidth(0, scaledPx(150));
    setColumnWidth(1, scaledPx(76));
}

} // namespace cacheloupe
