// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_stream.h"

#include "core/base/file.h"

#include <cerrno>
#include <unistd.h>

namespace cacheloupe {

namespace {
constexpr size_t kBufferBytes = 64 << 10;
}

OutputStream &OutputStream::operator<<(std::string_view bytes)
{
    if (closed())
        return *this;
    m_buffer += bytes;
    if (m_buffer.size() >= kBufferBytes)
        flush();
    return *this;
}

void OutputStream::flush()
{
    size_t done = 0;
    while (done < m_buffer.size() && !closed()) {
        const ssize_t written = ::write(m_descriptor, m_buffer.data() + done, m_buffer.size() - done);
        if (written >= 0)
            done += size_t(written);
        else if (errno == EPIPE)
            m_closed = true;
        else if (errno != EINTR)
            m_status = errorFromErrno(errno, "standard output");
    }
    m_buffer.clear();
}

} // namespace cacheloupe
