// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/event_stream.h"

#include <algorithm>

namespace cacheloupe {

namespace {

std::string_view withoutBom(std::string_view body)
{
    return body.starts_with("\xEF\xBB\xBF") ? body.substr(3) : body;
}

/// Gathers the fields of one event.
class EventReader {
public:
    void take(std::string_view line)
    {
        if (line.empty())
            return finish();
        const size_t colon = line.find(':');
        const std::string_view field = line.substr(0, colon);
        std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
        if (value.starts_with(' '))
            value.remove_prefix(1);
        // A line that begins with a colon is a comment: its field is empty. id and retry do not matter to a body that is whole.
        if (field == "data") {
            m_hasData = true;
            (m_event.data += value) += '\n';
        } else if (field == "event") {
            m_event.name = value;
        }
    }

    void finish()
    {
        if (m_hasData) {
            m_event.data.pop_back();
            m_events.push_back(std::move(m_event));
        }
        m_event = {};
        m_hasData = false;
    }

    std::vector<StreamEvent> takeEvents() { return std::move(m_events); }

private:
    StreamEvent m_event;
    bool m_hasData = false;
    std::vector<StreamEvent> m_events;
};

} // namespace

std::vector<StreamEvent> readEventStream(std::string_view body)
{
    body = withoutBom(body);
    EventReader reader;
    while (!body.empty()) {
        const size_t end = body.find_first_of("\r\n");
        if (end == std::string_view::npos)
            break;
        reader.take(body.substr(0, end));
        body.remove_prefix(body[end] == '\r' && end + 1 < body.size() && body[end + 1] == '\n' ? end + 2 : end + 1);
    }
    // What has no end of line: the connection may have gone in the middle of it, unless it is the protocol's own last word.
    if (body == "data: [DONE]" || body == "data:[DONE]")
        reader.take(body);
    reader.finish();
    return reader.takeEvents();
}

bool looksLikeEventStream(std::string_view body)
{
    body = withoutBom(body);
    body.remove_prefix(std::min(body.find_first_not_of("\r\n"), body.size()));
    return body.starts_with("data:") || body.starts_with("event:") || body.starts_with("id:") || body.starts_with("retry:") || body.starts_with(':');
}

} // namespace cacheloupe
