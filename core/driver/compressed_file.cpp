// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/compressed_file.h"

#include <algorithm>
#include <array>

#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

namespace cacheloupe {

namespace {

constexpr size_t kInputBytes = 128 * 1024;
/// 15 bits of window, and gzip's own header and checksum.
constexpr int kGzipWindowBits = 15 + 16;

} // namespace

/// One step of a library: how much it took and gave, whether a member ended, and what it objected to.
class CompressedFile::Codec {
public:
    struct Step {
        size_t taken = 0;
        size_t given = 0;
        bool memberEnded = false;
        bool isUnsupported = false;
        const char *failure = nullptr;
    };
    virtual ~Codec() = default;
    virtual Step step(std::span<const char> input, std::span<char> into) = 0;
};

namespace {

class GzipCodec : public CompressedFile::Codec {
public:
    GzipCodec() { m_ready = inflateInit2(&m_stream, kGzipWindowBits) == Z_OK; }
    ~GzipCodec() override { inflateEnd(&m_stream); }

    Step step(std::span<const char> input, std::span<char> into) override
    {
        Step step;
        if (!m_ready) {
            step.failure = "out of memory";
            return step;
        }
        // zlib's older interface takes the input without const and does not write to it.
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.data()));
        m_stream.avail_in = uInt(input.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(into.data());
        m_stream.avail_out = uInt(std::min<size_t>(into.size(), 1u << 30));
        const uInt room = m_stream.avail_out;
        const int code = inflate(&m_stream, Z_NO_FLUSH);
        step.taken = input.size() - m_stream.avail_in;
        step.given = room - m_stream.avail_out;
        if (code == Z_STREAM_END) {
            step.memberEnded = true;
            inflateReset(&m_stream);
        } else if (code != Z_OK && code != Z_BUF_ERROR) {
            step.failure = m_stream.msg ? m_stream.msg : zError(code);
        }
        return step;
    }

private:
    z_stream m_stream = {};
    bool m_ready = false;
};

class ZstdCodec : public CompressedFile::Codec {
public:
    ~ZstdCodec() override { ZSTD_freeDStream(m_stream); }

    Step step(std::span<const char> input, std::span<char> into) override
    {
        Step step;
        if (!m_stream) {
            step.failure = "out of memory";
            return step;
        }
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{into.data(), into.size(), 0};
        const size_t left = ZSTD_decompressStream(m_stream, &out, &in);
        step.taken = in.pos;
        step.given = out.pos;
        step.memberEnded = left == 0;
        if (ZSTD_isError(left)) {
            const auto code = ZSTD_getErrorCode(left);
            step.isUnsupported = code == ZSTD_error_frameParameter_windowTooLarge || code == ZSTD_error_dictionary_wrong;
            step.failure = ZSTD_getErrorName(left);
        }
        return step;
    }

private:
    ZSTD_DStream *m_stream = ZSTD_createDStream();
};

std::unique_ptr<CompressedFile::Codec> codecFor(Compression compression)
{
    if (compression == Compression::gzip)
        return std::make_unique<GzipCodec>();
    return std::make_unique<ZstdCodec>();
}

} // namespace

Result<Compression> compressionOf(const ReadFile &file)
{
    std::array<char, 4> bytes{};
    const auto got = file.readAt(0, bytes);
    if (!got)
        return got.error();
    const auto at = [&](size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (*got >= 3 && at(0) == 0x1F && at(1) == 0x8B && at(2) == 8)
        return Compression::gzip;
    const bool isFrame = at(0) == 0x28 && at(1) == 0xB5 && at(2) == 0x2F && at(3) == 0xFD;
    const bool isSkippable = (at(0) & 0xF0) == 0x50 && at(1) == 0x2A && at(2) == 0x4D && at(3) == 0x18;
    return *got == 4 && (isFrame || isSkippable) ? Compression::zstd : Compression::none;
}

CompressedFile::CompressedFile(ReadFile file, Compression compression)
    : m_file(std::move(file)), m_codec(codecFor(compression)), m_buffer(kInputBytes, '\0')
{
}

CompressedFile::CompressedFile(CompressedFile &&) noexcept = default;
CompressedFile::~CompressedFile() = default;

std::uint64_t CompressedFile::packedBytes() const
{
    return m_offset - m_input.size();
}

void CompressedFile::fail(ErrorCode code, ErrorReason reason, const std::string &why)
{
    m_status = Error{code, reason, m_file.path().string(), "byte " + std::to_string(packedBytes()) + (why.empty() ? "" : ": ") + why};
    m_ended = true;
}

/// Zero bytes between members are padding (tapes, block devices).
bool CompressedFile::needsInput()
{
    for (;;) {
        while (m_betweenMembers && !m_input.empty() && m_input.front() == '\0')
            m_input = m_input.subspan(1);
        if (!m_input.empty() || m_atFileEnd)
            return m_input.empty();
        const auto got = m_file.readAt(m_offset, m_buffer);
        if (!got) {
            m_status = Error{got.error().code, got.error().reason, m_file.path().string(), "byte " + std::to_string(m_offset) + ": " + got.error().detail};
            m_ended = true;
            return true;
        }
        m_offset += *got;
        m_atFileEnd = *got < m_buffer.size();
        m_input = {m_buffer.data(), *got};
    }
}

void CompressedFile::unpackInto(std::span<char> into, size_t &done)
{
    const bool isDry = needsInput();
    if (m_ended)
        return;
    if (isDry && m_betweenMembers) {
        m_ended = true;
        return;
    }
    const auto step = m_codec->step(m_input, into.subspan(done));
    m_input = m_input.subspan(step.taken);
    done += step.given;
    m_betweenMembers = step.memberEnded;
    if (step.failure)
        fail(step.isUnsupported ? ErrorCode::unsupported : ErrorCode::parse, step.isUnsupported ? ErrorReason::none : ErrorReason::damagedArchive, step.failure);
    else if (isDry && step.given == 0)
        fail(ErrorCode::parse, ErrorReason::truncatedArchive, {});
}

Result<size_t> CompressedFile::read(std::span<char> into)
{
    size_t done = 0;
    while (done < into.size() && !m_ended)
        unpackInto(into, done);
    if (done == 0 && !m_status)
        return m_status.error();
    return done;
}

} // namespace cacheloupe
