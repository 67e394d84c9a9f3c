// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page_stack.h"
#include "ui/support/app_context.h"

namespace cacheloupe {

/// The pages of the window, in rail order: the one list that names them. The context must outlive the pages.
QList<PageEntry> pagesOf(const AppContext &context);

} // namespace cacheloupe
