// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bytes_json.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <vector>

namespace cacheloupe {

namespace {

// The ordered object compares a new name with all before it: a huge object would take quadratic time.
constexpr size_t kMaxMembers = 5000;
constexpr size_t kMaxValues = 1'000'000;

/// Walks the text once and tells why it should not be parsed; empty = fine.
std::string_view refusal(std::string_view text, size_t maxDepth)
{
    std::vector<size_t> members;
    size_t values = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            for (++i; i < text.size() && text[i] != '"'; ++i)
                i += text[i] == '\\' ? 1 : 0;
        } else if ((c == ',' || c == '[' || c == '{') && ++values > kMaxValues) {
            return "too many values";
        } else if (c == '[' || c == '{') {
            members.push_back(0);
            if (members.size() > maxDepth)
                return "nested too deep";
        } else if ((c == ']' || c == '}') && !members.empty()) {
            members.pop_back();
        } else if (c == ':' && !members.empty() && ++members.back() > kMaxMembers) {
            return "too many members in one object";
        }
    }
    return {};
}

} // namespace

std::string base64(std::string_view bytes)
{
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (size_t i = 0; i < bytes.size(); i += 3) {
        const size_t n = std::min<size_t>(3, bytes.size() - i);
        unsigned group = 0;
        for (size_t k = 0; k < 3; ++k)
            group = (group << 8) | (k < n ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (size_t k = 0; k < 4; ++k)
            out += k <= n ? kAlphabet[(group >> (18 - 6 * k)) & 63] : '=';
    }
    return out;
}

Json bytesJson(std::string_view bytes)
{
    if (isValidUtf8(bytes))
        return Json(std::string(bytes));
    return Json{{"b64", base64(bytes)}};
}

std::string latin1FromUtf8(std::string_view text)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            out += text[i];
        } else if ((byte == 0xC2 || byte == 0xC3) && i + 1 < text.size()) {
            out += static_cast<char>((byte & 3) << 6 | (static_cast<unsigned char>(text[i + 1]) & 63));
            ++i;
        } else if ((byte & 0xC0) != 0x80) {
            out += '?';
        }
    }
    return out;
}

Result<Json> parseForeignJson(std::string_view text, std::string where, size_t maxDepth)
{
    if (const auto cause = refusal(text, maxDepth); !cause.empty())
        return Error{ErrorCode::limit, ErrorReason::malformedJson, std::move(where), std::string(cause)};
    return parseJson(text, std::move(where));
}

} // namespace cacheloupe
