// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// A path of a dialect file, taken apart once: `choices.0.message.content`, `events.[name=gen_ai.user.message].body`.
/// A step is a member, an index (negative from the end), or `[path=text]`: the last element of a list whose value at
/// `path` is that text. Members whose own names hold dots are found too. Immutable.
class JsonPath {
public:
    explicit JsonPath(std::string_view text);

    /// The value; nullptr when any step is missing.
    const Json *in(const Json &root) const { return find(root, 0); }
    /// The same, but nullptr also for null and the empty text.
    const Json *presentIn(const Json &root) const;
    const std::string &text() const { return m_text; }
    const std::string &root() const;

private:
    struct Step {
        std::string name;
        bool isIndex = false;
        long index = 0;
        std::vector<JsonPath> selector; ///< empty or one
        std::string selected;
    };
    static Step stepOf(std::string_view text);
    const Json *find(const Json &at, size_t step) const;
    const Json *findMember(const Json &object, size_t step) const;
    const Json *findElement(const Json &list, size_t step) const;

    std::string m_text;
    std::vector<Step> m_steps;
};

} // namespace cacheloupe
