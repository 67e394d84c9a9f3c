// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_mapping.h"

#include <memory>
#include <mutex>
#include <vector>

namespace cacheloupe {

/// The mapped files behind a table, made when a search first asks for them and made anew when a file has grown. Any
/// thread; a mapping handed out stays valid as long as somebody holds it.
class SourceMappings {
public:
    /// `file` is the source's text as it stands now; another one than before is mapped anew. Null when it is shorter
    /// than `end` or cannot be mapped.
    std::shared_ptr<const FileMapping> of(const ReadFile &file, std::uint32_t source, std::uint64_t end);

private:
    struct Mapped {
        const ReadFile *file = nullptr;
        std::shared_ptr<const FileMapping> mapping;
    };

    std::mutex m_mutex;
    std::vector<Mapped> m_mappings;
};

} // namespace cacheloupe
