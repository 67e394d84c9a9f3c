// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_source.h"

namespace cacheloupe {

HitSource::HitSource(std::filesystem::path path, DialectMatch dialect, ReadFile text, bool converted)
    : m_path(std::move(path)), m_dialect(std::move(dialect)), m_text(std::move(text)), m_converted(converted)
{
}

HitSourceState HitSource::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

void HitSource::setState(const HitSourceState &state)
{
    const std::lock_guard lock(m_mutex);
    m_state = state;
}

} // namespace cacheloupe
