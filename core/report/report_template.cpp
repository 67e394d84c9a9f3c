// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_template.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <vector>

namespace cacheloupe {

namespace {

std::string escaped(std::string_view text, TemplateEscape escape)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (escape == TemplateEscape::markdown) {
            // A line break would end a table row.
            if (c == '\n' || c == '\r')
                out += ' ';
            else if (std::string_view("\\`*_{}[]<>#|&~").find(c) != std::string_view::npos)
                (out += '\\') += c;
            else
                out += c;
        } else if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '"') {
            out += "&quot;";
        } else if (c == '\'') {
            out += "&#39;";
        } else {
            out += c;
        }
    }
    return out;
}

class Filler {
public:
    Filler(std::string_view text, TemplateEscape escape) : m_text(text), m_escape(escape) {}

    Result<std::string> fill(const Json &values)
    {
        m_scopes = {&values};
        std::string out;
        if (Status done = render(0, m_text.size(), out); !done)
            return done.error();
        return out;
    }

private:
    const Json *find(std::string_view name) const
    {
        if (name == ".")
            return m_scopes.back();
        for (auto scope = m_scopes.rbegin(); scope != m_scopes.rend(); ++scope) {
            if (const Json *value = jsonAt(**scope, name))
                return value;
        }
        return nullptr;
    }

    static bool isTrue(const Json *value)
    {
        return value && !value->is_null() && *value != Json(false) && *value != Json("") && !(value->is_array() && value->empty());
    }

    static std::string textOf(const Json *value)
    {
        if (!value || value->is_null())
            return {};
        return value->is_string() ? toValidUtf8(value->get<std::string>()) : dumpJson(*value);
    }

    /// Position of the `{{/name}}` that closes the section whose body begins at `from`.
    size_t closing(std::string_view name, size_t from) const
    {
        const std::string close = "{{/" + std::string(name) + "}}";
        const std::string opens[] = {"{{#" + std::string(name) + "}}", "{{^" + std::string(name) + "}}"};
        size_t depth = 1;
        for (size_t at = from; at < m_text.size(); ++at) {
            const std::string_view rest = m_text.substr(at);
            if (rest.starts_with(opens[0]) || rest.starts_with(opens[1]))
                ++depth;
            else if (rest.starts_with(close) && --depth == 0)
                return at;
        }
        return std::string_view::npos;
    }

    Status section(char kind, std::string_view name, size_t from, size_t to, std::string &out)
    {
        const Json *value = find(name);
        if (kind == '^')
            return isTrue(value) ? Status() : render(from, to, out);
        if (!isTrue(value))
            return {};
        if (!value->is_array()) {
            m_scopes.push_back(value);
            Status done = render(from, to, out);
            m_scopes.pop_back();
            return done;
        }
        for (const Json &element : *value) {
            m_scopes.push_back(&element);
            Status done = render(from, to, out);
            m_scopes.pop_back();
            if (!done)
                return done;
        }
        return {};
    }

    Status render(size_t at, size_t end, std::string &out)
    {
        while (at < end) {
            const size_t open = std::min(m_text.find("{{", at), end);
            out += m_text.substr(at, open - at);
            if (open == end)
                return {};
            const size_t close = m_text.find("}}", open);
            if (close == std::string_view::npos || close + 2 > end)
                return Error{ErrorCode::parse, ErrorReason::none, "template", "{{ without }} at byte " + std::to_string(open)};
            std::string_view name = m_text.substr(open + 2, close - open - 2);
            at = close + 2;
            if (!name.starts_with('#') && !name.starts_with('^')) {
                out += escaped(textOf(find(name)), m_escape);
                continue;
            }
            const char kind = name.front();
            name.remove_prefix(1);
            const size_t closed = closing(name, at);
            if (closed == std::string_view::npos || closed > end)
                return Error{ErrorCode::parse, ErrorReason::none, "template", "{{" + std::string(1, kind) + std::string(name) + "}} is not closed"};
            if (Status done = section(kind, name, at, closed, out); !done)
                return done;
            at = closed + name.size() + 5;
        }
        return {};
    }

    std::string_view m_text;
    TemplateEscape m_escape;
    std::vector<const Json *> m_scopes;
};

} // namespace

Result<std::string> fillTemplate(std::string_view text, const Json &values, TemplateEscape escape)
{
    return Filler(text, escape).fill(values);
}

} // namespace cacheloupe
