// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"
#include "core/replay/batch_manifest.h"
#include "core/replay/model_reply.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// The custom id of a result line; nullopt when it has none.
std::optional<std::string> batchLineId(const Json &line);

/// What of the line is the result: its response and error, without the ids that the provider gave the line.
std::string batchLineContent(const Json &line);

/// The model's answer in a result line of OpenAI (`response`, `error`) or Anthropic (`result`). Fails naming `where`: as
/// readModelReply and httpStatusError do for a request that was answered, with timeout when the batch ended before it, with
/// cancelled when the batch was cancelled, with schema when the line has neither. Pure.
Result<ModelReply> readBatchLine(ProviderApi api, const Json &line, const std::string &where);

} // namespace cacheloupe
