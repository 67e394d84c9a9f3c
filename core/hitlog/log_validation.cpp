// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_validation.h"

#include "core/base/resource.h"
#include "core/hitlog/file_bytes.h"
#include "core/hitlog/line_chunk.h"
#include "core/hitlog/parallel.h"
#include "core/hitlog/redis_log.h"
#include "core/hitlog/unpacked_log.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace cacheloupe {

namespace {

constexpr std::uint64_t kChunkBytes = 512 * 1024;
constexpr std::string_view kSchemaPath = "schemas/cacheloupe.hit.1.json";

Result<std::unique_ptr<LogBytes>> plainBytes(const std::filesystem::path &path, const std::stop_token &stop)
{
    auto file = isRedisLog(path.string()) ? fetchRedisLog(path.string(), stop) : ReadFile::open(path);
    if (!file)
        return file.error();
    const auto compression = compressionOf(*file);
    if (!compression)
        return compression.error();
    if (*compression != Compression::none) {
        auto unpacked = UnpackedLog::start(std::move(*file), *compression, stop);
        return unpacked ? Result<std::unique_ptr<LogBytes>>(std::move(*unpacked)) : unpacked.error();
    }
    auto bytes = FileBytes::create(std::move(*file));
    if (!bytes)
        return bytes.error();
    return std::unique_ptr<LogBytes>(std::make_unique<FileBytes>(std::move(*bytes)));
}

/// `messages[3].role` without its number.
std::string withoutNumbers(std::string_view path)
{
    std::string plain;
    bool isNumber = false;
    for (const char c : path) {
        isNumber &= c != ']';
        if (!isNumber)
            plain += c;
        isNumber |= c == '[';
    }
    return plain;
}

/// The problems met so far. One thread.
class Problems {
public:
    void add(std::uint64_t line, const SchemaFinding &finding)
    {
        auto &problem = m_problems[{finding.kind, withoutNumbers(finding.path), finding.expected}];
        if (problem.lines == 0)
            static_cast<ValidationProblem &>(problem) = {finding.kind, withoutNumbers(finding.path), finding.expected, finding.found, line, 0};
        // Several elements of one line are one line.
        problem.lines += problem.lines == 0 || problem.lastLine != line;
        problem.lastLine = line;
    }
    void append(const Problems &later, std::uint64_t firstLine)
    {
        for (const auto &[key, problem] : later.m_problems) {
            auto &mine = m_problems[key];
            const auto lines = mine.lines;
            if (lines == 0) {
                mine = problem;
                mine.firstLine += firstLine;
            }
            mine.lines = lines + problem.lines;
        }
    }
    std::vector<ValidationProblem> byFrequency() const
    {
        std::vector<ValidationProblem> sorted;
        for (const auto &[key, problem] : m_problems)
            sorted.push_back(problem);
        std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.lines > b.lines; });
        return sorted;
    }

private:
    struct Counted : ValidationProblem {
        std::uint64_t lastLine = 0;
    };
    std::map<std::tuple<SchemaFinding::Kind, std::string, std::string>, Counted> m_problems;
};

/// One thread's reader and checker, used again for chunk after chunk.
struct Worker {
    Worker(LogBytes &bytes, const JsonSchema &schema)
        : chunk([&bytes](std::uint64_t offset, std::span<char> into) { return bytes.readAt(offset, into); }, JsonSchemaCheck::paddingBytes()), check(schema)
    {
    }
    void validate(std::uint64_t from, std::uint64_t to, size_t maxFindings);

    LineChunk chunk;
    JsonSchemaCheck check;
    LogValidation figures;
    Problems problems;
    std::vector<LineFinding> findings;
    std::uint64_t newlines = 0;
    Status status;
};

void Worker::validate(std::uint64_t from, std::uint64_t to, size_t maxFindings)
{
    figures = {};
    problems = {};
    findings.clear();
    newlines = 0;
    status = from < to ? chunk.read(from, to) : Status();
    if (!status || from >= to)
        return;
    for (LineChunk::Line line; chunk.next(line);) {
        if (line.text.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        ++figures.lines;
        auto found = check.check(line.text);
        figures.faultyLines += !found.empty();
        figures.findingCount += found.size();
        for (auto &finding : found) {
            problems.add(line.number, finding);
            if (findings.size() < maxFindings)
                findings.push_back({line.number, std::move(finding)});
        }
    }
    newlines = chunk.newlines();
}

/// Puts the chunks' findings together, in file order.
struct Collector {
    const LogValidationRun &run;
    LogValidation all = {};
    Problems problems = {};
    std::uint64_t firstLine = 1;
    size_t shown = 0;

    size_t wanted() const { return run.onFinding ? run.maxFindings - shown : 0; }
    void add(const Worker &part)
    {
        all.lines += part.figures.lines;
        all.faultyLines += part.figures.faultyLines;
        all.findingCount += part.figures.findingCount;
        problems.append(part.problems, firstLine);
        for (const auto &[line, finding] : part.findings) {
            if (wanted() == 0)
                break;
            run.onFinding({line + firstLine, finding});
            ++shown;
        }
        firstLine += part.newlines;
    }
};

} // namespace

Result<JsonSchema> hitLineSchema()
{
    const auto bytes = resource(kSchemaPath);
    if (!bytes)
        return Error{ErrorCode::notFound, ErrorReason::none, std::string(kSchemaPath), {}};
    const auto json = parseJson(*bytes, std::string(kSchemaPath));
    return json ? JsonSchema::compile(*json, std::string(kSchemaPath)) : Result<JsonSchema>(json.error());
}

Result<LogValidation> validateLog(const std::filesystem::path &path, const JsonSchema &schema, const LogValidationRun &run)
{
    const auto bytes = plainBytes(path, run.stop);
    if (!bytes)
        return bytes.error();
    std::vector<std::unique_ptr<Worker>> workers;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i)
        workers.push_back(std::make_unique<Worker>(**bytes, schema));
    const std::uint64_t waveBytes = kChunkBytes * workers.size();
    Collector collector{run};
    // Waves of one chunk a worker: findings come together in file order, and memory stays small.
    for (std::uint64_t from = 0;; from += waveBytes) {
        const std::uint64_t end = (*bytes)->waitFor(from + waveBytes);
        if (run.stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, path.string(), {}};
        if (end <= from)
            break;
        onWorkers(unsigned(workers.size()), [&](unsigned i) {
            const std::uint64_t begin = from + i * kChunkBytes;
            workers[i]->validate(begin, std::min(end, begin + kChunkBytes), collector.wanted());
        });
        for (const auto &worker : workers) {
            if (!worker->status)
                return worker->status.error();
            collector.add(*worker);
        }
    }
    collector.all.error = (*bytes)->failure();
    collector.all.problems = collector.problems.byFrequency();
    return std::move(collector.all);
}

} // namespace cacheloupe
