// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/value_decoder.h"

#include "core/base/utf8.h"
#include "core/driver/decompression.h"
#include "core/store/binary_json.h"
#include "core/store/bytes_json.h"
#include "core/store/gateway_text.h"
#include "core/store/lc_json.h"
#include "core/store/pickle_reader.h"
#include "core/store/python_literal.h"

#include <optional>

namespace cacheloupe {

namespace {

constexpr size_t kMaxUnpackedBytes = 32u << 20;
/// A packed value inside a packed value is a product's doing, more is somebody's trap.
constexpr int kMaxLayers = 2;

class Decoding {
public:
    Decoding(const std::vector<std::string> &decoders, int layer) : m_decoders(decoders), m_layer(layer) {}

    DecodedValue read(std::string_view bytes)
    {
        for (const auto &decoder : m_decoders) {
            if (decoder == "text" && isValidUtf8(bytes))
                return {std::nullopt, decoder, std::move(m_refusal)};
            if (auto value = readWith(decoder, bytes))
                return {std::move(value), m_inner.empty() ? decoder : m_inner, std::move(m_refusal)};
        }
        return {std::nullopt, "bytes", std::move(m_refusal)};
    }

private:
    std::optional<Json> accept(const char *decoder, Result<Json> json)
    {
        if (json)
            return std::move(*json);
        // A parse error only says that it is something else.
        if (json.error().code == ErrorCode::limit || json.error().code == ErrorCode::denied)
            refuse(decoder, json.error());
        return std::nullopt;
    }
    void refuse(const char *decoder, const Error &error)
    {
        if (m_refusal.empty())
            m_refusal = std::string(decoder) + ": " + error.detail;
    }

    static bool startsLike(std::string_view text, std::string_view starts)
    {
        const auto body = trimmed(text);
        return !body.empty() && starts.find(body.front()) != std::string_view::npos;
    }

    std::optional<Json> json(std::string_view text)
    {
        // A bare number or word is an answer's text, not JSON.
        return startsLike(text, "{[\"") ? accept("json", parseForeignJson(text, "value")) : std::nullopt;
    }

    std::optional<Json> pickle(std::string_view bytes)
    {
        if (!looksLikePickle(bytes))
            return std::nullopt;
        auto value = parsePickle(bytes, "value");
        if (!value)
            refuse("pickle", value.error());
        return value ? std::optional(std::move(*value)) : std::nullopt;
    }

    std::optional<Json> binary(std::string_view bytes, BinaryFormat format)
    {
        constexpr std::string_view kTag = "\xD9\xD9\xF7"; // RFC 8949: "this is CBOR"
        const bool isMsgpack = format == BinaryFormat::msgpack;
        if (!isMsgpack && bytes.starts_with(kTag))
            bytes.remove_prefix(kTag.size());
        const unsigned first = bytes.empty() ? 0 : static_cast<unsigned char>(bytes.front());
        // Only maps and arrays: any byte at all is some number in these formats.
        const bool isContainer = isMsgpack ? (first >= 0x80 && first <= 0x9F) || (first >= 0xDC && first <= 0xDF) : first >= 0x80 && first <= 0xBF;
        if (!isContainer || isValidUtf8(bytes))
            return std::nullopt;
        auto value = accept(isMsgpack ? "msgpack" : "cbor", parseBinaryJson(bytes, format, "value"));
        return value && !value->empty() ? std::move(value) : std::nullopt;
    }

    std::optional<Json> packed(std::string_view bytes, Packing packing)
    {
        if (packing == Packing::none || m_layer >= kMaxLayers)
            return std::nullopt;
        const auto plain = unpacked(bytes, packing, kMaxUnpackedBytes, "value");
        const std::string name(packingName(packing));
        if (!plain) {
            if (packing != Packing::brotli)
                refuse(name.c_str(), plain.error());
            return std::nullopt;
        }
        // Brotli has no mark of its own: only text proves that it was brotli.
        if (packing == Packing::brotli && (plain->size() < 2 || !isValidUtf8(*plain)))
            return std::nullopt;
        auto inner = Decoding(m_decoders, m_layer + 1).read(*plain);
        m_inner = name + '+' + inner.encoding;
        if (m_refusal.empty())
            m_refusal = std::move(inner.refusal);
        return inner.value ? std::move(*inner.value) : bytesJson(*plain);
    }

    std::optional<Json> anyBinary(std::string_view bytes)
    {
        constexpr std::string_view kAll[] = {"packed", "pickle", "msgpack", "cbor", "brotli"};
        for (const auto name : kAll)
            if (auto value = readWith(name, bytes)) {
                if (m_inner.empty())
                    m_inner = std::string(name);
                return value;
            }
        return std::nullopt;
    }

    std::optional<Json> readWith(std::string_view decoder, std::string_view bytes)
    {
        if (decoder == "json")
            return json(bytes);
        if (decoder == "lc-json") {
            auto value = json(bytes);
            return value && value->is_object() && value->contains("lc") ? std::move(value) : std::nullopt;
        }
        if (decoder == "pyrepr")
            return startsLike(bytes, "{[(") ? accept("pyrepr", parsePythonLiteral(bytes, "value")) : std::nullopt;
        if (decoder == "packed")
            return packed(bytes, packingOf(bytes));
        if (decoder == "pickle")
            return pickle(bytes);
        if (decoder == "msgpack" || decoder == "cbor")
            return binary(bytes, decoder == "cbor" ? BinaryFormat::cbor : BinaryFormat::msgpack);
        if (decoder == "brotli")
            return isValidUtf8(bytes) ? std::nullopt : packed(bytes, Packing::brotli);
        if (decoder == "binary")
            return anyBinary(bytes);
        if (!isValidUtf8(bytes))
            return std::nullopt;
        if (decoder == "chat-request")
            return decodeChatRequest(bytes);
        if (decoder == "chunks")
            return decodeStreamChunks(bytes);
        if (decoder == "scoped-query")
            return decodeScopedQuery(bytes);
        if (decoder == "partition")
            return decodePartition(bytes);
        if (decoder == "lc-prompt")
            return decodeLcPrompt(bytes);
        if (decoder == "lc-llm")
            return decodeLcLlm(bytes);
        return std::nullopt;
    }

    const std::vector<std::string> &m_decoders;
    int m_layer;
    std::string m_inner; ///< the encoding, where it is not just the decoder's name
    std::string m_refusal;
};

} // namespace

DecodedValue decodeValue(std::string_view bytes, const std::vector<std::string> &decoders)
{
    return Decoding(decoders, 0).read(bytes);
}

} // namespace cacheloupe
