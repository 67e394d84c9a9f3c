// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/suspicion_book.h"

#include "core/review/table_scorer.h"
#include "core/review/verdict_learning.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/verdict_book.h"
#include "ui/support/workspace_session.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::uint32_t kRowMask = HitBlock::kRows - 1;
constexpr std::chrono::milliseconds kLearnDelay{1500};
constexpr std::string_view kLearnSetting = "ranking.learn";

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

void SuspicionScores::reserve(HitRow count)
{
    for (std::uint32_t i = 0; i << HitBlock::kShift < count; ++i) {
        if (m_blocks[i].load(std::memory_order_relaxed))
            continue;
        auto fresh = std::make_unique<Block>(HitBlock::kRows);
        for (auto &value : *fresh)
            value.store(std::numeric_limits<float>::quiet_NaN(), std::memory_order_relaxed);
        m_blocks[i].store(fresh.release(), std::memory_order_release);
    }
}

void SuspicionScores::set(HitRow row, float score)
{
    (*m_blocks[row >> HitBlock::kShift].load(std::memory_order_acquire))[row & kRowMask].store(score, std::memory_order_relaxed);
}

SuspicionBook::SuspicionBook(HitLogSession &hitLog, QObject *parent)
    : QObject(parent), m_hitLog(hitLog), m_scores(std::make_shared<SuspicionScores>()),
      m_basis{std::make_shared<const LogSignals>(), std::make_shared<const LearnedCard>()}, m_lane(1)
{
    m_learnTimer.setSingleShot(true);
    m_learnTimer.setInterval(kLearnDelay);
    connect(&m_learnTimer, &QTimer::timeout, this, &SuspicionBook::learn);
    connect(&hitLog, &HitLogSession::reset, this, &SuspicionBook::restart);
    connect(&hitLog, &HitLogSession::finished, this, [this] { judge(false); });
}

void SuspicionBook::learnFrom(WorkspaceSession &workspace, const VerdictBook &verdicts)
{
    m_workspace = &workspace;
    m_verdicts = &verdicts;
    connect(&workspace, &WorkspaceSession::opened, this, &SuspicionBook::readSetting);
    connect(&verdicts, &VerdictBook::changed, this, &SuspicionBook::learnSoon);
    if (workspace.isOpen())
        readSetting();
}

void SuspicionBook::readSetting()
{
    m_setting = m_workspace->read<std::optional<std::string>>([](Workspace &workspace) { return workspace.setting(kLearnSetting); },
                                                              [this](Result<std::optional<std::string>> value) {
                                                                  m_learning = !value || !*value || **value != "off";
                                                                  learnSoon();
                                                              });
}

void SuspicionBook::setLearning(bool on)
{
    if (on == m_learning)
        return;
    m_learning = on;
    if (m_workspace && m_workspace->isOpen())
        m_workspace->write([on](Workspace &workspace) { return workspace.setSetting(kLearnSetting, on ? "on" : "off"); });
    learn();
}

void SuspicionBook::restart()
{
    m_judging.cancel();
    m_learningJob.cancel();
    m_scores = std::make_shared<SuspicionScores>();
    m_basis = {std::make_shared<const LogSignals>(), std::make_shared<const LearnedCard>()};
    m_progress = {};
    m_judged = 0;
    m_complete = true;
    m_rescoring = false;
}

void SuspicionBook::judge(bool anew)
{
    // Scoring anew that a grown log interrupts begins again with the rest.
    m_rescoring = anew || (m_rescoring && m_judging.isRunning());
    const HitRow from = m_rescoring ? 0 : m_judged;
    const HitRow to = m_hitLog.table()->rowCount();
    if (from >= to)
        return;
    m_complete = false;
    m_progress = {from, to};
    // Verdicts change nothing of what the log itself says.
    const auto known = anew ? m_basis.log : nullptr;
    m_judging = runOnLane<std::shared_ptr<const LogSignals>>(
        m_lane,
        [table = m_hitLog.table(), scores = m_scores, learned = m_basis.learned, known, from, to](std::stop_token stop, ProgressReport &report) {
            const auto log = known ? known : std::make_shared<const LogSignals>(*table, stop);
            scores->reserve(to);
            std::vector<HitRow> hits;
            for (HitRow row = from; row < to; ++row) {
                if (table->kind(row) == EventKind::hit)
                    hits.push_back(row);
            }
            ScoringOptions options;
            options.learned = learned.get();
            options.stop = stop;
            options.isBackground = true;
            // A log that cannot be read any more leaves its rows without a score.
            (void)scoreRows(*table, hits, *log, options, [&](size_t i, double score) { scores->set(hits[i], float(score)); },
                            [&](size_t done) { report({from + done * (to - from) / hits.size(), to}); });
            return log;
        },
        [this, to](std::shared_ptr<const LogSignals> log) {
            m_basis.log = std::move(log);
            m_progress = {to, to};
            const bool first = m_judged == 0;
            m_judged = std::max(m_judged, to);
            m_complete = true;
            m_rescoring = false;
            Q_EMIT advanced();
            Q_EMIT completed();
            if (first)
                learnSoon();
        },
        [this](Progress p) {
            m_progress = p;
            Q_EMIT advanced();
        });
}

void SuspicionBook::learnSoon()
{
    if (!m_learnTimer.isActive())
        m_learnTimer.start();
}

void SuspicionBook::learn()
{
    if (!m_verdicts || m_judged == 0)
        return;
    if (!m_learning) {
        LearnedCard off;
        off.state = LearningState::off;
        return take(std::move(off));
    }
    // One after the other: verdicts keep coming while a large log is scored anew.
    if (m_judging.isRunning() || m_learningJob.isRunning())
        return learnSoon();
    std::vector<std::pair<Hash128, Verdict>> verdicts;
    for (const auto &[hash, record] : m_verdicts->records())
        verdicts.emplace_back(hash, record.verdict);
    m_learningJob = runOnLane<Result<LearnedCard>>(
        m_lane,
        [table = m_hitLog.table(), log = m_basis.log, verdicts = std::move(verdicts)](std::stop_token, ProgressReport &) {
            std::vector<ReviewedRow> reviewed;
            for (const auto &[hash, verdict] : verdicts) {
                if (const auto row = table->rowOfIdHash(hash))
                    reviewed.push_back({*row, verdict});
            }
            std::sort(reviewed.begin(), reviewed.end(), [](const ReviewedRow &a, const ReviewedRow &b) { return a.row < b.row; });
            return learnFromRows(*table, *log, reviewed);
        },
        [this](Result<LearnedCard> card) {
            if (card)
                take(std::move(*card));
        });
}

void SuspicionBook::take(LearnedCard card)
{
    const bool counts = card.isActive() || m_basis.learned->isActive();
    m_basis.learned = std::make_shared<const LearnedCard>(std::move(card));
    Q_EMIT learnedChanged();
    if (counts)
        judge(true);
}

} // namespace cacheloupe
