// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/batch_result_line.h"

#include "core/base/secret.h"
#include "core/base/utf8.h"

namespace cacheloupe {

namespace {

constexpr size_t kShownErrorLength = 300;

HttpResponse responseWith(int status, const Json &body)
{
    HttpResponse response;
    response.status = status;
    response.headers = {{"Content-Type", "application/json"}};
    response.body = dumpJson(body);
    return response;
}

std::string shownError(const std::string &kind, const std::string &message)
{
    return elided(toValidUtf8(redacted(kind + (message.empty() ? "" : ": " + message))), kShownErrorLength);
}

/// The status that the API gives such an error when it is asked directly.
int statusOfError(std::string_view type)
{
    if (type == "authentication_error")
        return 401;
    if (type == "permission_error")
        return 403;
    if (type == "not_found_error")
        return 404;
    if (type == "rate_limit_error")
        return 429;
    if (type == "overloaded_error")
        return 529;
    return type == "api_error" ? 500 : 400;
}

Result<ModelReply> readAnthropicResult(const Json &result, const std::string &where)
{
    const std::string type = jsonText(result, "type").value_or("");
    if (type == "succeeded") {
        const Json *message = jsonAt(result, "message");
        if (!message)
            return Error{ErrorCode::schema, ErrorReason::missingField, where, "result.message"};
        return readModelReply(ProviderApi::anthropicMessages, responseWith(200, *message), where);
    }
    if (type == "errored") {
        const Json *error = jsonAt(result, "error");
        const auto kind = error ? jsonText(*error, "error.type") : std::nullopt;
        Error out = httpStatusError(responseWith(statusOfError(kind.value_or("")), error ? *error : Json()), {});
        out.where = where;
        return out;
    }
    if (type == "expired")
        return Error{ErrorCode::timeout, ErrorReason::none, where, "expired: the batch ended before this request was processed"};
    if (type == "canceled")
        return Error{ErrorCode::cancelled, ErrorReason::none, where, "canceled: the batch was cancelled before this request was processed"};
    return Error{ErrorCode::schema, ErrorReason::wrongType, where, "result.type is \"" + elided(toValidUtf8(type), 40) + "\""};
}

Result<ModelReply> readOpenAiResult(ProviderApi api, const Json &line, const std::string &where)
{
    if (const Json *error = jsonAt(line, "error"); error && !error->is_null()) {
        const std::string code = jsonText(*error, "code").value_or("");
        const std::string shown = shownError(code, jsonText(*error, "message").value_or(""));
        if (code == "batch_expired")
            return Error{ErrorCode::timeout, ErrorReason::none, where, shown};
        if (code == "batch_cancelled")
            return Error{ErrorCode::cancelled, ErrorReason::none, where, shown};
        return Error{ErrorCode::network, ErrorReason::httpStatus, where, shown};
    }
    const Json *body = jsonAt(line, "response.body");
    const auto status = jsonNumber(line, "response.status_code");
    if (!body || !status)
        return Error{ErrorCode::schema, ErrorReason::missingField, where, body ? "response.status_code" : "response.body"};
    const HttpResponse response = responseWith(int(*status), *body);
    if (*status < 200 || *status >= 300) {
        Error out = httpStatusError(response, {});
        out.where = where;
        return out;
    }
    return readModelReply(api, response, where);
}

} // namespace

std::optional<std::string> batchLineId(const Json &line)
{
    const Json *id = line.is_object() ? jsonAt(line, "custom_id") : nullptr;
    return id && id->is_string() && !id->get_ref<const std::string &>().empty() ? std::optional(id->get<std::string>()) : std::nullopt;
}

std::string batchLineContent(const Json &line)
{
    if (const Json *result = jsonAt(line, "result"))
        return dumpJson(*result);
    const Json *error = jsonAt(line, "error");
    const Json *body = jsonAt(line, "response.body");
    return jsonText(line, "response.status_code").value_or("") + (body ? dumpJson(*body) : "") + (error && !error->is_null() ? dumpJson(*error) : "");
}

Result<ModelReply> readBatchLine(ProviderApi api, const Json &line, const std::string &where)
{
    const Json *result = jsonAt(line, "result");
    return result && result->is_object() ? readAnthropicResult(*result, where) : readOpenAiResult(api, line, where);
}

} // namespace cacheloupe
