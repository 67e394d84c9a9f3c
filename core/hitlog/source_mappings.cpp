// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/source_mappings.h"

namespace cacheloupe {

std::shared_ptr<const FileMapping> SourceMappings::of(const ReadFile &file, std::uint32_t source, std::uint64_t end)
{
    const std::lock_guard lock(m_mutex);
    if (m_mappings.size() <= source)
        m_mappings.resize(source + 1);
    auto &known = m_mappings[source];
    if (known.mapping && known.file == &file && known.mapping->bytes().size() >= end)
        return known.mapping;
    auto mapping = FileMapping::of(file);
    if (!mapping || mapping->bytes().size() < end)
        return nullptr;
    known = {&file, std::make_shared<const FileMapping>(std::move(*mapping))};
    return known.mapping;
}

} // namespace cacheloupe
