// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/line_targets.h"

#include <optional>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Reads lines whose members stand as in lines seen before, faster than a JSON parser: what lies between two values is
/// compared with what lay there before, and only values are looked at. It gives a row only where it is sure to give the
/// parser's; every surprise (another order, an escape in a name, an exponent, ill-formed UTF-8, anything nested it does
/// not know) is the parser's case. One thread; 64 bytes behind a line must be readable.
class LineScanner {
public:
    LineScanner();

    /// The finished row, or nothing: then the builder holds no line. `isUtf8` is asked for lines with bytes above ASCII.
    std::optional<HitRowData> scan(std::string_view line, RowBuilder &builder, bool (*isUtf8)(std::string_view));
    /// Remembers the order of the members of a good line.
    void learn(std::string_view line);

private:
    /// What comes before a value, and which value it is. Lines that begin alike share steps.
    struct Step {
        Step() = default;
        Step(std::string_view between, const LineTarget &target, bool isEnd);
        bool startsHere(const char *at, size_t left) const;
        std::string_view between() const { return length <= sizeof head ? std::string_view(head, length) : whole; }

        char head[32] = {}; ///< of what comes before: compared without a loop
        std::uint32_t headMask = 0;
        std::uint32_t length = 0;
        std::uint32_t likely = 0; ///< of next: what came last; 0 = nothing yet
        LineTarget target;
        bool isEnd = false; ///< the line ends with it
        std::vector<std::uint32_t> next;
        std::string whole; ///< where it is longer than head
    };
    class Learner;

    const Step *follow(std::uint32_t &step, const char *at, size_t left);
    const Step *followOther(std::uint32_t &step, const char *at, size_t left);
    bool isWorthwhile();

    std::vector<Step> m_steps;
    std::uint64_t m_scanned = 0;
    std::uint64_t m_missed = 0;
};

} // namespace cacheloupe
