// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/bars.h"
#include "ui/widgets/chip.h"

#include <QObject>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace cacheloupe {

/// A column of the grid. `name` is stable (settings, tests); widths are px at 100 % text.
struct GridColumn {
    QString name;
    QString title;
    int widthPx = 120;
    bool figure = false;       ///< right-aligned
    bool shownAtFirst = true;
    bool sortable = true;
    bool descendingFirst = false; ///< figures of interest: the first click shows the greatest
    bool flexible = false;        ///< takes the room that is left until the person arranges the columns
    QString hint{};               ///< what the title alone does not say
};

/// What one cell shows: text, and perhaps a chip or a bar instead of it. `text` is always the words for copying and for
/// screen readers.
struct GridCell {
    QString text;
    std::variant<std::monostate, ChipLook, SimilarityBar, AgeBar> mark;
    ThemeRole role = ThemeRole::text;
    bool pending = false; ///< the text is being read; cells of a source that says changed are asked again
};

/// The rows behind a grid. Everything is asked on the GUI thread and only for what is on screen, so rowCount may be
/// millions. Implementations answer within microseconds.
class GridSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual const std::vector<GridColumn> &columns() const = 0;
    virtual int rowCount() const = 0;
    /// `maxCodePoints` is what fits: longer texts may be cut there.
    virtual GridCell cell(int row, int column, size_t maxCodePoints) const = 0;
    /// A stable identity of the row, so that the current row survives sorting and filtering; see rowOf.
    virtual std::uint64_t identity(int row) const = 0;
    /// -1 when that row is gone.
    virtual int rowOf(std::uint64_t identity) const = 0;
    /// A line of totals under the rows.
    virtual bool hasTotals() const { return false; }
    virtual GridCell totalCell(int column) const
    {
        Q_UNUSED(column);
        return {};
    }
    /// Columns that make no sense for these rows are left out of the chooser.
    virtual bool isOffered(int column) const
    {
        Q_UNUSED(column);
        return true;
    }
    /// Before each paint.
    virtual void beginFrame() const {}

Q_SIGNALS:
    /// Other rows, or in another order.
    void rowsReplaced();
    /// More rows behind the known ones.
    void rowsAppended();
    /// Same rows, some cells look different.
    void cellsChanged();
};

} // namespace cacheloupe
