// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/app_context.h"
#include "ui/support/page.h"

namespace cacheloupe {

/// The pages of the window, in rail order: the one list that names them.
QList<Page *> makePages(const AppContext &context);

} // namespace cacheloupe
