// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/store_sites.h"

namespace cacheloupe {

void StoreSites::tell(const QStringList &callSites)
{
    if (callSites == m_names)
        return;
    m_names = callSites;
    Q_EMIT changed();
}

} // namespace cacheloupe
