// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

namespace cacheloupe {

/// The text of a message's content as the chat APIs and traces write it: plain, or the text parts of a list joined by
/// newlines; null when it holds none.
Json contentText(const Json &content);

/// What the user asked last: the text itself, or that of the last message of a user in a list. Understands messages
/// with `content`, with `parts`, wrapped in `message`, and LangChain's constructors.
Json lastUserText(const Json &messages);

/// The text of the last message of a list, or of the message, or the text itself.
Json lastMessageText(const Json &messages);

} // namespace cacheloupe
