// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace cacheloupe {

/// From now on the table's rows are as high as its text asks for, also when the text grows. GUI thread.
void fitRowsToText(QTableView &table);

} // namespace cacheloupe
