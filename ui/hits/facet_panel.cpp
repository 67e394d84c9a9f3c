// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/facet_panel.h"

#include "ui/hits/query_edit.h"
#include "ui/records/hit_marks.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/facet_list.h"

#include <QVBoxLayout>

namespace cacheloupe {

namespace {

QString fieldText(Facet facet)
{
    const std::string_view name = facetField(facet);
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

QString facetTitle(Facet facet)
{
    switch (facet) {
    case Facet::callSite:
        return FacetPanel::tr("Call site");
    case Facet::kind:
        return FacetPanel::tr("Event");
    case Facet::match:
        return FacetPanel::tr("Match");
    case Facet::verdict:
        return FacetPanel::tr("Verdict");
    case Facet::model:
        return FacetPanel::tr("Model");
    case Facet::layer:
        return FacetPanel::tr("Layer");
    }
    return {};
}

QString valueText(Facet facet, const std::string &value)
{
    switch (facet) {
    case Facet::kind:
        return eventKindText(eventKindFromName(value).value_or(EventKind::malformed));
    case Facet::match:
        return matchKindText(matchKindFromName(value).value_or(MatchKind::unknown));
    case Facet::verdict:
        return verdictText(verdictFromName(value).value_or(Verdict::none));
    case Facet::layer:
        return layerText(value);
    default:
        return toText(value);
    }
}

} // namespace

FacetPanel::FacetPanel(QWidget *parent) : ColumnScroll(parent)
{
    setObjectName(QStringLiteral("hits.facets"));
    setAccessibleName(tr("Facets"));
    auto *content = new QWidget(viewport());
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, kGrid, 0);
    layout->setSpacing(2 * kGrid);
    for (const Facet facet : kFacets) {
        auto *list = new FacetList(facetTitle(facet), content);
        list->setObjectName(QStringLiteral("hits.facet.") + fieldText(facet));
        connect(list, &FacetList::chosenChanged, this, [this, facet](const QStringList &ids) { Q_EMIT chosen(fieldText(facet), ids); });
        m_lists[size_t(facet)] = list;
        layout->addWidget(list);
    }
    layout->addStretch(1);
    setWidget(content);
}

void FacetPanel::setCounts(const FacetReport &report)
{
    for (size_t i = 0; i < kFacets.size(); ++i) {
        std::vector<FacetValue> values;
        for (const FacetCount &count : report.counts[i]) {
            // What is absent cannot be asked for with name:value.
            if (!count.value.empty())
                values.push_back({toText(count.value), valueText(kFacets[i], count.value), qint64(count.count)});
        }
        m_lists[i]->setValues(std::move(values));
    }
}

void FacetPanel::showQuery(const QString &query)
{
    for (const Facet facet : kFacets)
        m_lists[size_t(facet)]->setChosen(chosenValues(query, fieldText(facet)));
}

} // namespace cacheloupe
