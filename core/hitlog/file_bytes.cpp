// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/file_bytes.h"

namespace cacheloupe {

Result<FileBytes> FileBytes::create(ReadFile file)
{
    const auto size = file.sizeBytes();
    if (!size)
        return size.error();
    return FileBytes(std::move(file), *size);
}

Result<size_t> FileBytes::readAt(std::uint64_t offset, std::span<char> into)
{
    auto got = m_file.readAt(offset, into);
    if (!got)
        return Error{got.error().code, got.error().reason, got.error().where, "byte " + std::to_string(offset) + ": " + got.error().detail};
    return got;
}

std::optional<Error> FileBytes::failure() const
{
    const auto size = m_file.sizeBytes();
    if (!size)
        return size.error();
    if (*size >= m_sizeBytes)
        return std::nullopt;
    return Error{ErrorCode::io, ErrorReason::fileChanged, m_file.path().string(), std::to_string(*size) + " of " + std::to_string(m_sizeBytes) + " bytes"};
}

Result<std::uint64_t> FileBytes::refresh()
{
    const auto size = m_file.sizeBytes();
    if (size)
        m_sizeBytes = *size;
    return size;
}

} // namespace cacheloupe
