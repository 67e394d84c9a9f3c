// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace cacheloupe {

/// How the records of a log are stored, whatever they mean.
enum class LogContainer : std::uint8_t {
    jsonLines,    ///< one JSON object a line
    jsonDocument, ///< JSON over many lines: one array, objects one after another, or one object around a list of records
    csv,          ///< RFC 4180 with a header line
    sqlite,       ///< a table, or what a dialect selects
    textLines,    ///< lines that a dialect's line format takes apart
};

/// The container of one log and what is needed to read it.
struct LogShape {
    LogContainer container = LogContainer::jsonLines;
    char separator = ','; ///< csv
    std::string table;    ///< sqlite; empty when a dialect selects
    bool operator==(const LogShape &) const = default;
};

} // namespace cacheloupe
