// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/event_facts.h"

#include "core/base/hash_table.h"
#include "core/hitlog/answer_codes.h"
#include "core/hitlog/counter_totals.h"
#include "core/hitlog/parallel.h"
#include "core/hitlog/row_text.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>

namespace cacheloupe {

namespace {

constexpr size_t kStep = 2048;
constexpr auto kReportEvery = std::chrono::milliseconds(100);
constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15ULL;

/// Numbers from 1 on for hashes other than 0.
class Numbers {
public:
    std::uint32_t of(std::uint64_t hash) { return hash == 0 ? 0 : m_codes.code({hash * kSpread, hash}) + 1; }
    std::uint32_t count() const { return m_codes.size() + 1; }

private:
    AnswerCodes m_codes;
};

struct AllNumbers {
    Numbers keys, entries, users, sessions, questions, answers, requests, sets;
};

struct KnownSet {
    std::uint32_t number = 0;
    ScannedValues values{};
};

/// One worker's way through lines.
class FactsWorker {
public:
    FactsWorker(const HitTable &table, AllNumbers &numbers) : m_text(table), m_numbers(numbers) {}

    Status fill(EventFact &out)
    {
        const auto line = m_text.line(out.row);
        if (!line)
            return line.error();
        const LineFacts facts = m_reader.read(*line);
        out.key = m_numbers.keys.of(facts.key);
        out.entry = m_numbers.entries.of(entryHash(facts));
        out.user = m_numbers.users.of(facts.user != 0 ? facts.user : facts.asked.of(KeyField::accessSubject));
        out.session = m_numbers.sessions.of(facts.session);
        out.question = m_numbers.questions.of(facts.question);
        out.answered = m_numbers.questions.of(facts.answered);
        out.answer = m_numbers.answers.of(facts.answer);
        out.request = facts.question == 0 ? 0 : m_numbers.requests.of((facts.question ^ (facts.asked.all + facts.rest * 7) * kSpread) | 1);
        out.asked = set(facts.asked);
        out.stored = set(facts.stored);
        out.temperature = facts.temperature;
        out.caller = facts.caller;
        return {};
    }

    const std::vector<KnownSet> &sets() const { return m_sets; }

private:
    /// Logs that name neither entry nor key still tell which answer to which question it was.
    static std::uint64_t entryHash(const LineFacts &facts)
    {
        if (facts.entry != 0 || facts.key != 0)
            return facts.entry != 0 ? facts.entry : facts.key;
        return facts.answer == 0 ? 0 : (facts.answer * 3 + facts.answered) | 1;
    }

    std::uint32_t set(const FieldHashes &fields)
    {
        ScannedValues values;
        std::uint64_t hash = 0;
        for (size_t i = 0; i < kScannedFields.size(); ++i) {
            values[i] = fields.of(kScannedFields[i]);
            hash = (hash ^ values[i]) * kSpread;
            hash ^= hash >> 29;
        }
        if (values == ScannedValues{})
            return 0;
        hash |= 1;
        const auto [number, isNew] = m_known.insert({hash * kSpread, hash});
        if (isNew) {
            *number = m_numbers.sets.of(hash);
            m_sets.push_back({*number, values});
        }
        return *number;
    }

    RowText m_text;
    AllNumbers &m_numbers;
    LineFactsReader m_reader;
    HashTable<std::uint32_t> m_known;
    std::vector<KnownSet> m_sets;
};

std::vector<EventFact> eventsOf(const HitTable &table, std::optional<std::span<const HitRow>> rows)
{
    std::vector<EventFact> events;
    const size_t count = rows ? rows->size() : table.rowCount();
    events.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        const HitRow row = rows ? (*rows)[i] : HitRow(i);
        if (table.kind(row) == EventKind::malformed || isCounter(table, row))
            continue;
        EventFact &event = events.emplace_back();
        event.row = row;
        event.kind = table.kind(row);
        event.match = table.match(row);
    }
    return events;
}

/// Steps of neighbours are taken by any worker.
class FactsRun {
public:
    FactsRun(const HitTable &table, std::vector<EventFact> &events, const EventFactsOptions &options)
        : m_table(table), m_events(events), m_options(options)
    {
    }

    Status run()
    {
        const auto workers = std::clamp<size_t>(m_events.size() / (4 * kStep), 1, std::max(1u, m_options.workers));
        onWorkers(unsigned(workers), [this](unsigned) { work(); });
        if (m_options.stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        return m_status;
    }

    AllNumbers numbers;
    std::vector<KnownSet> sets;

private:
    void work()
    {
        FactsWorker worker(m_table, numbers);
        Status status;
        for (size_t begin; (begin = m_next.fetch_add(kStep)) < m_events.size() && status && !m_options.stop.stop_requested();) {
            for (size_t i = begin; i < std::min(begin + kStep, m_events.size()) && status; ++i)
                status = worker.fill(m_events[i]);
            report(begin);
        }
        const std::lock_guard lock(m_mutex);
        if (!status) {
            m_status = status;
            m_next = m_events.size();
        }
        sets.insert(sets.end(), worker.sets().begin(), worker.sets().end());
    }

    void report(size_t done)
    {
        if (!m_options.onProgress)
            return;
        const std::lock_guard lock(m_mutex);
        const auto now = std::chrono::steady_clock::now();
        if (now - m_lastReport < kReportEvery)
            return;
        m_lastReport = now;
        m_options.onProgress(done);
    }

    const HitTable &m_table;
    std::vector<EventFact> &m_events;
    const EventFactsOptions &m_options;
    std::atomic<size_t> m_next = 0;
    std::mutex m_mutex;
    Status m_status;
    std::chrono::steady_clock::time_point m_lastReport = std::chrono::steady_clock::now();
};

} // namespace

Result<EventFacts> EventFacts::read(const HitTable &table, std::optional<std::span<const HitRow>> rows, const EventFactsOptions &options)
{
    EventFacts out;
    out.m_table = &table;
    out.m_events = eventsOf(table, rows);
    FactsRun run(table, out.m_events, options);
    if (auto status = run.run(); !status)
        return status.error();
    out.m_sets.resize(run.numbers.sets.count());
    for (const KnownSet &set : run.sets)
        out.m_sets[set.number] = set.values;
    out.m_keys = run.numbers.keys.count();
    out.m_entries = run.numbers.entries.count();
    out.m_requests = run.numbers.requests.count();
    out.m_answers = run.numbers.answers.count();
    out.m_questions = run.numbers.questions.count();
    return out;
}

} // namespace cacheloupe
