// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages.h"

#include "ui/hits/hits_page.h"
#include "ui/overview/overview_page.h"
#include "ui/policies/policies_page.h"
#include "ui/replay/replay_page.h"
#include "ui/replay/replay_page.h"
#include "ui/review/review_page.h"
#include "ui/stores/stores_page.h"

namespace cacheloupe {

QList<Page *> makePages(const AppContext &context)
{
    return {
        new OverviewPage(context),
        new ReviewPage(context),
        new HitsPage(context),
        new StoresPage(context),
        new PoliciesPage(context),
        new ReplayPage(context),
    };
}

} // namespace cacheloupe
