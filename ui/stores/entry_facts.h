// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"

#include <QList>
#include <QPair>
#include <QString>

namespace cacheloupe {

using Facts = QList<QPair<QString, QString>>;

/// The members of an entry that have no place of their own on screen; absent ones are left out, inferred ones marked.
/// Pure; GUI thread.
Facts entryFacts(const CacheEntry &entry);
/// Scope parts and key fields, by their own names.
Facts entryKeyFacts(const CacheEntry &entry);
/// The request's messages as text, a paragraph each; empty when there is no more in them than the question.
QString messagesText(const CacheEntry &entry);

} // namespace cacheloupe
