// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/entry_facets.h"

#include "ui/stores/store_text.h"
#include "ui/support/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr size_t kMostNodes = 200; ///< a key prefix per entry is no facet

QString layerText(const std::string &layout, const std::vector<LayoutReason> &layouts)
{
    const auto known = std::find_if(layouts.begin(), layouts.end(), [&](const LayoutReason &reason) { return reason.layout == layout; });
    if (known != layouts.end() && !known->system.empty())
        return toText(known->system);
    return layout == "raw" ? QCoreApplication::translate("EntryFacets", "Not recognised") : toText(layout);
}

std::vector<FacetNode> mostFirst(std::vector<FacetNode> nodes)
{
    std::stable_sort(nodes.begin(), nodes.end(), [](const FacetNode &a, const FacetNode &b) { return a.count > b.count; });
    if (nodes.size() > kMostNodes)
        nodes.resize(kMostNodes);
    return nodes;
}

std::vector<FacetNode> prefixNodes(EntryPlace place, const EntryTally::Layer &layer)
{
    std::vector<FacetNode> nodes;
    if (layer.byPrefix.size() < 2)
        return nodes;
    for (const auto &[prefix, count] : layer.byPrefix) {
        place.prefix = prefix;
        nodes.push_back({place.id(), prefix.empty() ? QCoreApplication::translate("EntryFacets", "No prefix") : toText(prefix) + QLatin1Char(':'), qint64(count), {}});
    }
    return mostFirst(std::move(nodes));
}

} // namespace

std::vector<FacetNode> placeNodes(const EntryTally &tally, const std::vector<LayoutReason> &layouts)
{
    std::vector<FacetNode> nodes;
    for (const auto &[name, group] : tally.byGroup) {
        EntryPlace place{name, {}, {}};
        FacetNode node{place.id(), groupText(name), qint64(group.count), {}};
        for (const auto &[layout, layer] : group.byLayout) {
            place.layout = layout;
            auto prefixes = prefixNodes(place, layer);
            if (group.byLayout.size() == 1)
                node.children = std::move(prefixes);
            else
                node.children.push_back({place.id(), layerText(layout, layouts), qint64(layer.count), std::move(prefixes)});
        }
        node.children = mostFirst(std::move(node.children));
        nodes.push_back(std::move(node));
    }
    return mostFirst(std::move(nodes));
}

std::vector<FacetValue> stateValues(const EntryTally &tally)
{
    std::vector<FacetValue> values;
    for (size_t i = 0; i < tally.byState.size(); ++i) {
        const auto state = EntryState(i);
        if (tally.byState[i] > 0)
            values.push_back({toText(std::string(entryStateName(state))), entryStateLook(state).text, qint64(tally.byState[i])});
    }
    return values;
}

} // namespace cacheloupe
