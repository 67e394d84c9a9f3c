// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/entry_image.h"

#include "core/driver/json.h"

namespace cacheloupe {

namespace {

using Type = SqliteStatement::Type;

Json bytesOf(std::string_view text)
{
    return Json::binary({text.begin(), text.end()});
}

std::string textOf(const Json &json)
{
    const auto &bytes = json.get_binary();
    return {bytes.begin(), bytes.end()};
}

Json valueJson(const RowValue &value)
{
    Json stored;
    if (value.type == Type::integer)
        stored = value.integer;
    else if (value.type == Type::real)
        stored = value.real;
    else if (value.type != Type::null)
        stored = bytesOf(value.bytes);
    return Json::array({bytesOf(value.column), int(value.type), std::move(stored)});
}

RowValue valueOf(const Json &json)
{
    RowValue value{textOf(json.at(0)), Type(json.at(1).get<int>()), 0, 0, {}};
    if (value.type == Type::integer)
        value.integer = json.at(2).get<std::int64_t>();
    else if (value.type == Type::real)
        value.real = json.at(2).get<double>();
    else if (value.type != Type::null)
        value.bytes = textOf(json.at(2));
    return value;
}

Json partJson(const PartImage &part)
{
    Json row = Json::array();
    for (const RowValue &value : part.row)
        row.push_back(valueJson(value));
    return Json::array({bytesOf(part.key), bytesOf(part.dump), part.expiresAtMs ? Json(*part.expiresAtMs) : Json(), bytesOf(part.table),
                        part.rowId, std::move(row)});
}

PartImage partOf(const Json &json)
{
    PartImage part;
    part.key = textOf(json.at(0));
    part.dump = textOf(json.at(1));
    if (!json.at(2).is_null())
        part.expiresAtMs = json.at(2).get<std::int64_t>();
    part.table = textOf(json.at(3));
    part.rowId = json.at(4).get<std::int64_t>();
    for (const Json &value : json.at(5))
        part.row.push_back(valueOf(value));
    return part;
}

} // namespace

std::uint64_t EntryImage::sizeBytes() const
{
    std::uint64_t size = 0;
    for (const PartImage &part : parts) {
        size += part.dump.size();
        for (const RowValue &value : part.row)
            size += value.bytes.size();
    }
    return size;
}

std::string packImage(const EntryImage &image)
{
    Json parts = Json::array();
    for (const PartImage &part : image.parts)
        parts.push_back(partJson(part));
    const auto bytes = Json::to_cbor(Json::array({std::move(parts), bytesOf(image.digest), bytesOf(image.life)}));
    return {bytes.begin(), bytes.end()};
}

Result<EntryImage> unpackImage(std::string_view bytes, const std::string &where)
{
    try {
        const Json json = Json::from_cbor(bytes.begin(), bytes.end());
        EntryImage image;
        for (const Json &part : json.at(0))
            image.parts.push_back(partOf(part));
        image.digest = textOf(json.at(1));
        image.life = textOf(json.at(2));
        return image;
    } catch (const Json::exception &problem) {
        return Error{ErrorCode::schema, ErrorReason::wrongType, where, problem.what()};
    }
}

void appendDigestPart(std::string &text, std::string_view part)
{
    text += std::to_string(part.size());
    text += ':';
    text += part;
}

} // namespace cacheloupe
