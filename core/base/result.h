// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error_reason.h"

#include <string>
#include <utility>
#include <variant>

namespace cacheloupe {

/// What kind of failure happened; decides exit codes and whether a retry makes sense.
enum class ErrorCode {
    io,
    parse,
    schema,
    notFound,
    conflict,
    denied,
    network,
    timeout,
    limit,
    unsupported,
    cancelled,
    internal,
};

/// A failure as a value: what, where (file, key, URL without secrets, `file:line`) and the technical detail.
/// Core never words sentences for people; `ui/support/error_text` and `app/cli/error_line` do.
struct Error {
    ErrorCode code = ErrorCode::internal;
    ErrorReason reason = ErrorReason::none;
    std::string where;
    std::string detail;
    bool operator==(const Error &) const = default;
};

/// Somebody asked for the work to stop while `where` was read or written.
inline Error cancelledAt(std::string where)
{
    return {ErrorCode::cancelled, ErrorReason::none, std::move(where), {}};
}

/// Either a value or an Error. Movable, no exceptions; asking for the side that is not there is a
/// programming error (std::bad_variant_access).
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    T &value() & { return std::get<0>(m_state); }
    const T &value() const & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// A Result without a value: done, or an Error.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) {}
    bool ok() const noexcept { return m_ok; }
    explicit operator bool() const noexcept { return m_ok; }
    const Error &error() const { return m_error; }

private:
    Error m_error;
    bool m_ok = true;
};

using Status = Result<void>;

} // namespace cacheloupe
