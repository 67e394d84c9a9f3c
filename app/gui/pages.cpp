// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages.h"

#include "ui/hits/hits_page.h"
#include "ui/overview/overview_page.h"
#include "ui/policies/policies_page.h"
#include "ui/replay/replay_page.h"
#include "ui/review/review_page.h"
#include "ui/stores/stores_page.h"

namespace cacheloupe {

namespace {

template <typename Room>
PageEntry entryOf(const AppContext &context)
{
    return {Room::kId, Room::title(), QLatin1String(Room::kIconName), [context](QWidget *parent) { return new Room(context, parent); }};
}

} // namespace

QList<PageEntry> pagesOf(const AppContext &context)
{
    return {
        entryOf<OverviewPage>(context), entryOf<ReviewPage>(context),   entryOf<HitsPage>(context),
        entryOf<StoresPage>(context),   entryOf<PoliciesPage>(context), entryOf<ReplayPage>(context),
    };
}

} // namespace cacheloupe
