// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/private_text.h"

#include "core/base/private_finders.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <utility>

namespace cacheloupe {

namespace {

/// The same value written in two ways is one value.
std::string plainValue(PrivateKind kind, std::string_view value)
{
    if (kind == PrivateKind::secret)
        return std::string(value);
    if (kind == PrivateKind::eMail)
        return asciiLower(value);
    std::string plain;
    for (const char c : value) {
        if (isAlnumByte(c) || (static_cast<unsigned char>(c) & 0x80))
            plain += c;
    }
    return asciiLower(plain);
}

bool isStronger(PrivateKind a, PrivateKind b)
{
    constexpr std::array<int, kPrivateKindCount> strength = {3, 1, 0, 2, 2, 4};
    return strength[size_t(a)] > strength[size_t(b)];
}

/// Behind the letters and digits at `at`; `at` itself when there are none.
size_t wordEnd(std::string_view text, size_t at)
{
    while (at < text.size() && (isAlnumByte(text[at]) || (static_cast<unsigned char>(text[at]) & 0x80)))
        ++at;
    return at;
}

/// Length of the mark that begins at `at` ("[e-mail 12]"); 0 when none does.
size_t markLength(std::string_view text, size_t at, const PrivateMask::Names &names)
{
    for (const std::string &name : names) {
        if (text.substr(at + 1, name.size()) != name || byteAt(text, at + 1 + name.size()) != ' ')
            continue;
        size_t end = at + 2 + name.size();
        const size_t digits = end;
        while (isDigitByte(byteAt(text, end)) && end - digits < 9)
            ++end;
        if (end > digits && byteAt(text, end) == ']')
            return end + 1 - at;
    }
    return 0;
}

/// Leaves out what stands in marks of an earlier masking.
std::vector<PrivateSpan> outsideOfMarks(std::string_view text, std::vector<PrivateSpan> spans, const PrivateMask::Names &names)
{
    std::vector<std::pair<size_t, size_t>> marks; // begin, end
    for (size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
        if (const size_t length = markLength(text, at, names))
            marks.push_back({at, at + length});
    }
    std::erase_if(spans, [&](const PrivateSpan &span) {
        const auto mark = std::partition_point(marks.begin(), marks.end(), [&](const auto &m) { return m.second <= span.offset; });
        return mark != marks.end() && mark->first < span.offset + span.length;
    });
    return spans;
}

} // namespace

std::vector<PrivateSpan> findPrivateText(std::string_view text)
{
    PrivateSpans found;
    findAddresses(text, found);
    findSecrets(text, found);
    findNumbers(text, found);
    findIds(text, found);
    std::stable_sort(found.begin(), found.end(), [](const PrivateSpan &a, const PrivateSpan &b) { return a.offset < b.offset; });
    PrivateSpans joined;
    for (const PrivateSpan &span : found) {
        if (joined.empty() || joined.back().offset + joined.back().length <= span.offset) {
            joined.push_back(span);
            continue;
        }
        PrivateSpan &before = joined.back();
        if (isStronger(span.kind, before.kind))
            before.kind = span.kind;
        before.length = std::max(before.length, span.offset + span.length - before.offset);
    }
    return joined;
}

size_t MaskedText::offsetOf(size_t originalOffset) const
{
    const auto behind = std::partition_point(pieces.begin(), pieces.end(), [&](const Piece &piece) { return piece.original.offset <= originalOffset; });
    if (behind == pieces.begin())
        return originalOffset;
    const Piece &before = *std::prev(behind);
    const size_t end = before.original.offset + before.original.length;
    return originalOffset < end ? before.offset : before.offset + before.length + (originalOffset - end);
}

PrivateMask::PrivateMask() : PrivateMask(Names{"e-mail", "phone", "id", "IBAN", "card", "secret"}) {}

MaskedText PrivateMask::masked(std::string_view text)
{
    MaskedText out;
    size_t at = 0;
    for (const PrivateSpan &span : outsideOfMarks(text, findPrivateText(text), m_names)) {
        out.text += text.substr(at, span.offset - at);
        const std::string shown = mark(span.kind, text.substr(span.offset, span.length));
        out.pieces.push_back({span, out.text.size(), shown.size()});
        out.text += shown;
        at = span.offset + span.length;
    }
    out.text += text.substr(at);
    return out;
}

std::string PrivateMask::mark(PrivateKind kind, std::string_view value)
{
    auto &known = m_known[size_t(kind)];
    const auto [place, isNew] = known.try_emplace(plainValue(kind, value), known.size() + 1);
    const std::string shown = "[" + m_names[size_t(kind)] + " " + std::to_string(place->second) + "]";
    if (isNew) {
        m_marksOfWords.try_emplace(place->first, shown);
        m_marksOfWords.try_emplace(asciiLower(value), shown);
        for (size_t at = 0; at < value.size();) {
            const size_t end = wordEnd(value, at);
            if (end - at >= 2)
                m_marksOfWords.try_emplace(asciiLower(value.substr(at, end - at)), shown);
            at = std::max(end, at + 1);
        }
    }
    return shown;
}

std::string PrivateMask::maskedExcerpt(std::string_view text)
{
    if (const auto whole = m_marksOfWords.find(asciiLower(trimmed(text))); whole != m_marksOfWords.end())
        return whole->second;
    const MaskedText first = masked(text);
    std::string out;
    size_t at = 0;
    for (const MaskedText::Piece &piece : first.pieces) {
        out += withKnownWords(text.substr(at, piece.original.offset - at));
        out += first.text.substr(piece.offset, piece.length);
        at = piece.original.offset + piece.original.length;
    }
    return out + withKnownWords(text.substr(at));
}

std::string PrivateMask::withKnownWords(std::string_view text) const
{
    std::string out;
    for (size_t at = 0; at < text.size();) {
        const size_t end = wordEnd(text, at);
        const auto known = m_marksOfWords.find(asciiLower(text.substr(at, end - at)));
        if (end > at && known != m_marksOfWords.end())
            out += known->second;
        else
            out += text.substr(at, std::max(end, at + 1) - at);
        at = std::max(end, at + 1);
    }
    return out;
}

std::string maskedText(std::string_view text)
{
    return PrivateMask().masked(text).text;
}

} // namespace cacheloupe
