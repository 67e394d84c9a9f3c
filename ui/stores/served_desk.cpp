// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/served_desk.h"

#include "core/domain/hit_query_fields.h"
#include "ui/stores/served_index.h"
#include "ui/stores/served_view.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/navigator.h"
#include "ui/support/verdict_book.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cacheloupe {

namespace {

constexpr size_t kQueryLetters = 300;

struct ServedList {
    std::vector<ServedLine> lines;
    std::uint64_t total = 0;
};

ServedLine lineOf(const HitTable &log, HitRow row)
{
    const float similarity = log.similarity(row);
    return {log.time(row), log.queryText(row, kQueryLetters), std::isnan(similarity) ? std::nullopt : std::optional(double(similarity)), log.hitId(row),
            log.idHash(row)};
}

Result<ServedList> servedList(const HitTable &log, const ServedHits &hits, const CacheEntry &entry, const std::stop_token &stop)
{
    auto rows = hits.servedBy(entry);
    ServedList out;
    out.total = rows.size();
    const auto newest = rows.begin() + std::ptrdiff_t(std::min(rows.size(), ServedDesk::kMostLines));
    // Hits without a time come last.
    std::partial_sort(rows.begin(), newest, rows.end(),
                      [&](HitRow one, HitRow other) { return std::pair(log.time(one), one) > std::pair(log.time(other), other); });
    for (auto row = rows.begin(); row != newest; ++row) {
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        out.lines.push_back(lineOf(log, *row));
    }
    return out;
}

} // namespace

ServedDesk::ServedDesk(const AppContext &context, ServedIndex &index, ServedView &view, QObject *parent)
    : QObject(parent), m_context(context), m_index(index), m_view(view)
{
    connect(&index, &ServedIndex::made, this, &ServedDesk::find);
    connect(&context.hitLog, &HitLogSession::reset, this, &ServedDesk::find);
    connect(&context.verdicts, &VerdictBook::changed, this, &ServedDesk::showVerdicts);
    connect(&view, &ServedView::hitRequested, this, [this](const QString &hitId) {
        Destination hit;
        hit.page = PageId::hits;
        hit.query = QStringLiteral("id:") + toText(quotedForQuery(hitId.toStdString()));
        m_context.navigator.go(hit);
    });
}

ServedDesk::~ServedDesk()
{
    m_finding.cancel();
}

void ServedDesk::show(std::shared_ptr<const CacheEntry> entry)
{
    m_entry = std::move(entry);
    find();
}

void ServedDesk::clear()
{
    m_finding.cancel();
    m_entry.reset();
}

void ServedDesk::setActive(bool active)
{
    if (std::exchange(m_isActive, active) != active)
        find();
}

void ServedDesk::find()
{
    m_finding.cancel();
    if (!m_entry || !m_isActive)
        return;
    m_index.want();
    const auto log = m_context.hitLog.table();
    const auto hits = m_index.hits();
    if (!hits) {
        m_view.setState(log->rowCount() == 0 && !m_context.hitLog.isLoading() ? tr("Open a hit log to see which hits this entry served.")
                                                                              : tr("Looking for the hits this entry served…"));
        return;
    }
    m_finding = runOnLane<Result<ServedList>>(
        m_context.lanes, [log, hits, entry = m_entry](std::stop_token stop, ProgressReport &) { return servedList(*log, *hits, *entry, stop); },
        [this](Result<ServedList> found) {
            if (!found)
                return;
            if (found->total == 0) {
                m_view.setState(tr("No hit in the open logs names this entry."));
                return;
            }
            m_view.setLines(std::move(found->lines), found->total);
            showVerdicts();
        });
}

void ServedDesk::showVerdicts()
{
    m_view.setVerdicts([this](const Hash128 &hit) { return m_context.verdicts.verdict(hit); });
}

} // namespace cacheloupe
