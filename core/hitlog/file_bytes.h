// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/hitlog/log_bytes.h"

namespace cacheloupe {

/// A file up to where it ended at create(): what is appended later is left to the next load, but for the rest of a line
/// that began before. A file that ends earlier by then is a failure (fileChanged). Owns its handle.
class FileBytes : public LogBytes {
public:
    static Result<FileBytes> create(ReadFile file);

    std::uint64_t waitFor(std::uint64_t wanted) override { return std::min(wanted, m_sizeBytes); }
    Result<size_t> readAt(std::uint64_t offset, std::span<char> into) override;
    std::optional<Error> failure() const override;
    std::uint64_t fileBytesAt(std::uint64_t offset) const override { return std::min(offset, m_sizeBytes); }
    std::uint64_t fileBytesTotal() const override { return m_sizeBytes; }

    const ReadFile &file() const { return m_file; }
    /// Takes in what was appended; how many bytes the file has now.
    Result<std::uint64_t> refresh();

private:
    FileBytes(ReadFile file, std::uint64_t sizeBytes) : m_file(std::move(file)), m_sizeBytes(sizeBytes) {}
    ReadFile m_file;
    std::uint64_t m_sizeBytes = 0;
};

} // namespace cacheloupe
