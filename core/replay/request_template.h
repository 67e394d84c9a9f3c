// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>

namespace cacheloupe {

/// What a call site's requests hold beyond what its log tells. It fills gaps only: what the log holds always stands.
struct RequestTemplate {
    std::string systemPrompt;
    std::string userPrompt; ///< with `{query}`; empty = the query alone
    std::string model;
    std::string paramsJson; ///< a JSON object; each name fills in where the log has none
    bool operator==(const RequestTemplate &) const = default;
};

using RequestTemplates = std::map<std::string, RequestTemplate>; ///< by call site

/// The template of a call site, else the one named `*`, else nullptr.
const RequestTemplate *templateFor(const RequestTemplates &templates, std::string_view callSite);

/// `{"schema":"cacheloupe.request-templates/1","templates":{"<call site>":{"system_prompt","user_prompt","model","params"}}}`.
/// Fails with parse/malformedJson, schema/newerSchema, schema/unknownLayout, schema/wrongType or schema/missingField (a user
/// prompt without `{query}`); where = `where`, detail = `templates.<call site>.<member>` and what was expected. A parameter
/// that no API takes, and any other unknown member, is refused; so is one that holds a secret (denied/secretNotAllowed).
Result<RequestTemplates> readRequestTemplates(std::string_view text, const std::string &where);

/// What readRequestTemplates reads, indented, for a file that people edit.
std::string writeRequestTemplates(const RequestTemplates &templates);

} // namespace cacheloupe
