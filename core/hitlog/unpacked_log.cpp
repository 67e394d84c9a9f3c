// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/unpacked_log.h"

#include <algorithm>

namespace cacheloupe {

namespace {
constexpr size_t kStepBytes = 256 * 1024;
}

Result<std::unique_ptr<UnpackedLog>> UnpackedLog::start(ReadFile file, Compression compression, std::stop_token stop)
{
    const auto packedTotal = file.sizeBytes();
    if (!packedTotal)
        return packedTotal.error();
    auto spool = SpoolFile::create();
    if (!spool)
        return spool.error();
    std::unique_ptr<UnpackedLog> log(new UnpackedLog(CompressedFile(std::move(file), compression), *packedTotal, std::move(*spool)));
    auto *self = log.get();
    const std::function<void()> halt = [self] {
        const std::lock_guard lock(self->m_mutex);
        self->m_stopped = true;
        self->m_changed.notify_all();
    };
    log->m_onStop = std::make_unique<std::stop_callback<std::function<void()>>>(std::move(stop), halt);
    log->m_thread = std::jthread([self] { self->unpack(); });
    return log;
}

UnpackedLog::UnpackedLog(CompressedFile packed, std::uint64_t packedTotal, SpoolFile spool)
    : m_packed(std::move(packed)), m_packedTotal(packedTotal), m_spool(std::move(spool)), m_reader(m_spool.takeReader())
{
}

UnpackedLog::~UnpackedLog()
{
    m_onStop.reset();
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
}

void UnpackedLog::unpack()
{
    std::string buffer(kStepBytes, '\0');
    for (bool ended = false; !ended;) {
        const Status status = unpackSome(buffer, ended);
        const std::lock_guard lock(m_mutex);
        m_available = m_spool.sizeBytes();
        m_packedDone = m_packed.packedBytes();
        if (!status)
            m_failure = status.error();
        ended |= !status || m_stopped;
        m_ended = ended;
        m_changed.notify_all();
    }
}

Status UnpackedLog::unpackSome(std::string &buffer, bool &ended)
{
    const auto got = m_packed.read(buffer);
    if (!got)
        return got.error();
    ended = *got == 0;
    return m_spool.append(std::string_view(buffer.data(), *got));
}

std::uint64_t UnpackedLog::waitFor(std::uint64_t wanted)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_available >= wanted || m_ended || m_stopped; });
    return std::min(wanted, m_available);
}

Result<size_t> UnpackedLog::readAt(std::uint64_t offset, std::span<char> into)
{
    const std::uint64_t available = waitFor(offset + into.size());
    if (available <= offset)
        return size_t(0);
    return m_reader.readAt(offset, into.first(size_t(std::min<std::uint64_t>(into.size(), available - offset))));
}

std::optional<Error> UnpackedLog::failure() const
{
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

/// The unpacker runs ahead of the parser; how far the parser is in the archive follows from its share of the spool.
std::uint64_t UnpackedLog::fileBytesAt(std::uint64_t offset) const
{
    const std::lock_guard lock(m_mutex);
    if (m_available == 0)
        return 0;
    return std::uint64_t(double(m_packedDone) * std::min(1.0, double(offset) / double(m_available)));
}

} // namespace cacheloupe
