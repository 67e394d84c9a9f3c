// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/what_if_session.h"

#include <algorithm>
#include <utility>

namespace cacheloupe {

namespace {

/// A filter with more ids takes longer to read than to scroll.
constexpr size_t kMostIds = 500;

std::vector<RowVerdict> rowVerdictsOf(const HitTable &table, const VerdictBook::Records &records)
{
    std::vector<RowVerdict> verdicts;
    for (const auto &[hash, record] : records)
        if (const auto row = table.rowOfIdHash(hash))
            verdicts.push_back({*row, record.verdict, record.stratum == ReviewStratum::random});
    std::sort(verdicts.begin(), verdicts.end(), [](const RowVerdict &a, const RowVerdict &b) { return a.row < b.row; });
    return verdicts;
}

const PolicyDocument &documentOf(const WhatIfQuestion &question, WhatIfSide side)
{
    if (side == WhatIfSide::other && question.other)
        return *question.other;
    return side == WhatIfSide::published ? question.published : question.draft;
}

/// What one side of the question asks of the facts.
WhatIfInput inputOf(const LookupFacts &facts, const WhatIfQuestion &question, WhatIfSide side, const std::vector<RowVerdict> &verdicts, const std::stop_token &stop)
{
    WhatIfInput input{facts, documentOf(question, side), &question.published, verdicts, question.callSite};
    input.stop = stop;
    return input;
}

Result<WhatIfAnswer> answerTo(const LookupFacts &facts, const WhatIfQuestion &question, const std::vector<RowVerdict> &verdicts, const std::stop_token &stop)
{
    WhatIfAnswer answer;
    const auto count = [&](WhatIfSide side, WhatIfCounts &into) -> Status {
        auto result = whatIf(inputOf(facts, question, side, verdicts, stop));
        if (!result)
            return result.error();
        into = std::move(result->total);
        return {};
    };
    if (const Status status = count(WhatIfSide::published, answer.published); !status)
        return status.error();
    if (const Status status = count(WhatIfSide::draft, answer.draft); !status)
        return status.error();
    if (!question.other)
        return answer;
    answer.other.emplace();
    if (const Status status = count(WhatIfSide::other, *answer.other); !status)
        return status.error();
    return answer;
}

} // namespace

WhatIfSession::WhatIfSession(const AppContext &context, QObject *parent) : QObject(parent), m_context(context)
{
    // Facts of a table that is gone hold its memory.
    connect(&context.hitLog, &HitLogSession::reset, this, [this] {
        m_reading.cancel();
        m_deciding.cancel();
        m_finding.cancel();
        m_held.reset();
    });
}

void WhatIfSession::ask(WhatIfQuestion question)
{
    m_question = std::make_shared<const WhatIfQuestion>(std::move(question));
    const auto table = m_context.hitLog.table();
    const bool isHeld = m_held && m_held->table == table;
    if (!isHeld || m_held->facts.rowCount() != table->rowCount())
        read();
    // What was read before answers until the rest has come.
    if (isHeld)
        decide();
}

void WhatIfSession::read()
{
    const auto table = m_context.hitLog.table();
    if (m_reading.isRunning() && m_readingTable == table)
        return;
    m_readingTable = table;
    using HeldResult = Result<std::shared_ptr<const Held>>;
    const auto before = m_held && m_held->table == table ? m_held : nullptr;
    m_reading = runOnLane<HeldResult>(
        m_context.lanes,
        [table, before](std::stop_token stop, ProgressReport &report) -> HeldResult {
            LookupFactsOptions options;
            options.stop = stop;
            options.onProgress = [&](HitRow rows) { report({rows, table->rowCount()}); };
            auto facts = before ? before->facts.extended(options) : LookupFacts::read(*table, std::nullopt, options);
            if (!facts)
                return facts.error();
            return std::make_shared<const Held>(Held{table, std::move(*facts)});
        },
        [this](HeldResult held) {
            if (!held) {
                Q_EMIT failed(held.error());
                return;
            }
            m_held = std::move(*held);
            decide();
        },
        [this, isFirst = before == nullptr](Progress progress) {
            if (isFirst && progress.total > 0)
                Q_EMIT reading(double(progress.done) / double(progress.total));
        });
}

void WhatIfSession::decide()
{
    m_deciding = runOnLane<Result<WhatIfAnswer>>(
        m_context.lanes,
        [held = m_held, question = m_question, records = m_context.verdicts.records()](std::stop_token stop, ProgressReport &) {
            return answerTo(held->facts, *question, rowVerdictsOf(*held->table, records), stop);
        },
        [this](const Result<WhatIfAnswer> &answer) {
            if (answer)
                Q_EMIT answered(*answer);
        });
}

void WhatIfSession::findIds(WhatIfSide side, WhatIfOutcome outcome, std::optional<DecisionReason> reason)
{
    if (!m_held || !m_question)
        return;
    using Found = std::pair<QStringList, quint64>;
    m_finding = runOnLane<Found>(
        m_context.lanes,
        [held = m_held, question = m_question, records = m_context.verdicts.records(), side, outcome, reason](std::stop_token stop, ProgressReport &) -> Found {
            const auto verdicts = rowVerdictsOf(*held->table, records);
            const auto rows = whatIfRows(inputOf(held->facts, *question, side, verdicts, stop), outcome, reason);
            Found found;
            if (!rows)
                return found;
            found.second = rows->size();
            const size_t shown = std::min(rows->size(), kMostIds);
            for (size_t i = 0; i < shown && !stop.stop_requested(); ++i)
                found.first.push_back(QString::fromStdString(held->table->hitId((*rows)[i * rows->size() / shown])));
            return found;
        },
        [this](const Found &found) { Q_EMIT idsFound(found.first, found.second); });
}

} // namespace cacheloupe
