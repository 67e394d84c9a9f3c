// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/export_file.h"

#include "core/base/file.h"

#include <cerrno>

namespace cacheloupe {

Status ExportFile::failure(int errnoValue)
{
    const std::string where = m_file.fileName().toStdString();
    if (m_file.error() == QFileDevice::PermissionsError || m_file.error() == QFileDevice::OpenError)
        return Error{ErrorCode::denied, ErrorReason::noPermission, where, m_file.errorString().toStdString()};
    // Qt has no word of its own for a full disk.
    Error error = errnoValue == 0 ? Error{ErrorCode::io, ErrorReason::none, where, {}} : errorFromErrno(errnoValue, where);
    error.detail = m_file.errorString().toStdString();
    return error;
}

Status ExportFile::open()
{
    errno = 0;
    return m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) ? Status() : failure(errno);
}

Status ExportFile::append(std::string_view bytes)
{
    errno = 0;
    if (bytes.empty() || m_file.write(bytes.data(), qint64(bytes.size())) == qint64(bytes.size()))
        return {};
    return failure(errno);
}

Status ExportFile::commit()
{
    errno = 0;
    return m_file.commit() ? Status() : failure(errno);
}

} // namespace cacheloupe
