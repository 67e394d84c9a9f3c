// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/store/bytes_json.h"
#include "core/store/entry_mapper.h"

#include <algorithm>

namespace cacheloupe {

namespace {

/// Of at least one; the first unless one has the name.
template <typename Parts>
auto &mainOf(Parts &parts, std::string_view name)
{
    const auto it = std::find_if(parts.begin(), parts.end(), [&](const auto &part) { return part.name == name; });
    return it == parts.end() ? parts.front() : *it;
}

/// ASCII that JSON writes as it is.
bool isPlainText(std::string_view text)
{
    // Without a way out in between, so that it takes many letters at once.
    unsigned others = 0;
    for (const char c : text)
        others |= unsigned(c < 0x20) | unsigned(c == 0x7F) | unsigned(c == '"') | unsigned(c == '\\');
    return others == 0;
}

void append(std::string &out, std::string_view bytes)
{
    if (isPlainText(bytes))
        out.append(1, '"').append(bytes).append(1, '"');
    else
        out += dumpJson(bytesJson(bytes));
}

/// A JSON object of the fields, written out at once: a listing makes one for every row.
std::string fieldsText(const RawPart &part)
{
    constexpr size_t kSignsPerField = 6;
    size_t expected = 2;
    for (const auto &[name, value] : part.fields)
        expected += name.size() + value.size() + kSignsPerField;
    std::string out;
    out.reserve(std::min<size_t>(expected, CacheEntry::kMaxRawBytes));
    out = '{';
    size_t sizeBytes = 0;
    for (const auto &[name, value] : part.fields) {
        sizeBytes += value.size();
        if (sizeBytes > CacheEntry::kMaxRawBytes)
            break;
        if (out.size() > 1)
            out += ',';
        append(out, isPlainText(name) ? std::string_view(name) : std::string_view(toValidUtf8(name)));
        append(out += ':', value);
    }
    return out += '}';
}

/// Digits, a hash or a UUID rather than a name.
bool looksLikeId(std::string_view segment)
{
    constexpr size_t kShortestHash = 16;
    const bool isNumber = segment.find_first_not_of("0123456789") == std::string_view::npos;
    const bool isHash = segment.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
    return isNumber || (isHash && segment.size() >= kShortestHash);
}

/// The shortest remaining life of the parts is the entry's: without one of them it serves nothing.
std::optional<double> shortest(const RawEntry &raw, std::optional<double> RawPart::*member)
{
    std::optional<double> out;
    for (const auto &part : raw.parts)
        if (const auto &value = part.*member; value && (!out || *value < *out))
            out = value;
    return out;
}

} // namespace

void baseEntry(const RawEntry &raw, std::string_view mainPart, Instant now, CacheEntry &out)
{
    out.table = raw.table;
    out.rowId = raw.rowId;
    if (raw.parts.empty())
        return;
    const RawPart &main = mainOf(raw.parts, mainPart);
    out.key = main.key;
    out.rawType = main.type;
    out.encoding = main.fields.empty() ? (main.unsupported ? "" : "bytes") : "columns";
    for (const auto &part : raw.parts) {
        out.rawSizeBytes += part.sizeBytes;
        if (out.refusal.empty())
            out.refusal = part.refusal;
        if (raw.parts.size() > 1)
            out.partKeys.push_back(part.key);
        if (part.truncated && std::find(out.findings.begin(), out.findings.end(), "truncated") == out.findings.end())
            out.findings.emplace_back("truncated");
    }
    out.ttlLeftS = shortest(raw, &RawPart::ttlLeftS);
    out.idleS = shortest(raw, &RawPart::idleS);
    if (out.ttlLeftS)
        out.expiresAt = now + std::chrono::milliseconds(std::int64_t(*out.ttlLeftS * 1000));
    if (main.unsupported)
        out.state = EntryState::undecodable;
}

void addRawBytes(CacheEntry &entry, std::string_view mainPart, RawEntry &&raw)
{
    if (raw.parts.empty())
        return;
    RawPart &main = mainOf(raw.parts, mainPart);
    if (main.value.size() > CacheEntry::kMaxRawBytes)
        main.value.resize(CacheEntry::kMaxRawBytes);
    entry.rawBytes = main.fields.empty() ? std::move(main.value) : fieldsText(main);
}

std::string keyPrefix(std::string_view key)
{
    std::string_view prefix = key.substr(0, 0);
    for (size_t at = 0; at < key.size();) {
        const auto colon = key.find(':', at);
        const auto segment = key.substr(at, colon == std::string_view::npos ? colon : colon - at);
        if (colon == std::string_view::npos || looksLikeId(segment))
            break;
        prefix = key.substr(0, colon);
        at = colon + 1;
    }
    return toValidUtf8(prefix);
}

} // namespace cacheloupe
