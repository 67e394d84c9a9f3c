// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/block_texts.h"

#include "core/hitlog/json_text.h"

#include <algorithm>

namespace cacheloupe {

Result<std::shared_ptr<const BlockTexts>> BlockTexts::build(const HitTable &table, std::uint32_t block, std::uint32_t rows, AnswerCodes &codes,
                                                            const std::stop_token &stop)
{
    auto texts = std::make_shared<BlockTexts>();
    texts->m_signatures.resize((rows + kGroupRows - 1) >> kGroupShift);
    texts->m_answerCodes.reserve(rows);
    RowText text(table);
    for (std::uint32_t i = 0; i < rows; ++i) {
        if (i % kGroupRows == 0 && stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        if (auto status = texts->addRow(table, (HitRow(block) << HitBlock::kShift) + i, text, codes); !status)
            return status.error();
    }
    return std::shared_ptr<const BlockTexts>(std::move(texts));
}

Status BlockTexts::addRow(const HitTable &table, HitRow row, RowText &text, AnswerCodes &codes)
{
    const auto &block = table.block(row >> HitBlock::kShift);
    const std::uint32_t i = row & (HitBlock::kRows - 1);
    const auto flags = block.traits(i).flags;
    auto &signature = m_signatures[i >> kGroupShift];
    const auto add = [&](const TextSpan &span, std::uint8_t escapedFlag) -> Result<std::string_view> {
        const auto raw = text.bytes(row, span.offset, span.length);
        if (raw && span.length > 0)
            signature.add(flags & escapedFlag ? std::string_view(jsonTextOf(*raw)) : *raw);
        return raw;
    };
    if (const auto query = add(block.query[i], hit_flag::kQueryEscaped); !query)
        return query.error();
    if (const auto cached = add(block.cachedQuery[i], hit_flag::kCachedQueryEscaped); !cached)
        return cached.error();
    const auto answer = add(block.answer[i], hit_flag::kAnswerEscaped);
    if (!answer)
        return answer.error();
    m_answerCodes.push_back(codes.code(hash128(*answer)));
    return {};
}

bool BlockTexts::mayHold(std::uint32_t row, const std::vector<std::uint32_t> &trigrams) const
{
    const auto &signature = m_signatures[row >> kGroupShift];
    return std::all_of(trigrams.begin(), trigrams.end(), [&](std::uint32_t bit) { return signature.has(bit); });
}

} // namespace cacheloupe
