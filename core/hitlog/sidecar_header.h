// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"
#include "core/hitlog/block_texts.h"
#include "core/hitlog/mapped_blocks.h"

#include <cstring>

namespace cacheloupe {

/// To be raised when the parser reads something else from a line or a section of the file changes.
inline constexpr std::uint64_t kSidecarFormat = 1;

/// What has to be the same in the build that wrote and the build that maps: sizes of what lies in the file as it lies in
/// memory. Written as a number, it also tells the order of bytes.
constexpr std::uint64_t sidecarLayout()
{
    std::uint64_t layout = 0xCBF29CE484222325ULL;
    for (const std::uint64_t part : {kSidecarFormat, std::uint64_t(sizeof(HitColumns)), std::uint64_t(sizeof(RowTraits)), std::uint64_t(sizeof(TextSpan)),
                                     std::uint64_t(HitColumns::kRows), std::uint64_t(kTrigrams), std::uint64_t(BlockTexts::kGroupRows), std::uint64_t(EventKind::malformed)})
        layout = (layout ^ part) * 0x100000001B3ULL;
    return layout;
}

/// The first bytes of a sidecar. Columns begin at kSidecarColumns, block by block; texts and facts behind them.
struct SidecarHeader {
    char magic[8] = {'c', 'l', 'i', 'n', 'd', 'e', 'x', '\n'};
    std::uint64_t layout = sidecarLayout();
    std::uint64_t fileBytes = 0;
    std::uint64_t factsOffset = 0; ///< up to the end of the file
    Hash128 factsHash;
    Hash128 headerHash; ///< of the above

    Hash128 ownHash() const { return hash128({reinterpret_cast<const char *>(this), sizeof(SidecarHeader) - sizeof(Hash128)}); }
    bool fits(std::uint64_t actualBytes) const
    {
        const SidecarHeader ours;
        return std::memcmp(magic, ours.magic, sizeof magic) == 0 && layout == ours.layout && headerHash == ownHash() && fileBytes == actualBytes && factsOffset <= fileBytes;
    }
};
static_assert(sizeof(SidecarHeader) == 64);

inline constexpr std::uint64_t kSidecarColumns = MappedBlocks::kAlignment;

} // namespace cacheloupe
