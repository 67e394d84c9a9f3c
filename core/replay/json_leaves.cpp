// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/json_leaves.h"

#include <algorithm>
#include <map>
#include <set>

namespace cacheloupe {

namespace {

constexpr int kDeepest = 100;

std::string scalarText(const Json &value) { return value.is_string() ? value.get<std::string>() : dumpJson(value); }

/// The member by which the objects of an array can be told apart.
std::string keyMember(const Json &array)
{
    for (const char *name : {"id", "name", "key", "sku", "code", "title"}) {
        std::set<std::string> seen;
        const auto tells = [&](const Json &item) { return item.is_object() && item.contains(name) && item[name].is_primitive() && seen.insert(scalarText(item[name])).second; };
        if (!array.empty() && std::all_of(array.begin(), array.end(), tells))
            return name;
    }
    return {};
}

std::string escapedSegment(const std::string &key)
{
    return key.find_first_of(".[]") == std::string::npos ? key : "\"" + key + "\"";
}

/// Walks the text beside the parsed document, so that each value's bytes are known. The text is valid JSON.
class LeafScan {
public:
    LeafScan(std::string_view text, std::vector<JsonLeaf> &out) : m_text(text), m_out(out) {}

    bool scan(const Json &value, const std::string &path, int depth)
    {
        if (depth > kDeepest)
            return false;
        skipSpace();
        if (value.is_object() && !value.empty())
            return scanObject(value, path, depth);
        if (value.is_array() && !value.empty())
            return scanArray(value, path, depth);
        const size_t begin = m_at;
        skipLeaf();
        m_out.push_back({path, value, {std::uint32_t(begin), std::uint32_t(m_at - begin)}});
        return true;
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r' || m_text[m_at] == '\t' || m_text[m_at] == ',' || m_text[m_at] == ':'))
            ++m_at;
    }

    void skipString()
    {
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at)
            m_at += m_text[m_at] == '\\';
        m_at = std::min(m_at + 1, m_text.size());
    }

    void skipLeaf()
    {
        if (m_text[m_at] == '"') {
            skipString();
            return;
        }
        if (m_text[m_at] == '{' || m_text[m_at] == '[') {
            m_at = std::min(m_text.find_first_of("}]", m_at), m_text.size() - 1) + 1;
            return;
        }
        m_at = std::min(m_text.find_first_of(",]} \n\r\t", m_at), m_text.size());
    }

    bool scanObject(const Json &object, const std::string &path, int depth)
    {
        ++m_at;
        // A member that comes twice counts as the parser took it; its bytes are the last ones.
        for (skipSpace(); m_at < m_text.size() && m_text[m_at] != '}'; skipSpace()) {
            const size_t begin = m_at;
            skipString();
            const auto key = parseJson(m_text.substr(begin, m_at - begin), "member");
            if (!key.ok() || !object.contains(key->get<std::string>()))
                return false;
            const std::string segment = escapedSegment(key->get<std::string>());
            if (!scan(object[key->get<std::string>()], path.empty() ? segment : path + "." + segment, depth + 1))
                return false;
        }
        ++m_at;
        return true;
    }

    bool scanArray(const Json &array, const std::string &path, int depth)
    {
        const std::string key = keyMember(array);
        const bool texts = std::all_of(array.begin(), array.end(), [](const Json &item) { return item.is_string(); });
        std::map<std::string, int> times;
        ++m_at;
        for (size_t i = 0; i < array.size(); ++i) {
            std::string segment = std::to_string(i);
            if (!key.empty())
                segment = scalarText(array[i][key]);
            else if (texts)
                segment = "=" + array[i].get<std::string>();
            if (const int again = times[segment]++; again > 0)
                segment += "#" + std::to_string(again + 1);
            if (!scan(array[i], path + "[" + segment + "]", depth + 1))
                return false;
        }
        skipSpace();
        ++m_at;
        return true;
    }

    std::string_view m_text;
    std::vector<JsonLeaf> &m_out;
    size_t m_at = 0;
};

} // namespace

std::optional<std::vector<JsonLeaf>> readJsonLeaves(std::string_view text)
{
    const auto document = parseJson(text, "answer");
    if (!document.ok())
        return std::nullopt;
    std::vector<JsonLeaf> out;
    if (!LeafScan(text, out).scan(*document, {}, 0))
        return std::nullopt;
    return out;
}

} // namespace cacheloupe
