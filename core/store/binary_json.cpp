// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/binary_json.h"

#include "core/base/utf8.h"
#include "core/store/bytes_json.h"

#include <cmath>
#include <vector>

namespace cacheloupe {

namespace {

/// Builds the value event by event; says false, which ends the reading, at the first limit. The library's reader calls
/// itself once a level, so the depth is bounded here too.
class Builder {
public:
    explicit Builder(BinaryLimits limits) : m_limits(limits) {}

    Json take() { return std::move(m_root); }
    const char *limit() const { return m_limit; }
    const std::string &failure() const { return m_failure; }

    bool null() { return put(nullptr); }
    bool boolean(bool value) { return put(value); }
    bool number_integer(Json::number_integer_t value) { return put(value); }
    bool number_unsigned(Json::number_unsigned_t value) { return put(value); }
    bool number_float(Json::number_float_t value, const std::string &)
    {
        if (std::isfinite(value))
            return put(value);
        return put(std::isnan(value) ? "nan" : value < 0 ? "-inf" : "inf");
    }
    bool string(std::string &value) { return put(toValidUtf8(value)); }
    bool binary(Json::binary_t &value)
    {
        return put(bytesJson({reinterpret_cast<const char *>(value.data()), value.size()}));
    }
    bool start_object(size_t) { return open(Json::object()); }
    bool start_array(size_t) { return open(Json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string &value)
    {
        m_frames.back().key = toValidUtf8(value);
        return true;
    }
    bool parse_error(size_t position, const std::string &, const nlohmann::detail::exception &problem)
    {
        const std::string_view text = problem.what();
        const auto colon = text.rfind(": ");
        m_failure = "byte " + std::to_string(position) + (colon == std::string_view::npos ? "" : std::string(text.substr(colon)));
        return false;
    }

private:
    struct Frame {
        Json value;
        std::string key;
    };

    bool stop(const char *limit)
    {
        m_limit = limit;
        return false;
    }
    bool put(Json value)
    {
        if (++m_nodes > m_limits.maxNodes)
            return stop("too many values");
        if (m_frames.empty())
            m_root = std::move(value);
        else if (Frame &frame = m_frames.back(); frame.value.is_array())
            frame.value.push_back(std::move(value));
        else
            frame.value.get_ref<Json::object_t &>().std::vector<std::pair<const std::string, Json>>::emplace_back(std::move(frame.key), std::move(value));
        return true;
    }
    bool open(Json value)
    {
        if (m_frames.size() >= m_limits.maxDepth)
            return stop("nested too deep");
        m_frames.push_back({std::move(value), {}});
        return true;
    }
    bool close()
    {
        Json value = std::move(m_frames.back().value);
        m_frames.pop_back();
        return put(std::move(value));
    }

    BinaryLimits m_limits;
    Json m_root;
    std::vector<Frame> m_frames;
    size_t m_nodes = 0;
    const char *m_limit = nullptr;
    std::string m_failure;
};

} // namespace

Result<Json> parseBinaryJson(std::string_view bytes, BinaryFormat format, std::string where, BinaryLimits limits)
{
    Builder builder(limits);
    const auto input = format == BinaryFormat::msgpack ? Json::input_format_t::msgpack : Json::input_format_t::cbor;
    const bool read = Json::sax_parse(bytes.begin(), bytes.end(), &builder, input);
    if (builder.limit())
        return Error{ErrorCode::limit, ErrorReason::none, std::move(where), builder.limit()};
    if (!read)
        return Error{ErrorCode::parse, ErrorReason::none, std::move(where), builder.failure()};
    return builder.take();
}

} // namespace cacheloupe
