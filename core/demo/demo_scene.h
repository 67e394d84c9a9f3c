// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/demo/demo_people.h"
#include "core/demo/demo_texts.h"
#include "core/demo/demo_world.h"

#include <optional>
#include <string>
#include <vector>

namespace cacheloupe {

/// One request as the product receives it.
struct DemoRequest {
    Instant at;
    size_t site = 0;
    size_t family = 0;
    const DemoUser *user = nullptr;
    std::string locale; ///< of the answer that is wanted
    std::string core;   ///< the wording, slots filled
    std::string query;  ///< the wording as this user typed it
    size_t turn = 0;    ///< which earlier question of the conversation it leans on
    double temperature = 0;
};

/// What holds during the week: world, texts and people, with the rules that turn a request into key fields and an
/// answer. Read only after construction; any thread.
class DemoScene {
public:
    DemoScene(DemoWorld world, std::vector<DemoFamily> families, Instant weekStart, std::uint64_t seed);

    const DemoWorld &world() const { return m_world; }
    const DemoPeople &people() const { return m_people; }
    Instant weekStart() const { return m_weekStart; }
    const DemoSite &site(size_t index) const { return m_world.sites[index]; }
    const DemoFamily &family(size_t index) const { return m_families[index]; }
    const std::vector<DemoFamily> &families() const { return m_families; }
    /// Families of a call site, most popular first.
    const std::vector<size_t> &familiesOf(size_t site) const { return m_familiesOf[site]; }

    size_t era(const DemoSite &site, Instant at) const;
    std::string promptVersion(const DemoSite &site, Instant at) const;
    /// The moment when the era that is in force at `at` began.
    Instant changeTime(std::string_view track, Instant at) const;

    /// The 32-field checklist as far as this call site logs it.
    KeyFields fields(const DemoRequest &request) const;
    /// The right answer to the request at its time; one of the written variants.
    std::string answer(const DemoRequest &request, Random &random) const;
    /// All variants of the right answer.
    std::vector<std::string> rightAnswers(const DemoRequest &request) const;
    /// A text of a personal family with this user's values.
    std::string fill(std::string_view text, const DemoRequest &request) const;
    /// What the cache keeps apart: answers are never shared between different texts of this kind.
    std::string partition(const DemoRequest &request) const;

private:
    std::string fieldValue(KeyField field, const DemoRequest &request) const;
    std::vector<const DemoAnswer *> fittingAnswers(const DemoRequest &request) const;

    DemoWorld m_world;
    std::vector<DemoFamily> m_families;
    std::vector<std::vector<size_t>> m_familiesOf;
    DemoPeople m_people;
    Instant m_weekStart;
};

} // namespace cacheloupe
