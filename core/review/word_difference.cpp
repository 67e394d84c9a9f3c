// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/word_difference.h"

#include "core/base/words.h"

#include <functional>
#include <dtl/dtl.hpp>

#include <algorithm>
#include <span>
#include <unordered_map>

namespace cacheloupe {

namespace {

constexpr size_t kMaxWords = 400;
constexpr size_t kMaxTotalWords = 40'000;

using Words = std::span<const Word>;

struct Marks {
    std::vector<bool> left;
    std::vector<bool> right; ///< true = only here
};

void markAll(std::vector<bool> &marks, size_t from, size_t count)
{
    std::fill_n(marks.begin() + std::ptrdiff_t(from), count, true);
}

/// Shortest edit script of two runs of hashes (Wu, Manber, Myers and Miller 1990, by dtl).
void diffHashes(const std::vector<std::uint64_t> &a, const std::vector<std::uint64_t> &b, const std::function<void(size_t)> &onlyA,
                const std::function<void(size_t)> &onlyB)
{
    dtl::Diff<std::uint64_t, std::vector<std::uint64_t>> diff(a, b);
    diff.compose();
    size_t i = 0;
    size_t j = 0;
    for (const auto &[value, info] : diff.getSes().getSequence()) {
        if (info.type == dtl::SES_DELETE)
            onlyA(i++);
        else if (info.type == dtl::SES_ADD)
            onlyB(j++);
        else
            ++i, ++j;
    }
}

std::vector<std::uint64_t> hashesOf(Words words)
{
    std::vector<std::uint64_t> out;
    for (const Word &word : words)
        out.push_back(word.hash);
    return out;
}

/// A run of words that is too long to be compared word by word.
struct Block {
    size_t begin = 0;
    size_t count = 0;
    std::uint64_t hash = 0;
};

std::vector<Block> blocksOf(std::string_view text, const std::vector<Word> &words)
{
    std::vector<Block> blocks;
    size_t at = 0;
    for (const TextRange &range : splitSentences(text)) {
        const size_t end = range.offset + range.length;
        Block block{at, 0, 0xCBF29CE484222325ULL};
        for (; at < words.size() && words[at].offset < end; ++at, ++block.count)
            block.hash = (block.hash ^ words[at].hash) * 0x100000001B3ULL;
        if (block.count > 0)
            blocks.push_back(block);
    }
    return blocks;
}

class Comparison {
public:
    Comparison(const WordList &left, const WordList &right) : m_left(left.words), m_right(right.words)
    {
        m_marks.left.resize(m_left.size());
        m_marks.right.resize(m_right.size());
    }

    bool coarse() const { return m_coarse; }
    const Marks &marks() const { return m_marks; }

    void compareRuns(size_t leftBegin, size_t leftCount, size_t rightBegin, size_t rightCount)
    {
        if (leftCount > kMaxWords || rightCount > kMaxWords) {
            m_coarse = true;
            markAll(m_marks.left, leftBegin, leftCount);
            markAll(m_marks.right, rightBegin, rightCount);
            return;
        }
        diffHashes(hashesOf(m_left.subspan(leftBegin, leftCount)), hashesOf(m_right.subspan(rightBegin, rightCount)),
                   [&](size_t i) { m_marks.left[leftBegin + i] = true; }, [&](size_t j) { m_marks.right[rightBegin + j] = true; });
    }

    /// Sentences that occur once on each side anchor the texts (patience difference); what lies between two anchors is compared word by word.
    void compareBlocks(const std::vector<Block> &left, const std::vector<Block> &right)
    {
        std::unordered_map<std::uint64_t, std::pair<int, size_t>> inRight;
        for (size_t j = 0; j < right.size(); ++j) {
            auto &[count, index] = inRight[right[j].hash];
            ++count;
            index = j;
        }
        size_t leftFrom = 0;
        size_t rightFrom = 0;
        for (size_t i = 0; i < left.size(); ++i) {
            const auto found = inRight.find(left[i].hash);
            if (found == inRight.end() || found->second.first != 1 || found->second.second < rightFrom)
                continue;
            compareGap(left, leftFrom, i, right, rightFrom, found->second.second);
            leftFrom = i + 1;
            rightFrom = found->second.second + 1;
        }
        compareGap(left, leftFrom, left.size(), right, rightFrom, right.size());
    }

private:
    void compareGap(const std::vector<Block> &left, size_t i, size_t iEnd, const std::vector<Block> &right, size_t j, size_t jEnd)
    {
        const auto words = [](const std::vector<Block> &blocks, size_t from, size_t to) {
            size_t count = 0;
            for (size_t k = from; k < to; ++k)
                count += blocks[k].count;
            return count;
        };
        const size_t leftCount = words(left, i, iEnd);
        const size_t rightCount = words(right, j, jEnd);
        compareRuns(i < left.size() ? left[i].begin : 0, leftCount, j < right.size() ? right[j].begin : 0, rightCount);
    }

    Words m_left;
    Words m_right;
    Marks m_marks;
    bool m_coarse = false;
};

std::vector<DifferenceSpan> spansOf(const WordList &list, const std::vector<bool> &marks)
{
    std::vector<DifferenceSpan> spans;
    for (size_t i = 0; i < list.words.size(); ++i) {
        const Word &word = list.words[i];
        if (!spans.empty() && spans.back().onlyHere == marks[i])
            spans.back().length = word.offset + word.length - spans.back().offset;
        else
            spans.push_back({word.offset, word.length, marks[i]});
    }
    return spans;
}

/// The part of the text behind the words that were compared.
void appendTail(std::vector<DifferenceSpan> &spans, std::string_view text, const WordList &list, bool differs)
{
    if (list.words.size() < kMaxTotalWords)
        return;
    const std::uint32_t end = list.words.back().offset + list.words.back().length;
    if (end < text.size())
        spans.push_back({end, std::uint32_t(text.size()) - end, differs});
}

} // namespace

bool WordDifference::equal() const
{
    const auto shared = [](const DifferenceSpan &span) { return !span.onlyHere; };
    return std::all_of(left.begin(), left.end(), shared) && std::all_of(right.begin(), right.end(), shared);
}

WordDifference wordDifference(std::string_view left, std::string_view right)
{
    const WordList a = splitWords(left, kMaxTotalWords);
    const WordList b = splitWords(right, kMaxTotalWords);
    Comparison comparison(a, b);
    if (a.words.size() <= kMaxWords && b.words.size() <= kMaxWords) {
        comparison.compareRuns(0, a.words.size(), 0, b.words.size());
    } else {
        comparison.compareBlocks(blocksOf(left, a.words), blocksOf(right, b.words));
    }
    WordDifference out{spansOf(a, comparison.marks().left), spansOf(b, comparison.marks().right), comparison.coarse()};
    const bool tailsDiffer = left != right;
    appendTail(out.left, left, a, tailsDiffer);
    appendTail(out.right, right, b, tailsDiffer);
    return out;
}

} // namespace cacheloupe
