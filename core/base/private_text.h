// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cacheloupe {

/// What a screen share or a report should not show. `id` = numbers of orders, tickets, customers and the like.
enum class PrivateKind : std::uint8_t { eMail, phone, id, iban, card, secret };
inline constexpr size_t kPrivateKindCount = 6;

/// A stretch of private text: `text.substr(offset, length)`.
struct PrivateSpan {
    PrivateKind kind = PrivateKind::id;
    size_t offset = 0;
    size_t length = 0;
    bool operator==(const PrivateSpan &) const = default;
};

/// E-mail addresses, phone numbers, ids, IBANs, card numbers and secrets in a text, in order, none over another and none
/// splitting a code point. Told by their shape and by the words before them in English, German, French, Spanish and
/// Chinese; names and postal addresses have no shape and are not found. Plain figures, years, dates, prices and versions
/// are left alone. Any bytes are taken; linear time. Pure; any thread.
std::vector<PrivateSpan> findPrivateText(std::string_view text);

/// A text with its private stretches replaced, and where everything went.
struct MaskedText {
    struct Piece {
        PrivateSpan original;
        size_t offset = 0; ///< of the mark in `text`
        size_t length = 0;
    };
    std::string text;
    std::vector<Piece> pieces; ///< in order

    /// Where a byte of the original stands now; one inside a masked stretch leads to the beginning of its mark.
    size_t offsetOf(size_t originalOffset) const;
};

/// Replaces private text by marks that tell its kind but neither value nor length: `[e-mail 1]`. Equal values get equal
/// marks in all texts given to one mask, different ones different marks, so that two questions still show where they
/// differ. Marks are not masked again. One thread at a time.
class PrivateMask {
public:
    using Names = std::array<std::string, kPrivateKindCount>; ///< the word in the mark by kind
    PrivateMask();
    explicit PrivateMask(Names names) : m_names(std::move(names)) {}

    MaskedText masked(std::string_view text);
    /// A few words cut out of a text that was masked before ("4411" of "order number 4411"): by themselves they would not
    /// be recognised, so words of masked stretches get the mark of their stretch.
    std::string maskedExcerpt(std::string_view text);

private:
    std::string mark(PrivateKind kind, std::string_view value);
    std::string withKnownWords(std::string_view text) const;

    Names m_names;
    std::array<std::unordered_map<std::string, size_t>, kPrivateKindCount> m_known; ///< number of the mark by value
    std::unordered_map<std::string, std::string> m_marksOfWords;                    ///< by folded word
};

/// One text through a mask of its own.
std::string maskedText(std::string_view text);

} // namespace cacheloupe
