// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"

#include <QString>

namespace cacheloupe {

// A rule in one plain sentence: "Answers of refund-faq may be reused for 7 days, within one tenant, …". GUI thread.

/// As rich text; editable words are links `field:<name>`.
QString sentenceHtml(const EffectiveRule &rule);
/// The same words without links.
QString sentenceText(const EffectiveRule &rule);

} // namespace cacheloupe
