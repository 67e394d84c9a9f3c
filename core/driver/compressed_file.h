// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <span>

namespace cacheloupe {

enum class Compression { none, gzip, zstd };

/// What the first bytes say; the name of a file tells nothing.
Result<Compression> compressionOf(const ReadFile &file);

/// The plain bytes of a gzip or zstd file, from its begin to its end, in bounded memory; members and frames that stand
/// one behind the other are one text. One thread. read() fails with parse/truncatedArchive, parse/damagedArchive or
/// unsupported (a window over 128 MB, a dictionary), where = the file, detail = the byte; all that could be unpacked
/// before comes first.
class CompressedFile {
public:
    CompressedFile(ReadFile file, Compression compression);
    CompressedFile(CompressedFile &&) noexcept;
    ~CompressedFile();

    /// Up to `into.size()` plain bytes; 0 at the end.
    Result<size_t> read(std::span<char> into);
    /// How many bytes of the file are used up.
    std::uint64_t packedBytes() const;

    class Codec;

private:
    bool needsInput();
    void unpackInto(std::span<char> into, size_t &done);
    void fail(ErrorCode code, ErrorReason reason, const std::string &why);

    ReadFile m_file;
    std::unique_ptr<Codec> m_codec;
    std::string m_buffer;
    std::span<const char> m_input; ///< of m_buffer, not used up yet
    std::uint64_t m_offset = 0;    ///< behind m_buffer
    bool m_atFileEnd = false;
    bool m_betweenMembers = true;
    bool m_ended = false;
    Status m_status;
};

} // namespace cacheloupe
