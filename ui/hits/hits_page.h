// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/facet_counts.h"
#include "ui/support/app_context.h"
#include "ui/support/page.h"
#include "ui/support/task.h"

#include <QPointer>

class QStackedWidget;

namespace cacheloupe {

class ColumnDialog;
class EmptyState;
class FacetPanel;
class FilterRow;
class HitActions;
class HitDetail;
class HitExporter;
class HitGrid;
class HitGroupsSource;
class HitList;
class HitRowsSource;
class PageHeader;
class ProgressStrip;
class SavedQueries;

/// Every event of the open logs: filter, facets, grid, detail. The query's text is the one truth about what is shown;
/// facets and presets only write into it. GUI thread.
class HitsPage : public Page {
    Q_OBJECT
public:
    static constexpr PageId kId = PageId::hits;
    static constexpr auto kIconName = "hits";
    static QString title() { return tr("Hits"); }

    explicit HitsPage(const AppContext &context, QWidget *parent = nullptr);

    void arrive(const Destination &destination) override;
    QWidget *focusTarget() override;
    QList<KeyHint> keyHints() const override;
    bool isBusy() const override;

    HitGrid *grid() const { return m_grid; }
    HitExporter *exporter() const { return m_exporter; }

private:
    void build();
    QWidget *buildContent();
    void connectAll();
    void addShortcuts();
    void applyQuery(const QString &text);
    void chooseFacet(const QString &field, const QStringList &values);
    void sortBy(int column, Qt::SortOrder order);
    void showSelected(int row);
    void activate(int row);
    void openGroup(int row, int column);
    void chooseColumns();
    void openMenu(const QPoint &globalPos);
    void switchGrouping();
    void countFacets();
    void showReport(FacetReport report);
    void showState();
    void showProgress();
    bool isFiltering() const;
    QString workText() const;
    void orderBy(int column, Qt::SortOrder order);
    void cancelWork();

    /// What the rows are asked to be.
    struct Shown {
        QString query;
        int column = -1;
        Qt::SortOrder order = Qt::AscendingOrder;
    };

    AppContext m_context;
    Shown m_asked;
    Shown m_settled; ///< the last that was finished
    HitList *m_list;
    HitRowsSource *m_rows;
    HitGroupsSource *m_groups;
    SavedQueries *m_saved;
    QPointer<ColumnDialog> m_columnDialog;
    PageHeader *m_header = nullptr;
    ProgressStrip *m_progress = nullptr;
    FilterRow *m_filter = nullptr;
    FacetPanel *m_facets = nullptr;
    HitGrid *m_grid = nullptr;
    HitDetail *m_detail = nullptr;
    QStackedWidget *m_stack = nullptr;
    QStackedWidget *m_gridStack = nullptr;
    EmptyState *m_nothing = nullptr;
    HitActions *m_actions = nullptr;
    HitExporter *m_exporter = nullptr;
    FacetReport m_report;
    Ticket m_counting;
    bool m_countAgain = false;
};

} // namespace cacheloupe
