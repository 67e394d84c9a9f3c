// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/demo_traffic.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cacheloupe {

/// Plants wrong reuses of every kind in the week: at planned times it finds an entry whose fault the kind describes and
/// serves it to somebody who should not get it. One thread; the parts belong to the caller and outlive it.
class DemoFaultPlanter {
public:
    DemoFaultPlanter(const DemoScene &scene, DemoPool &pool, DemoRecorder &recorder, DemoTraffic &traffic, const DemoQuestions &questions, Random &random);

    /// Sets the times of all faults of a week with so many events.
    void plan(size_t events);
    /// Plants everything that is due by `now`. What finds no entry yet is prepared and tried again later.
    void plantUntil(Instant now);

private:
    struct Planned {
        size_t kind = 0;
        int attempt = 0;
    };
    struct Choice {
        size_t entry = 0;
        DemoRequest request;
        std::string why;
    };
    using Fits = std::function<bool(const DemoEntry &)>;

    bool plant(size_t kind, Instant at);
    std::optional<Choice> choose(const std::string &kind, Instant at);
    std::optional<Choice> outdatedAnswer(std::string_view site, Instant at);
    std::optional<Choice> outdatedPrompt(Instant at);
    std::optional<Choice> nearMiss(const std::string &kind, Instant at);
    std::optional<Choice> otherLocale(Instant at);
    std::optional<Choice> otherTenant(Instant at);
    std::optional<Choice> lowerRole(Instant at);
    std::optional<Choice> sameFamily(Instant at, const Fits &fits);
    std::optional<Choice> otherConversation(Instant at);
    void prepare(const std::string &kind, Instant at);

    std::optional<size_t> pick(Instant at, const Fits &fits);
    std::optional<size_t> pickFamily(const std::function<bool(const DemoFamily &)> &fits);
    const DemoUser &reader(const DemoEntry &entry);
    DemoRequest again(const DemoEntry &entry, Instant at);
    DemoMatch match(const Choice &choice);
    std::string explanation(const DemoFaultKind &kind, const Choice &choice) const;
    std::string changedTrack(std::string_view kind) const;

    const DemoScene &m_scene;
    DemoPool &m_pool;
    DemoRecorder &m_recorder;
    DemoTraffic &m_traffic;
    const DemoQuestions &m_questions;
    Random &m_random;
    std::multimap<Instant, Planned> m_planned;
    std::map<std::string, size_t> m_nearMissTurn; ///< so that all near misses of a kind get their turn
};

} // namespace cacheloupe
