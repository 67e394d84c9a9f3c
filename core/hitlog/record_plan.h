// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What a dialect needs of the members of a line: those its paths look at become values, those that are only carried
/// over stay text, the others are passed over. Reads lines with simdjson. Filled once, then immutable; any thread may
/// read.
class RecordPlan {
public:
    /// A member that is carried over, in the order of the line; `json` is empty when its value is in the record.
    struct Carried {
        std::string name;
        std::string json;
    };
    struct Reading {
        Json record = Json::object();
        std::vector<Carried> carried;
    };

    /// A dotted path that is looked at; the empty one wants everything.
    void want(std::string_view path);
    /// A dotted path that holds JSON as text, or what is taken out of a member that is carried over.
    void change(std::string_view path);
    /// A member that is not carried over.
    void omit(std::string_view name) { m_members[std::string(name)].isOmitted = true; }
    /// A line with this member must be read whole.
    void refuse(std::string_view name) { m_members[std::string(name)].isRefused = true; }

    /// False when the line is no object, or one that must be read whole.
    bool read(std::string_view line, Reading &reading) const;

private:
    struct Member {
        std::vector<std::string> inner; ///< wanted members of the value when it is an object
        bool isWanted = false;
        bool isWhole = false;
        bool isChanged = false;
        bool isText = false; ///< may hold JSON as text
        bool isOmitted = false;
        bool isRefused = false;
    };
    const Member &memberFor(std::string_view name) const;

    std::map<std::string, Member, std::less<>> m_members;
    Member m_unknown;
    Member m_dotted{{}, true, true, true, false, false, false};
    bool m_wantsAll = false;
};

} // namespace cacheloupe
