// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/driver/json.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// How values are written into a template.
enum class TemplateEscape { html, markdown };

/// Fills a logic-less template, a subset of Mustache: `{{name}}` an escaped value, `{{#name}}…{{/name}}` once for true or an
/// object and once per element of an array, `{{^name}}…{{/name}}` when false, empty or absent; `{{.}}` the element itself.
/// Names are looked up from the innermost object outwards; dots step into objects. Missing values are empty. There is no
/// way to write a value unescaped. Pure; any thread. Fails with parse when a section is not closed, naming it.
Result<std::string> fillTemplate(std::string_view text, const Json &values, TemplateEscape escape);

} // namespace cacheloupe
