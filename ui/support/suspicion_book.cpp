// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/suspicion_book.h"

#include "core/review/log_signals.h"
#include "core/review/suspicion.h"
#include "ui/support/hit_log_session.h"

namespace cacheloupe {

namespace {

constexpr std::uint32_t kRowMask = HitBlock::kRows - 1;

} // namespace

SuspicionScores::SuspicionScores() : m_blocks(new std::atomic<Block *>[HitBlocks::kMost] {}) {}

SuspicionScores::~SuspicionScores()
{
    for (std::uint32_t i = 0; i < HitBlocks::kMost; ++i)
        delete m_blocks[i].load(std::memory_order_relaxed);
}

float SuspicionScores::score(HitRow row) const
{
    const auto *block = m_blocks[row >> HitBlock::kShift].load(std::memory_order_acquire);
    return block ? (*block)[row & kRowMask].load(std::memory_order_relaxed) : std::numeric_limits<float>::quiet_NaN();
}

void SuspicionScores::set(HitRow row, float score)
{
    auto &slot = m_blocks[row >> HitBlock::kShift];
    auto *block = slot.load(std::memory_order_relaxed);
    if (!block) {
        auto fresh = std::make_unique<Block>(HitBlock::kRows);
        for (auto &value : *fresh)
            value.store(std::numeric_limits<float>::quiet_NaN(), std::memory_order_relaxed);
        block = fresh.release();
        slot.store(block, std::memory_order_release);
    }
    (*block)[row & kRowMask].store(score, std::memory_order_relaxed);
}

SuspicionBook::SuspicionBook(HitLogSession &hitLog, QObject *parent)
    : QObject(parent), m_hitLog(hitLog), m_scores(std::make_shared<SuspicionScores>()), m_lane(1)
{
    connect(&hitLog, &HitLogSession::reset, this, &SuspicionBook::restart);
    connect(&hitLog, &HitLogSession::finished, this, &SuspicionBook::judge);
}

void SuspicionBook::restart()
{
    m_judging.cancel();
    m_scores = std::make_shared<SuspicionScores>();
    m_progress = {};
    m_complete = true;
}

void SuspicionBook::judge()
{
    const HitRow from = HitRow(m_progress.done);
    const HitRow to = m_hitLog.table()->rowCount();
    if (from >= to)
        return;
    m_complete = false;
    m_judging = runOnLane<HitRow>(
        m_lane,
        [table = m_hitLog.table(), scores = m_scores, from, to](std::stop_token stop, ProgressReport &report) {
            const LogSignals log(*table);
            HitRow row = from;
            for (; row < to && !stop.stop_requested(); ++row) {
                if (table->kind(row) == EventKind::hit)
                    if (const auto hit = table->record(row))
                        scores->set(row, float(suspicionScore(*hit, &log)));
                if ((row & 255) == 0)
                    report({row, to});
            }
            return row;
        },
        [this, to](HitRow done) {
            m_progress = {done, to};
            m_complete = true;
            Q_EMIT advanced();
            Q_EMIT completed();
        },
        [this](Progress p) {
            m_progress = p;
            Q_EMIT advanced();
        });
}

} // namespace cacheloupe
