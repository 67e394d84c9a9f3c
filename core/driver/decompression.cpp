// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/decompression.h"

#include <brotli/decode.h>
#include <lz4frame.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>

namespace cacheloupe {

namespace {

constexpr size_t kPieceBytes = 64 * 1024;
constexpr int kMaxWindowLog = 23;
/// 15 bits of window; 32 more read the header of zlib and gzip alike.
constexpr int kAnyHeader = 15 + 32;

/// One step of a library: how much it took and gave, whether the value ended, what it objected to.
struct Step {
    size_t taken = 0;
    size_t given = 0;
    bool ended = false;
    const char *failure = nullptr;
};

/// Feeds `step` until the value ends; the output grows by pieces and never past the limit.
template <typename StepOf>
Result<std::string> drained(std::string_view bytes, size_t maxBytes, const std::string &where, StepOf stepOf)
{
    std::string out;
    std::string piece(kPieceBytes, '\0');
    size_t at = 0;
    const auto fail = [&](ErrorCode code, ErrorReason reason, const char *why) {
        return Error{code, reason, where, "byte " + std::to_string(at) + ": " + why};
    };
    for (;;) {
        const Step step = stepOf(bytes.substr(at), piece);
        at += step.taken;
        if (step.failure)
            return fail(ErrorCode::parse, ErrorReason::damagedArchive, step.failure);
        if (step.given > maxBytes - out.size())
            return fail(ErrorCode::limit, ErrorReason::none, "unpacks to too much");
        out.append(piece, 0, step.given);
        if (step.ended)
            break;
        if (step.taken == 0 && step.given == 0)
            return fail(ErrorCode::parse, ErrorReason::truncatedArchive, "ends too early");
    }
    if (at != bytes.size())
        return fail(ErrorCode::parse, ErrorReason::damagedArchive, "bytes behind the end");
    return out;
}

Result<std::string> unpackedZlib(std::string_view bytes, size_t maxBytes, const std::string &where)
{
    z_stream stream = {};
    if (inflateInit2(&stream, kAnyHeader) != Z_OK)
        return Error{ErrorCode::internal, ErrorReason::none, where, "zlib"};
    const std::unique_ptr<z_stream, int (*)(z_stream *)> ending(&stream, inflateEnd);
    return drained(bytes, maxBytes, where, [&](std::string_view input, std::string &piece) {
        const uInt offered = uInt(std::min<size_t>(input.size(), 1u << 30));
        // zlib's older interface takes the input without const and does not write to it.
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.data()));
        stream.avail_in = offered;
        stream.next_out = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_out = uInt(piece.size());
        const int code = inflate(&stream, Z_NO_FLUSH);
        Step step{offered - stream.avail_in, piece.size() - stream.avail_out, code == Z_STREAM_END, nullptr};
        if (code == Z_NEED_DICT)
            step.failure = "needs a dictionary";
        else if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
            step.failure = stream.msg ? stream.msg : zError(code);
        return step;
    });
}

Result<std::string> unpackedZstd(std::string_view bytes, size_t maxBytes, const std::string &where)
{
    const std::unique_ptr<ZSTD_DStream, size_t (*)(ZSTD_DStream *)> stream(ZSTD_createDStream(), ZSTD_freeDStream);
    if (!stream)
        return Error{ErrorCode::internal, ErrorReason::none, where, "zstd"};
    ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
    return drained(bytes, maxBytes, where, [&](std::string_view input, std::string &piece) {
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{piece.data(), piece.size(), 0};
        const size_t left = ZSTD_decompressStream(stream.get(), &out, &in);
        return Step{in.pos, out.pos, left == 0, ZSTD_isError(left) ? ZSTD_getErrorName(left) : nullptr};
    });
}

Result<std::string> unpackedLz4(std::string_view bytes, size_t maxBytes, const std::string &where)
{
    LZ4F_dctx *context = nullptr;
    if (LZ4F_isError(LZ4F_createDecompressionContext(&context, LZ4F_VERSION)))
        return Error{ErrorCode::internal, ErrorReason::none, where, "lz4"};
    const std::unique_ptr<LZ4F_dctx, LZ4F_errorCode_t (*)(LZ4F_dctx *)> ending(context, LZ4F_freeDecompressionContext);
    return drained(bytes, maxBytes, where, [&](std::string_view input, std::string &piece) {
        size_t taken = input.size();
        size_t given = piece.size();
        const size_t left = LZ4F_decompress(context, piece.data(), &given, input.data(), &taken, nullptr);
        if (LZ4F_isError(left))
            return Step{0, 0, false, LZ4F_getErrorName(left)};
        return Step{taken, given, left == 0, nullptr};
    });
}

Result<std::string> unpackedBrotli(std::string_view bytes, size_t maxBytes, const std::string &where)
{
    const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState *)> state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr),
                                                                                  BrotliDecoderDestroyInstance);
    if (!state)
        return Error{ErrorCode::internal, ErrorReason::none, where, "brotli"};
    return drained(bytes, maxBytes, where, [&](std::string_view input, std::string &piece) {
        size_t left = input.size();
        size_t room = piece.size();
        const auto *next = reinterpret_cast<const std::uint8_t *>(input.data());
        auto *into = reinterpret_cast<std::uint8_t *>(piece.data());
        const auto result = BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &into, nullptr);
        Step step{input.size() - left, piece.size() - room, result == BROTLI_DECODER_RESULT_SUCCESS, nullptr};
        if (result == BROTLI_DECODER_RESULT_ERROR)
            step.failure = BrotliDecoderErrorString(BrotliDecoderGetErrorCode(state.get()));
        return step;
    });
}

} // namespace

Packing packingOf(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.starts_with("\x1F\x8B\x08"sv))
        return Packing::gzip;
    if (bytes.starts_with("\x28\xB5\x2F\xFD"sv))
        return Packing::zstd;
    if (bytes.starts_with("\x04\x22\x4D\x18"sv))
        return Packing::lz4;
    // RFC 1950: deflate with at most 32 KB of window, and both bytes together a multiple of 31.
    constexpr size_t kShortestZlib = 8;
    const auto at = [&](size_t i) { return unsigned(static_cast<unsigned char>(bytes[i])); };
    if (bytes.size() >= kShortestZlib && (at(0) & 15) == 8 && at(0) >> 4 <= 7 && (at(0) * 256 + at(1)) % 31 == 0)
        return Packing::zlib;
    return Packing::none;
}

std::string_view packingName(Packing packing)
{
    constexpr std::string_view kNames[] = {"", "zlib", "gzip", "zstd", "lz4", "brotli"};
    return kNames[static_cast<size_t>(packing)];
}

Result<std::string> unpacked(std::string_view bytes, Packing packing, size_t maxBytes, std::string where)
{
    switch (packing) {
    case Packing::zlib:
    case Packing::gzip:
        return unpackedZlib(bytes, maxBytes, where);
    case Packing::zstd:
        return unpackedZstd(bytes, maxBytes, where);
    case Packing::lz4:
        return unpackedLz4(bytes, maxBytes, where);
    case Packing::brotli:
        return unpackedBrotli(bytes, maxBytes, where);
    case Packing::none:
        break;
    }
    return std::string(bytes);
}

} // namespace cacheloupe
