// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/store/bytes_json.h"
#include "core/store/row_values.h"
#include "core/store/sqlite_changes.h"

namespace cacheloupe {

namespace {

using Type = SqliteStatement::Type;

bool isTextOrBlob(const RowValue &value)
{
    return value.type == Type::text || value.type == Type::blob;
}

Json rowJson(const PartImage &part)
{
    Json object = Json::object();
    for (const RowValue &value : part.row)
        if (isTextOrBlob(value))
            object[toValidUtf8(value.column)] = bytesJson(value.bytes);
    return object;
}

RawEntry rawEntry(const EntryImage &image, const RowLife &life)
{
    RawEntry raw;
    if (image.parts.empty())
        return raw;
    const PartImage &own = image.parts.front();
    raw.table = own.table;
    raw.rowId = own.rowId;
    RawPart row;
    row.name = "row";
    row.type = "table";
    for (const RowValue &value : own.row)
        if (isTextOrBlob(value))
            row.fields.emplace_back(value.column, value.bytes);
    raw.parts.push_back(std::move(row));
    for (const RowLife::Child &child : life.children) {
        Json rows = Json::array();
        for (size_t i = 1; i < image.parts.size(); ++i)
            if (image.parts[i].table == child.table)
                rows.push_back(rowJson(image.parts[i]));
        raw.children.emplace_back(child.name, std::move(rows));
    }
    return raw;
}

} // namespace

Result<std::vector<RawEntry>> SqliteChanges::values(std::span<const ChangeVictim> victims, std::stop_token stop)
{
    const auto images = look(victims, stop);
    if (!images)
        return images.error();
    std::vector<RawEntry> entries;
    for (size_t i = 0; i < victims.size(); ++i) {
        const auto life = lifeOf(victims[i]);
        if (!life)
            return life.error();
        entries.push_back(rawEntry((*images)[i], **life));
    }
    return entries;
}

Result<std::vector<bool>> SqliteChanges::areRefreshed(std::span<const ChangeVictim> victims, std::stop_token stop)
{
    const auto images = look(victims, stop);
    if (!images)
        return images.error();
    std::vector<bool> refreshed;
    for (size_t i = 0; i < victims.size(); ++i) {
        const RowValue *value = editedValue((*images)[i], victims[i].answer->edit);
        refreshed.push_back(value && value->bytes == victims[i].answer->edit.bytes);
    }
    return refreshed;
}

Status SqliteChanges::setAnswer(const ChangeVictim &victim, const EntryImage &image)
{
    const ValueEdit &edit = victim.answer->edit;
    RowValue value = *editedValue(image, edit);
    value.bytes = edit.bytes;
    if (auto written = writeColumns(*editedRow(image, edit), {value}); !written)
        return written;
    // A trigger of the table may have its own mind.
    const auto now = imageOf(victim);
    if (!now)
        return now.error();
    const RowValue *stands = editedValue(*now, edit);
    return stands && *stands == value ? Status() : Status(Error{ErrorCode::unsupported, ErrorReason::none, victim.key, "the table does not keep what is written to " + edit.field});
}

Status SqliteChanges::putAnswerBack(const RestoreItem &item, const EntryImage &now)
{
    const ValueEdit &edit = item.victim.answer->edit;
    const RowValue *was = editedValue(item.image, edit);
    return was ? writeColumns(*editedRow(now, edit), {*was}) : Status();
}

} // namespace cacheloupe
