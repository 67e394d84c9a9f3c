// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_fingerprint.h"

#include <algorithm>
#include <string>

namespace cacheloupe {

namespace {

Result<Hash128> hashAt(const ReadFile &file, std::uint64_t offset, std::uint64_t length)
{
    std::string bytes(size_t(length), '\0');
    const auto got = file.readAt(offset, bytes);
    if (!got)
        return got.error();
    return hash128(std::string_view(bytes).substr(0, *got));
}

} // namespace

Result<LogFingerprint> LogFingerprint::of(const ReadFile &file, std::uint64_t endOffset, std::uint64_t sampleBytes)
{
    const std::uint64_t length = std::min(endOffset, sampleBytes);
    const auto head = hashAt(file, 0, length);
    if (!head)
        return head.error();
    const auto tail = hashAt(file, endOffset - length, length);
    if (!tail)
        return tail.error();
    return LogFingerprint{endOffset, sampleBytes, *head, *tail};
}

bool LogFingerprint::fits(const ReadFile &file) const
{
    const auto other = of(file, endOffset, sampleBytes);
    return other && *other == *this;
}

} // namespace cacheloupe
