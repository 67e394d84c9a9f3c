// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/compressed_file.h"
#include "core/hitlog/log_bytes.h"
#include "core/hitlog/spool_file.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace cacheloupe {

/// A compressed log while it is unpacked: a thread of its own fills a spool, load workers wait for the bytes they need
/// and parse meanwhile. Memory stays bounded whatever the archive holds; a full disk ends it with an error, and what
/// was unpacked stays readable. Stops with its token or when destroyed.
class UnpackedLog : public LogBytes {
public:
    static Result<std::unique_ptr<UnpackedLog>> start(ReadFile file, Compression compression, std::stop_token stop);
    ~UnpackedLog() override;

    std::uint64_t waitFor(std::uint64_t wanted) override;
    Result<size_t> readAt(std::uint64_t offset, std::span<char> into) override;
    std::optional<Error> failure() const override;
    std::uint64_t fileBytesAt(std::uint64_t offset) const override;
    std::uint64_t fileBytesTotal() const override { return m_packedTotal; }

    /// The spool, for rows whose texts stand in it. It may be short of the log's end until waitFor() says otherwise.
    const ReadFile &file() const { return m_reader; }

private:
    UnpackedLog(CompressedFile packed, std::uint64_t packedTotal, SpoolFile spool);
    void unpack();
    Status unpackSome(std::string &buffer, bool &ended);

    CompressedFile m_packed;
    const std::uint64_t m_packedTotal;
    SpoolFile m_spool;
    const ReadFile m_reader;

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    std::uint64_t m_available = 0;
    std::uint64_t m_packedDone = 0;
    bool m_ended = false;
    bool m_stopped = false;
    std::optional<Error> m_failure;
    std::unique_ptr<std::stop_callback<std::function<void()>>> m_onStop;
    std::jthread m_thread;
};

} // namespace cacheloupe
