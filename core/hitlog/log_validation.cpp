// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_validation.h"

#include "core/base/resource.h"
#include "core/hitlog/line_chunk.h"
#include "core/hitlog/parallel.h"

namespace cacheloupe {

namespace {

constexpr std::uint64_t kChunkBytes = 512 * 1024;
constexpr std::string_view kSchemaPath = "schemas/cacheloupe.hit.1.json";

/// One thread's reader and checker, used again for chunk after chunk.
struct Worker {
    Worker(const ReadFile &file, const JsonSchema &schema) : chunk(file, JsonSchemaCheck::paddingBytes()), check(schema) {}

    void validate(std::uint64_t from, std::uint64_t to, size_t maxFindings);

    LineChunk chunk;
    JsonSchemaCheck check;
    LogValidation found;
    std::uint64_t newlines = 0;
    Status status;
};

void Worker::validate(std::uint64_t from, std::uint64_t to, size_t maxFindings)
{
    found = {};
    newlines = 0;
    status = from < to ? chunk.read(from, to) : Status();
    if (!status || from >= to)
        return;
    for (LineChunk::Line line; chunk.next(line);) {
        if (line.text.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        ++found.lines;
        auto findings = check.check(line.text);
        found.faultyLines += !findings.empty();
        found.findingCount += findings.size();
        for (auto &finding : findings)
            if (found.findings.size() < maxFindings)
                found.findings.push_back({line.number, std::move(finding)});
    }
    newlines = chunk.newlines();
}

void add(LogValidation &all, std::uint64_t firstLine, LogValidation &part, size_t maxFindings)
{
    all.lines += part.lines;
    all.faultyLines += part.faultyLines;
    all.findingCount += part.findingCount;
    for (auto &finding : part.findings) {
        if (all.findings.size() >= maxFindings)
            break;
        finding.line += firstLine;
        all.findings.push_back(std::move(finding));
    }
}

} // namespace

Result<JsonSchema> hitLineSchema()
{
    const auto bytes = resource(kSchemaPath);
    if (!bytes)
        return Error{ErrorCode::notFound, ErrorReason::none, std::string(kSchemaPath), {}};
    const auto json = parseJson(*bytes, std::string(kSchemaPath));
    return json ? JsonSchema::compile(*json, std::string(kSchemaPath)) : Result<JsonSchema>(json.error());
}

Result<LogValidation> validateLog(const std::filesystem::path &path, const JsonSchema &schema, size_t maxFindings, std::stop_token stop)
{
    const auto file = ReadFile::open(path);
    if (!file)
        return file.error();
    const auto size = file->sizeBytes();
    if (!size)
        return size.error();
    std::vector<std::unique_ptr<Worker>> workers;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i)
        workers.push_back(std::make_unique<Worker>(*file, schema));
    LogValidation all;
    std::uint64_t firstLine = 1;
    // Waves of one chunk a worker: findings come together in file order, and memory stays small.
    for (std::uint64_t from = 0; from < *size; from += kChunkBytes * workers.size()) {
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, path.string(), {}};
        onWorkers(unsigned(workers.size()), [&](unsigned i) {
            const std::uint64_t begin = from + i * kChunkBytes;
            workers[i]->validate(begin, std::min(*size, begin + kChunkBytes), maxFindings);
        });
        for (const auto &worker : workers) {
            if (!worker->status)
                return worker->status.error();
            add(all, firstLine, worker->found, maxFindings);
            firstLine += worker->newlines;
        }
    }
    return all;
}

} // namespace cacheloupe
