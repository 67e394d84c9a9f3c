// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/key_fields.h"

#include <memory>
#include <string>
#include <string_view>

namespace cacheloupe {

/// Single values out of a good line, decoded; empty when absent. Faster than a whole record. 64 bytes behind the line
/// must be readable. One thread.
class LineValues {
public:
    LineValues();
    ~LineValues();
    std::string member(std::string_view line, std::string_view name);
    std::string requestField(std::string_view line, KeyField field);
    /// The request's value, else the entry's.
    std::string eitherField(std::string_view line, KeyField field);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace cacheloupe
