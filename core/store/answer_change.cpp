// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/answer_change.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/driver/json_string.h"
#include "core/store/entry_mapper.h"

#include <algorithm>
#include <optional>

namespace cacheloupe {

namespace {

std::string_view withoutCondition(std::string_view path)
{
    return path.substr(0, path.find('?'));
}

std::string joined(std::string_view path, std::string_view rest)
{
    return rest.empty() ? std::string(path) : std::string(path) + '.' + std::string(rest);
}

/// Redis parts get the names, and rows the captures, that the layout knows them by.
bool nameParts(const EntryLayout &layout, RawEntry &raw)
{
    if (layout.table) {
        const auto captures = layout.table->match(raw.table);
        raw.captures = captures.value_or(KeyCaptures());
        return captures.has_value();
    }
    for (RawPart &part : raw.parts) {
        for (const LayoutPart &known : layout.parts) {
            for (const KeyPattern &pattern : known.keys) {
                auto captures = part.name.empty() ? pattern.match(part.key) : std::nullopt;
                if (!captures)
                    continue;
                part.name = known.name;
                raw.captures = std::move(*captures);
            }
        }
        if (part.name.empty() || part.truncated || part.unsupported)
            return false;
    }
    return !raw.parts.empty();
}

/// One stored value with a new text in it.
class Rewriting {
public:
    Rewriting(const EntryLayout &layout, const DecodedEntry &decoded, std::string_view answer) : m_layout(layout), m_decoded(decoded), m_answer(answer) {}

    /// `bytes` stand at `path`, the text to replace in them at `rest`.
    std::optional<std::string> rewritten(std::string_view bytes, std::string_view path, std::string_view rest) const
    {
        const auto encoding = encodingOf(path);
        if (isJson(encoding))
            return inJson(bytes, path, rest);
        const bool isPlain = encoding.empty() || encoding == "text" || encoding == "bytes";
        return isPlain && rest.empty() && isValidUtf8(bytes) ? std::optional(std::string(m_answer)) : std::nullopt;
    }

private:
    static bool isJson(std::string_view encoding) { return encoding == "json" || encoding == "lc-json"; }

    std::string_view encodingOf(std::string_view path) const
    {
        for (const auto &[of, encoding] : m_decoded.encodings)
            if (of == path)
                return encoding;
        return {};
    }

    std::optional<std::string> inJson(std::string_view json, std::string_view path, std::string_view rest) const
    {
        for (size_t end = rest.find('.'); !rest.empty(); end = rest.find('.', end + 1)) {
            // A JSON text inside a JSON text.
            const auto head = rest.substr(0, end);
            const auto encoding = encodingOf(joined(path, head));
            if (!encoding.empty() && encoding != "text" && encoding != "bytes") {
                const auto tail = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
                const auto place = findJsonString(json, head, m_layout.id);
                const auto text = place ? rewritten(place->text, joined(path, head), tail) : std::nullopt;
                return text ? std::optional(withJsonString(json, *place, *text)) : std::nullopt;
            }
            if (end == std::string_view::npos)
                break;
        }
        const auto place = findJsonString(json, textPath(path, rest), m_layout.id);
        return place ? std::optional(withJsonString(json, *place, m_answer)) : std::nullopt;
    }

    /// Where the text itself stands: in the only block of a message that consists of blocks.
    std::string textPath(std::string_view path, std::string_view rest) const
    {
        const Json *at = m_decoded.document.at(joined(path, rest)).json();
        if (!at || !at->is_array() || at->size() != 1)
            return std::string(rest);
        const std::string block = rest.empty() ? "0" : std::string(rest) + ".0";
        return at->front().is_object() ? block + ".text" : block;
    }

    const EntryLayout &m_layout;
    const DecodedEntry &m_decoded;
    std::string_view m_answer;
};

/// A stored value that holds the answer: whose bytes, and where an edit of them goes.
struct Holder {
    std::string path; ///< leads to the value
    std::string *bytes = nullptr;
    Json *row = nullptr; ///< of another table; then the bytes are its column
    ValueEdit edit;
};

std::optional<Holder> holderOf(const EntryLayout &layout, const EntryDocument &document, RawEntry &raw, std::string_view path)
{
    const auto place = document.placeOf(path);
    Holder out;
    out.path = path.substr(0, path.size() - place.rest.size() - (place.rest.empty() ? 0 : 1));
    for (RawPart &part : raw.parts) {
        out.edit.place = raw.table.empty() ? part.key : raw.table;
        if (&part.value == place.bytes) {
            out.bytes = &part.value;
            return out;
        }
        for (auto &[field, bytes] : part.fields) {
            if (&bytes != place.bytes)
                continue;
            out.bytes = &bytes;
            out.edit.field = field;
            return out;
        }
    }
    constexpr std::string_view kFirst = "0.";
    for (size_t i = 0; i < raw.children.size() && i < layout.children.size(); ++i) {
        auto &rows = raw.children[i].second;
        if (&rows != place.rows || rows.size() != 1 || !place.rest.starts_with(kFirst))
            continue;
        out.path = path;
        out.row = &rows.front();
        out.edit.place = filledText(layout.children[i].table, raw.captures);
        out.edit.field = place.rest.substr(kFirst.size());
        return out;
    }
    return std::nullopt;
}

/// Whether one of the path's steps is the first of several: generations, choices, messages.
bool isOneOfSeveral(const EntryDocument &document, std::string_view path)
{
    for (size_t at = path.find(".0"); at != std::string_view::npos; at = path.find(".0", at + 1)) {
        const bool isStep = at + 2 == path.size() || path[at + 2] == '.';
        if (isStep && document.at(joined(path.substr(0, at), "1")))
            return true;
    }
    return false;
}

/// A text, or blocks with texts, that would go on saying something else.
bool saysOther(const EntryValue &value, const std::string &answer)
{
    const Json *list = value.json() && value.json()->is_array() ? value.json() : nullptr;
    const bool hasText = list && std::any_of(list->begin(), list->end(), [](const Json &item) { return item.is_string() || jsonText(item, "text"); });
    return (hasText || (value.isText() && !value.bytes().empty())) && value.plain() != answer;
}

/// Every place of the layout where the answer stands, each once; none when one of them says something else.
std::vector<std::string_view> answerPaths(const EntryLayout &layout, const EntryDocument &document, const std::string &answer)
{
    std::vector<std::string_view> paths;
    for (const std::string &path : layout.pathsOf(EntryMember::answer)) {
        const EntryValue value = document.found(path);
        const auto place = withoutCondition(path);
        if (!value || value.isBinary() || std::find(paths.begin(), paths.end(), place) != paths.end())
            continue;
        if (saysOther(value, answer))
            return {};
        if (value.plain() == answer)
            paths.push_back(place);
    }
    return paths;
}

bool saysTheSame(const CacheEntry &one, const CacheEntry &other)
{
    return one.query == other.query && one.model == other.model && one.responseId == other.responseId && one.messagesJson == other.messagesJson
        && one.metadataJson == other.metadataJson && one.encoding == other.encoding && one.state == other.state && one.refusal == other.refusal;
}

} // namespace

std::string valueDigest(std::string_view bytes)
{
    return toHex(hash128(bytes));
}

Result<AnswerChange> answerChange(const EntryLayout &layout, RawEntry raw, std::string_view answer)
{
    const Error cannot{ErrorCode::unsupported, ErrorReason::none, layout.id, {}};
    if (layout.isLog || !isValidUtf8(answer) || !nameParts(layout, raw))
        return cannot;
    const auto decoded = decodeEntry(layout, raw);
    CacheEntry before;
    mapEntry(layout, raw, decoded, {}, before);
    const auto paths = answerPaths(layout, decoded.document, before.answer);
    const auto holder = paths.empty() ? std::nullopt : holderOf(layout, decoded.document, raw, paths.front());
    if (!holder)
        return cannot;
    std::string bytes = holder->row ? jsonText(*holder->row, holder->edit.field).value_or(std::string()) : *holder->bytes;
    AnswerChange change{before.answer, std::string(answer), holder->edit};
    change.edit.seen = valueDigest(bytes);
    for (const auto path : paths) {
        const auto place = decoded.document.placeOf(path);
        const bool isHere = holder->row ? path == paths.front() : place.bytes == holder->bytes;
        const auto rest = holder->row ? std::string_view() : place.rest;
        const auto text = isHere && !isOneOfSeveral(decoded.document, path) ? Rewriting(layout, decoded, answer).rewritten(bytes, holder->path, rest) : std::nullopt;
        if (!text)
            return cannot;
        bytes = *text;
    }
    change.edit.bytes = bytes;
    if (holder->row)
        (*holder->row)[holder->edit.field] = bytes;
    else
        *holder->bytes = bytes;
    CacheEntry after;
    mapEntry(layout, raw, decodeEntry(layout, raw), {}, after);
    return after.answer == answer && saysTheSame(before, after) ? Result<AnswerChange>(std::move(change)) : Result<AnswerChange>(cannot);
}

} // namespace cacheloupe
