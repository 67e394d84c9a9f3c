// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_records.h"

#include "core/base/utf8.h"
#include "core/hitlog/csv_records.h"
#include "core/hitlog/json_document_records.h"
#include "core/hitlog/line_chunk.h"
#include "core/hitlog/sqlite_records.h"

namespace cacheloupe {

namespace {

constexpr size_t kSpoolBytes = 256 * 1024;
constexpr std::uint64_t kChunkBytes = 256 * 1024;

/// Lines of text, as JSON or by a dialect's line format; blank lines are left out.
class LineRecords : public LogRecords {
public:
    LineRecords(const ReadFile &file, const LineFormat *format) : m_chunk(file, 0), m_file(file), m_format(format) {}

    Result<bool> next(LogRecord &record) override
    {
        for (;;) {
            LineChunk::Line line;
            while (m_at > 0 && m_chunk.next(line)) {
                const auto text = trimmed(line.text);
                if (text.empty())
                    continue;
                record.text = text;
                record.value = nullptr;
                if (m_format)
                    record.value = m_format->record(text).value_or(Json());
                else if (auto json = line.isOverlong ? Result<Json>(Json()) : parseJson(isValidUtf8(text) ? record.text : toValidUtf8(text), {}))
                    record.value = std::move(*json);
                return true;
            }
            const auto size = m_file.sizeBytes();
            if (!size)
                return size.error();
            if (m_at >= *size)
                return false;
            if (auto status = m_chunk.read(m_at, std::min(*size, m_at + kChunkBytes)); !status)
                return status.error();
            m_at += kChunkBytes;
        }
    }

private:
    LineChunk m_chunk;
    const ReadFile &m_file;
    const LineFormat *m_format;
    std::uint64_t m_at = 0;
};

Error cancelled(const ReadFile &file)
{
    return {ErrorCode::cancelled, ErrorReason::none, file.path().string(), {}};
}

} // namespace

Result<std::unique_ptr<LogRecords>> openRecords(const ReadFile &file, const LogShape &shape, const Dialect *dialect)
{
    switch (shape.container) {
    case LogContainer::jsonDocument:
        return std::unique_ptr<LogRecords>(std::make_unique<JsonDocumentRecords>(file));
    case LogContainer::csv:
        return std::unique_ptr<LogRecords>(std::make_unique<CsvRecords>(file, shape.separator));
    case LogContainer::sqlite:
        return SqliteRecords::open(file.path(), shape.table, dialect);
    case LogContainer::jsonLines:
    case LogContainer::textLines:
        break;
    }
    const bool hasFormat = shape.container == LogContainer::textLines && dialect && dialect->lineFormat();
    return std::unique_ptr<LogRecords>(std::make_unique<LineRecords>(file, hasFormat ? &*dialect->lineFormat() : nullptr));
}

Result<Dialect> withLogContext(const Dialect &dialect, const ReadFile &file, const LogShape &shape, const std::stop_token &stop)
{
    if (!dialect.needsContext())
        return dialect;
    auto records = openRecords(file, shape, &dialect);
    if (!records)
        return records.error();
    DialectContext context;
    LogRecord record;
    for (;;) {
        if (stop.stop_requested())
            return cancelled(file);
        const auto got = (*records)->next(record);
        if (!got)
            return got.error();
        if (!*got)
            return dialect.withContext(std::move(context));
        if (record.value.is_object())
            dialect.gather(record.value, context);
    }
}

bool isSpooledFirst(LogContainer container)
{
    return container != LogContainer::jsonLines && container != LogContainer::textLines;
}

Status spoolRecords(const ReadFile &file, const LogShape &shape, const Dialect &dialect, SpoolFile &spool, const std::stop_token &stop)
{
    auto records = openRecords(file, shape, &dialect);
    if (!records)
        return records.error();
    std::string bytes;
    LogRecord record;
    for (;;) {
        if (stop.stop_requested())
            return cancelled(file);
        const auto got = (*records)->next(record);
        if (!got)
            return got.error();
        if (!*got)
            return spool.append(bytes);
        const size_t before = bytes.size();
        if (record.value.is_object())
            dialect.appendLines(record.value, record.text, bytes);
        else
            bytes.append(dumpJson(record.value.is_null() ? Json(record.text) : record.value)).push_back('\n');
        // Line n is record n, also when it is of no interest.
        if (bytes.size() == before)
            bytes.push_back('\n');
        if (bytes.size() < kSpoolBytes)
            continue;
        if (auto status = spool.append(bytes); !status)
            return status;
        bytes.clear();
    }
}

} // namespace cacheloupe
