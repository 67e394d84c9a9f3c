// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/hit_actions.h"

#include "ui/hits/hit_grid.h"
#include "ui/records/hit_view.h"
#include "ui/support/format.h"
#include "ui/support/navigator.h"
#include "ui/support/notices.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/verdict_look.h"

#include <QAction>
#include <QMenu>

namespace cacheloupe {

namespace {

constexpr size_t kMostMarked = 10000;
constexpr size_t kMostReviewed = 200;

} // namespace

HitActions::HitActions(const AppContext &context, HitList &list, HitGrid &grid, QWidget *page)
    : QObject(page), m_context(context), m_list(list), m_grid(grid), m_page(page)
{
    m_reviewShown = new QAction(symbolicIcon(QStringLiteral("review"), ThemeRole::onAccent), tr("Review shown hits"), page);
    m_reviewShown->setObjectName(QStringLiteral("hits.reviewShown"));
    connect(m_reviewShown, &QAction::triggered, this, [this] { goWithIds(PageId::review, shownHits(kMostReviewed)); });
    m_onSelection << add(QStringLiteral("review"), tr("Review this"), {}, [this] { reviewSelected(); });
    m_onSelection << add(QStringLiteral("replay"), tr("Replay"), Qt::Key_R, [this] { goWithIds(PageId::replay, selectedHits(kMostReviewed)); });
    m_onSelection << add(QStringLiteral("alike"), tr("Find alike"), Qt::Key_F, [this] {
        withCurrentRecord([this](const Hit &hit) {
            const QString query = alikeQuery(hit);
            if (query.isEmpty())
                m_context.notices.tell(tr("This event names no entry: it has neither a key nor an answered question."));
            else
                Q_EMIT queryWanted(query);
        });
    });
    m_onSelection << add(QStringLiteral("site"), tr("Filter to this call site"), {}, [this] {
        const std::string_view site = m_list.table()->callSite(m_list.rows().at(m_grid.currentRow()));
        Q_EMIT callSiteWanted(QString::fromUtf8(site.data(), qsizetype(site.size())));
    });
    m_onSelection << add(QStringLiteral("entry"), tr("Show entry in Stores"), {}, [this] {
        withCurrentRecord([this](const Hit &hit) {
            Destination to;
            to.page = PageId::stores;
            to.entryKey = toText(hit.key.empty() ? hit.entry.id : hit.key);
            m_context.navigator.go(to);
        });
    });
    m_onSelection << add(QStringLiteral("policy"), tr("Set policy"), Qt::Key_P, [this] {
        withCurrentRecord([this](const Hit &hit) {
            Destination to;
            to.page = PageId::policies;
            to.callSite = toText(hit.callSite);
            m_context.navigator.go(to);
        });
    });
    for (const Verdict verdict : kVerdicts) {
        QAction *action = add(QStringLiteral("verdict.%1").arg(int(verdict)), verdictText(verdict), QKeySequence(Qt::Key_0 + int(verdict)), [this, verdict] { mark(verdict); });
        action->setIcon(symbolicIcon(verdictLook(verdict).icon, verdictLook(verdict).role));
        m_verdicts << action;
    }
    m_verdicts << add(QStringLiteral("verdict.0"), tr("Clear verdict"), Qt::Key_0, [this] { mark(Verdict::none); });
    connect(&grid, &HitGrid::selectionChanged, this, &HitActions::updateEnabled);
    updateEnabled();
}

QAction *HitActions::add(const QString &name, const QString &text, const QKeySequence &key, std::function<void()> run)
{
    auto *action = new QAction(text, m_page);
    action->setObjectName(QStringLiteral("hits.action.") + name);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    m_page->addAction(action);
    return action;
}

void HitActions::setEnabled(bool enabled)
{
    m_enabled = enabled;
    updateEnabled();
}

void HitActions::updateEnabled()
{
    const bool selected = m_enabled && m_grid.currentRow() >= 0 && m_grid.currentRow() < m_list.rows().count();
    for (QAction *action : m_onSelection + m_verdicts)
        action->setEnabled(selected);
    m_reviewShown->setEnabled(m_list.rows().count() > 0);
}

void HitActions::fillMenu(QMenu &menu)
{
    menu.addActions(m_onSelection);
    QMenu *verdicts = menu.addMenu(tr("Verdict"));
    verdicts->addActions(m_verdicts);
}

std::vector<HitRow> HitActions::selectedHits(size_t limit) const
{
    std::vector<HitRow> hits;
    for (const GridSelection::Range &range : m_grid.selection().ranges()) {
        for (int i = range.first; i <= range.last && hits.size() < limit; ++i) {
            if (m_list.table()->kind(m_list.rows().at(i)) == EventKind::hit)
                hits.push_back(m_list.rows().at(i));
        }
    }
    return hits;
}

std::vector<HitRow> HitActions::shownHits(size_t limit) const
{
    std::vector<HitRow> hits;
    for (int i = 0; i < m_list.rows().count() && hits.size() < limit; ++i) {
        if (m_list.table()->kind(m_list.rows().at(i)) == EventKind::hit)
            hits.push_back(m_list.rows().at(i));
    }
    return hits;
}

void HitActions::mark(Verdict verdict)
{
    if (!m_enabled)
        return;
    auto rows = selectedHits(kMostMarked + 1);
    if (rows.empty() || rows.size() > kMostMarked) {
        m_context.notices.tell(rows.empty() ? tr("Only hits take a verdict: select a hit.")
                                            : tr("Select at most %1 hits to mark at once.").arg(formatCount(kMostMarked)));
        return;
    }
    m_marking = runOnLane<std::vector<VerdictRecord>>(
        m_context.lanes,
        [table = m_list.table(), rows = std::move(rows), verdict](std::stop_token, ProgressReport &) {
            std::vector<VerdictRecord> records;
            for (const HitRow row : rows) {
                VerdictRecord record;
                record.hitId = table->hitId(row);
                record.source = table->source(table->sourceIndex(row)).path().string();
                record.callSite = table->callSite(row);
                record.verdict = verdict;
                records.push_back(std::move(record));
            }
            std::erase_if(records, [](const VerdictRecord &record) { return record.hitId.empty(); });
            return records;
        },
        [this](std::vector<VerdictRecord> records) {
            for (VerdictRecord &record : records) {
                if (const VerdictRecord *before = m_context.verdicts.record(hash128(record.hitId)))
                    record.note = before->note;
            }
            m_context.verdicts.set(records);
        });
}

void HitActions::reviewSelected()
{
    goWithIds(PageId::review, selectedHits(kMostReviewed));
}

void HitActions::goWithIds(PageId page, std::vector<HitRow> rows)
{
    if (rows.empty()) {
        m_context.notices.tell(tr("There is no hit to show: only hits can be reviewed and replayed."));
        return;
    }
    m_going = runOnLane<QStringList>(
        m_context.lanes,
        [table = m_list.table(), rows = std::move(rows)](std::stop_token, ProgressReport &) {
            QStringList ids;
            for (const HitRow row : rows)
                ids << QString::fromStdString(table->hitId(row));
            return ids;
        },
        [this, page](QStringList ids) {
            Destination to;
            to.page = page;
            to.hitIds = std::move(ids);
            m_context.navigator.go(to);
        });
}

void HitActions::withCurrentRecord(std::function<void(const Hit &)> use)
{
    if (m_grid.currentRow() < 0)
        return;
    m_going = runOnLane<Result<Hit>>(
        m_context.lanes, [table = m_list.table(), row = m_list.rows().at(m_grid.currentRow())](std::stop_token, ProgressReport &) { return table->record(row); },
        [this, use = std::move(use)](Result<Hit> hit) {
            if (hit)
                use(*hit);
            else
                m_context.notices.fail(hit.error());
        });
}

} // namespace cacheloupe
