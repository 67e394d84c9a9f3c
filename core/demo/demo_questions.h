// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/demo/demo_scene.h"

namespace cacheloupe {

/// Makes requests up: who asks what, where and in which words. Popular questions come back often, and some people greet,
/// thank or leave out the question mark. Draws from the caller's Random, keeps nothing else.
class DemoQuestions {
public:
    DemoQuestions(const DemoScene &scene, Random &random);

    /// Anybody's next request.
    DemoRequest any(Instant at) const;
    /// A question of that family by that user, in one of its wordings.
    DemoRequest ofFamily(Instant at, size_t family, const DemoUser &user) const;
    /// The same, word for word as given.
    DemoRequest withWords(Instant at, size_t family, const DemoUser &user, std::string_view words) const;

private:
    size_t family(size_t site, bool german) const;
    std::string typed(const std::string &core, const DemoRequest &request) const;

    const DemoScene &m_scene;
    Random &m_random;
};

} // namespace cacheloupe
