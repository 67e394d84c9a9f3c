// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/block_texts.h"

#include "core/hitlog/json_text.h"

#include <algorithm>

namespace cacheloupe {

BlockTexts::BlockTexts(std::uint32_t rows) : m_words(wordsFor(rows)), m_ownGroups(m_words * kTrigrams), m_groups(m_ownGroups)
{
    m_ownAnswerCodes.reserve(rows);
}

BlockTexts::BlockTexts(std::shared_ptr<const FileMapping> file, std::uint64_t offset, std::uint32_t rows)
    : m_words(wordsFor(rows)), m_file(std::move(file)),
      m_groups(reinterpret_cast<const std::uint64_t *>(m_file->bytes().data() + offset), m_words * kTrigrams),
      m_answerCodes(reinterpret_cast<const std::uint32_t *>(m_groups.data() + m_groups.size()), rows)
{
}

std::shared_ptr<const BlockTexts> BlockTexts::kept(std::shared_ptr<const FileMapping> file, std::uint64_t offset, std::uint32_t rows)
{
    return std::shared_ptr<const BlockTexts>(new BlockTexts(std::move(file), offset, rows));
}

Result<std::shared_ptr<const BlockTexts>> BlockTexts::build(const HitTable &table, std::uint32_t block, std::uint32_t rows, AnswerCodes &codes,
                                                            const std::stop_token &stop)
{
    std::shared_ptr<BlockTexts> texts(new BlockTexts(rows));
    RowText text(table);
    for (std::uint32_t first = 0; first < rows; first += kGroupRows) {
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        TrigramSignature signature;
        for (std::uint32_t i = first; i < std::min(rows, first + kGroupRows); ++i)
            if (auto status = texts->addRow(table, (HitRow(block) << HitBlock::kShift) + i, text, codes, signature); !status)
                return status.error();
        const std::uint32_t group = first >> kGroupShift;
        signature.forEach([&](std::uint32_t trigram) { texts->m_ownGroups[trigram * texts->m_words + (group >> 6)] |= std::uint64_t(1) << (group & 63); });
    }
    texts->m_answerCodes = texts->m_ownAnswerCodes;
    return std::shared_ptr<const BlockTexts>(std::move(texts));
}

Status BlockTexts::addRow(const HitTable &table, HitRow row, RowText &text, AnswerCodes &codes, TrigramSignature &signature)
{
    const auto &block = table.block(row >> HitBlock::kShift);
    const std::uint32_t i = row & (HitBlock::kRows - 1);
    const auto flags = block.traits(i).flags;
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
    m_ownAnswerCodes.push_back(codes.code(hash128(*answer)));
    return {};
}

BlockTexts::Groups BlockTexts::groupsWith(const std::vector<std::uint32_t> &trigrams) const
{
    Groups groups(m_words, ~std::uint64_t(0));
    for (const auto trigram : trigrams)
        for (size_t word = 0; word < m_words; ++word)
            groups[word] &= m_groups[trigram * m_words + word];
    return groups;
}

} // namespace cacheloupe
