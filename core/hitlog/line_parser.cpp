// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/line_parser.h"

#include "core/base/utf8.h"
#include "core/driver/json.h"
#include "core/hitlog/json_text.h"
#include "core/hitlog/line_scanner.h"
#include "core/hitlog/line_token.h"
#include "core/hitlog/member_order.h"

#include <simdjson.h>

#include <array>
#include <cstring>

namespace cacheloupe {

namespace {

using simdjson::ondemand::object;
using simdjson::ondemand::value;

bool hasBackslash(std::string_view bytes)
{
    return std::memchr(bytes.data(), '\\', bytes.size()) != nullptr;
}

} // namespace

struct LineParser::State {
    explicit State(HitNames &names) : builder(names) {}

    HitRowData parse(std::string_view line, std::string_view original);
    LineFault read(std::string_view line, std::string_view original, bool &isMasked);
    void walk(LineObject in, object &members, const char *lineEnd);

    simdjson::ondemand::parser parser;
    std::array<MemberOrder, 5> orders{MemberOrder(LineObject::line), MemberOrder(LineObject::fields), MemberOrder(LineObject::entry),
                                      MemberOrder(LineObject::entryFields), MemberOrder(LineObject::usage)};
    RowBuilder builder;
    LineScanner scanner;
    std::string masked;
};

void LineParser::State::walk(LineObject in, object &members, const char *lineEnd)
{
    if (in == LineObject::fields)
        builder.clearRequestFields();
    if (in == LineObject::entryFields)
        builder.clearEntryFields();
    size_t position = 0;
    for (auto member : members) {
        const char *name = member.key().raw();
        const auto *end = static_cast<const char *>(std::memchr(name, '"', size_t(lineEnd - name)));
        const auto found = orders[size_t(in)].find(position++, {name, size_t(end - name)});
        value v = member.value();
        object nested;
        if (found.isObject) {
            if (v.get_object().get(nested) == simdjson::SUCCESS)
                walk(found.object, nested, lineEnd);
        } else if (isNumber(found.target.value)) {
            builder.takeNumber(found.target.value, lineNumber(v).value_or(double(kAbsent)));
        } else if (found.target.value == LineValue::requestField || found.target.value == LineValue::entryField) {
            builder.take(found.target, wholeLineToken(v));
        } else if (found.target.value != LineValue::ignored) {
            builder.take(found.target, lineToken(v));
        }
    }
}

/// Reads the line into the builder; a line of ill-formed UTF-8 is read once more with its bad bytes masked.
LineFault LineParser::State::read(std::string_view line, std::string_view original, bool &isMasked)
{
    isMasked = line.data() != original.data();
    builder.begin(line, original);
    try {
        simdjson::ondemand::document document = parser.iterate(line.data(), line.size(), line.size() + simdjson::SIMDJSON_PADDING);
        object members;
        const auto failure = document.get_object().get(members);
        if (failure)
            return failure == simdjson::INCORRECT_TYPE && parseJson(line, {}) ? LineFault::notAnObject : LineFault::notJson;
        walk(LineObject::line, members, line.data() + line.size());
        const char *rest = nullptr;
        return document.current_location().get(rest) == simdjson::SUCCESS ? LineFault::notJson : builder.fault();
    } catch (const simdjson::simdjson_error &e) {
        if (e.error() != simdjson::UTF8_ERROR || isMasked)
            return LineFault::notJson;
    }
    masked = maskBadUtf8(original);
    masked.resize(original.size() + simdjson::SIMDJSON_PADDING);
    return read(std::string_view(masked).substr(0, original.size()), original, isMasked);
}

HitRowData LineParser::State::parse(std::string_view line, std::string_view original)
{
    if (auto row = scanner.scan(line, builder, [](std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), bytes.size()); }))
        return *row;
    HitRowData row;
    bool isMasked = false;
    const auto fault = read(line, original, isMasked);
    if (fault == LineFault::none)
        row = builder.finish();
    row.fault = fault;
    row.lineLength = std::uint32_t(original.size());
    if (isMasked)
        row.flags |= hit_flag::kBadUtf8;
    if (hasBackslash(original))
        row.flags |= hit_flag::kLineEscaped;
    if (!(row.flags & hit_flag::kOwnId))
        row.idHash = hash128(toHex(hash128(original)));
    if (fault == LineFault::none && !isMasked)
        scanner.learn(line);
    return row;
}

size_t LineParser::paddingBytes()
{
    return simdjson::SIMDJSON_PADDING;
}

LineParser::LineParser(HitNames &names) : m_state(std::make_unique<State>(names)) {}
LineParser::~LineParser() = default;

HitRowData LineParser::parse(std::string_view line)
{
    return m_state->parse(line, line);
}

} // namespace cacheloupe
