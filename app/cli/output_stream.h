// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// A buffered writer over a file descriptor that stays open (stdout, stderr). When the reader goes away (`| head`),
/// closed() turns true and further writes do nothing; any other failure is kept in status(). One thread at a time.
class OutputStream {
public:
    explicit OutputStream(int descriptor) : m_descriptor(descriptor) {}
    ~OutputStream() { flush(); }
    OutputStream(const OutputStream &) = delete;
    OutputStream &operator=(const OutputStream &) = delete;

    OutputStream &operator<<(std::string_view bytes);
    void flush();

    /// Nobody reads or the bytes cannot be written any more: the producer may stop.
    bool closed() const { return m_closed || !m_status.ok(); }
    /// Fails with io/diskFull or another io error; a reader that went away is no failure.
    const Status &status() const { return m_status; }

private:
    int m_descriptor;
    std::string m_buffer;
    bool m_closed = false;
    Status m_status;
};

} // namespace cacheloupe
