// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/batch_file.h"

#include "core/base/file.h"
#include "core/driver/json.h"
#include "core/replay/model_request.h"

#include <system_error>

namespace cacheloupe {

namespace {

constexpr size_t kMaxOpenModels = 64;
constexpr std::string_view kAnthropicBegin = "{\"requests\":[\n";
constexpr std::string_view kAnthropicEnd = "\n]}\n";
constexpr double kBatchBytesPerToken = 4;
constexpr std::int64_t kBatchAnswerTokens = 300; ///< when the log does not tell how long the answer was

std::string_view fileBegin(BatchProvider provider)
{
    return provider == BatchProvider::anthropic ? kAnthropicBegin : std::string_view();
}

std::string_view fileEnd(BatchProvider provider)
{
    return provider == BatchProvider::anthropic ? kAnthropicEnd : std::string_view();
}

std::string partName(std::string_view runId, size_t number, BatchProvider provider)
{
    const std::string digits = std::to_string(number);
    std::string run;
    for (const char c : runId.substr(0, 24))
        run += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? c : '-';
    return "batch-" + run + "-" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits + (provider == BatchProvider::anthropic ? ".json" : ".jsonl");
}

void addTokens(TokenUsage &sum, const Hit &hit, size_t bodyBytes)
{
    const auto answer = hit.answer.empty() ? kBatchAnswerTokens : std::int64_t(double(hit.answer.size()) / kBatchBytesPerToken) + 1;
    sum.inputTokens = sum.inputTokens.value_or(0) + hit.usage.inputTokens.value_or(std::int64_t(double(bodyBytes) / kBatchBytesPerToken) + 1);
    sum.outputTokens = sum.outputTokens.value_or(0) + hit.usage.outputTokens.value_or(answer);
}

} // namespace

BatchWriter::BatchWriter(std::filesystem::path folder, BatchPlan plan)
    : m_folder(std::move(folder)), m_plan(std::move(plan)), m_limits(m_plan.limits.value_or(batchLimits(m_plan.provider)))
{
    m_manifest.provider = m_plan.provider;
    m_manifest.api = m_plan.provider == BatchProvider::anthropic ? ProviderApi::anthropicMessages : ProviderApi::openAiChat;
    m_manifest.runId = m_plan.runId;
    m_manifest.created = m_plan.created;
    m_manifest.logs = m_plan.logs;
    if (m_limits.resultsKeptS > 0)
        m_manifest.resultsUntil = m_plan.created + std::chrono::seconds(std::int64_t(m_limits.resultsKeptS));
}

BatchWriter::~BatchWriter()
{
    removeFinished();
}

Result<BatchWriter> BatchWriter::create(const std::filesystem::path &folder, BatchPlan plan)
{
    if (plan.provider != BatchProvider::openAi && plan.provider != BatchProvider::anthropic)
        return Error{ErrorCode::unsupported, ErrorReason::none, std::string(batchProviderName(plan.provider)), "batch files are written for openai and anthropic"};
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        return errorFromErrno(failure.value(), folder.string());
    if (std::filesystem::exists(folder / kBatchManifestFile, failure))
        return Error{ErrorCode::conflict, ErrorReason::none, (folder / kBatchManifestFile).string(), "a batch was written there before"};
    return BatchWriter(folder, std::move(plan));
}

std::string BatchWriter::requestLine(const std::string &customId, const std::string &body) const
{
    // The body goes in as it is: what was shown is what is sent.
    if (m_plan.provider == BatchProvider::anthropic)
        return "{\"custom_id\":\"" + customId + "\",\"params\":" + body + "}";
    return "{\"custom_id\":\"" + customId + "\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":" + body + "}\n";
}

Status BatchWriter::add(const Hit &hit, int repeat)
{
    const auto filled = m_plan.templates.find(hit.callSite);
    const RequestTarget target{m_manifest.api, {}, m_plan.model, false, {}};
    const auto request = buildModelRequest(hit, target, filled == m_plan.templates.end() ? nullptr : &filled->second);
    if (!request)
        return request.error();
    const std::string customId = batchCustomId(m_plan.runId, hit.id, repeat);
    if (m_known.contains(customId))
        return Error{ErrorCode::conflict, ErrorReason::none, hit.id, "this hit is in the batch already"};
    const std::string line = requestLine(customId, request->body);
    if (fileBegin(m_plan.provider).size() + line.size() + fileEnd(m_plan.provider).size() > m_limits.maxFileBytes)
        return Error{ErrorCode::limit, ErrorReason::none, hit.id, "the request has " + std::to_string(line.size()) + " bytes, a file may have " + std::to_string(m_limits.maxFileBytes)};
    const auto part = partFor(m_limits.oneModelAFile ? request->model : std::string(), line.size() + 2);
    if (!part)
        return part.error();
    if (m_plan.provider == BatchProvider::anthropic && (*part)->requests > 0) {
        if (Status written = (*part)->file.append(",\n"); !written)
            return written;
    }
    if (Status written = (*part)->file.append(line); !written)
        return written;
    ++(*part)->requests;
    m_bytes += line.size();
    m_known.insert(customId);
    m_manifest.items.push_back({customId, hit.id, repeat});
    addTokens(m_usage, hit, request->body.size());
    return {};
}

Result<BatchWriter::Part *> BatchWriter::partFor(const std::string &model, size_t lineBytes)
{
    if (const auto open = m_openPart.find(model); open != m_openPart.end()) {
        Part &part = m_parts[open->second];
        if (part.requests < m_limits.maxRequests && part.file.sizeBytes() + lineBytes + fileEnd(m_plan.provider).size() <= m_limits.maxFileBytes)
            return &part;
        if (Status closed = close(part); !closed)
            return closed.error();
        m_openPart.erase(open);
    }
    if (m_openPart.size() >= kMaxOpenModels)
        return Error{ErrorCode::limit, ErrorReason::none, model, "the hits name more than " + std::to_string(kMaxOpenModels) + " models"};
    auto file = NewFile::create(m_folder / partName(m_plan.runId, m_parts.size() + 1, m_plan.provider));
    if (!file)
        return file.error();
    m_parts.push_back({std::move(*file), model, 0});
    m_openPart[model] = m_parts.size() - 1;
    if (Status written = m_parts.back().file.append(fileBegin(m_plan.provider)); !written)
        return written.error();
    return &m_parts.back();
}

Status BatchWriter::close(Part &part) const
{
    return part.file.append(fileEnd(m_plan.provider));
}

Result<BatchManifest> BatchWriter::finish()
{
    if (m_manifest.items.empty())
        return Error{ErrorCode::limit, ErrorReason::none, m_folder.string(), "no request to write"};
    for (const auto &[model, index] : m_openPart) {
        if (Status closed = close(m_parts[index]); !closed)
            return closed.error();
    }
    m_openPart.clear();
    for (Part &part : m_parts) {
        m_manifest.parts.push_back({part.file.path().filename().string(), part.model, part.requests, part.file.sizeBytes()});
        if (Status placed = part.file.finish(); !placed)
            return placed.error();
        m_placed.push_back(part.file.path());
    }
    // Behind the files: a manifest always names files that are whole.
    if (Status written = replaceFile(m_folder / kBatchManifestFile, batchManifestText(m_manifest)); !written)
        return written.error();
    m_placed.clear();
    return m_manifest;
}

void BatchWriter::removeFinished()
{
    std::error_code ignored;
    for (const auto &path : m_placed)
        std::filesystem::remove(path, ignored);
}

} // namespace cacheloupe
