// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// One event of a `text/event-stream`.
struct StreamEvent {
    std::string name; ///< of the `event` field; empty = message
    std::string data; ///< lines joined by \n
    bool operator==(const StreamEvent &) const = default;
};

/// The events of a whole body, by the rules of the WHATWG HTML standard (section 9.2.6): a leading BOM, lines ending in CR, LF
/// or CRLF, comments, fields with and without a space behind the colon. An event that no empty line ends was cut off and is
/// not among them, but for one: servers widely leave the empty line behind the last event out, so that a last event whose
/// line is complete counts. Pure; any thread.
std::vector<StreamEvent> readEventStream(std::string_view body);

/// True when the body looks like an event stream whatever its content type says.
bool looksLikeEventStream(std::string_view body);

} // namespace cacheloupe
