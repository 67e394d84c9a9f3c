// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/words.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

enum class BlockKind : std::uint8_t { prose, code, json, table };

/// A part of an answer that is compared in its own way. The range leaves out fences.
struct AnswerBlock {
    BlockKind kind = BlockKind::prose;
    TextRange range;
    std::string language; ///< behind the fence, lower case
};

/// Splits an answer into prose, fenced code, JSON (fenced, or the whole answer) and tables (Markdown, tab- or
/// comma-separated). Pure; any thread; any bytes.
std::vector<AnswerBlock> splitBlocks(std::string_view answer);

} // namespace cacheloupe
