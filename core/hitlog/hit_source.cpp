// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_source.h"

#include "core/hitlog/spool_file.h"

namespace cacheloupe {

HitSource::HitSource(std::filesystem::path path, FileIdentity identity, DialectMatch dialect, ReadFile text, bool converted)
    : m_path(std::move(path)), m_identity(identity), m_dialect(std::move(dialect)), m_converted(converted)
{
    replaceText(std::move(text));
}

void HitSource::replaceText(ReadFile text)
{
    const std::lock_guard lock(m_mutex);
    m_texts.push_back(std::make_unique<const ReadFile>(std::move(text)));
    m_text.store(m_texts.back().get(), std::memory_order_release);
}

Status HitSource::loseText()
{
    auto nothing = SpoolFile::create();
    if (!nothing)
        return nothing.error();
    m_hasText.store(false, std::memory_order_release);
    replaceText(nothing->takeReader());
    return {};
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
