// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/hitlog/hit_table.h"
#include "core/hitlog/line_facts.h"

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <thread>
#include <vector>

namespace cacheloupe {

/// The key fields that scans compare between events.
inline constexpr std::array<KeyField, 15> kScannedFields = {
    KeyField::routeProvider,      KeyField::routeModel,         KeyField::promptTemplateHash,      KeyField::promptSystemVersion,
    KeyField::promptToolSchemaVersion, KeyField::promptSafetyPolicyVersion, KeyField::sourceCorpusVersion, KeyField::toolArgsHash,
    KeyField::toolResultVersion,  KeyField::accessTenant,       KeyField::accessSubject,           KeyField::accessRole,
    KeyField::accessPolicyVersion, KeyField::outputLocale,      KeyField::freshnessSourceRevision};

/// A set of their values as hashes, in that order; 0 = absent.
using ScannedValues = std::array<std::uint32_t, kScannedFields.size()>;

/// One event as scans see it: small numbers for texts (0 = absent), the same number for the same text.
struct EventFact {
    HitRow row = 0;
    std::uint32_t key = 0;
    std::uint32_t entry = 0;    ///< the entry's id, without one its key, else what it answers
    std::uint32_t user = 0;     ///< the user, without one the subject
    std::uint32_t session = 0;
    std::uint32_t question = 0;
    std::uint32_t answered = 0; ///< the question of the entry
    std::uint32_t answer = 0;
    std::uint32_t request = 0;  ///< question, key fields, messages and parameters together
    std::uint32_t asked = 0;    ///< the request's set of values
    std::uint32_t stored = 0;   ///< the entry's
    float temperature = kAbsent;
    CallerSays caller = CallerSays::nothing;
    EventKind kind = EventKind::malformed;
    MatchKind match = MatchKind::unknown;
};

struct EventFactsOptions {
    std::stop_token stop;
    unsigned workers = std::thread::hardware_concurrency();
    std::function<void(std::uint64_t eventsDone)> onProgress; ///< on a worker, at most ten times a second
};

/// The events of a log, without malformed lines and totals of counters, in the order of the log: what all scans share.
/// Reads every line once; some 60 bytes an event. Immutable; any thread reads.
class EventFacts {
public:
    /// Of the rows, or of all. Fails with cancelled, or io when a log cannot be read any more.
    static Result<EventFacts> read(const HitTable &table, std::optional<std::span<const HitRow>> rows = std::nullopt, const EventFactsOptions &options = {});

    const HitTable &table() const { return *m_table; }
    const std::vector<EventFact> &events() const { return m_events; }
    const ScannedValues &values(std::uint32_t set) const { return m_sets[set]; }
    /// One above the highest number.
    std::uint32_t keyCount() const { return m_keys; }
    std::uint32_t entryCount() const { return m_entries; }
    std::uint32_t requestCount() const { return m_requests; }
    std::uint32_t answerCount() const { return m_answers; }
    std::uint32_t questionCount() const { return m_questions; }

private:
    const HitTable *m_table = nullptr;
    std::vector<EventFact> m_events;
    std::vector<ScannedValues> m_sets; ///< by number; the first is empty
    std::uint32_t m_keys = 0;
    std::uint32_t m_entries = 0;
    std::uint32_t m_requests = 0;
    std::uint32_t m_answers = 0;
    std::uint32_t m_questions = 0;
};

} // namespace cacheloupe
