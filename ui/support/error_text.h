// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace cacheloupe {

/// An Error for people: what happened and where, what to do about it, and the technical detail behind "Details".
struct ErrorText {
    QString sentence;
    QString remedy;
    QString details;
};

/// Words an Error in the person's language. GUI thread.
ErrorText errorText(const Error &error);

} // namespace cacheloupe
