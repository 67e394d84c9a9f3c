// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/driver/json.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// One place where a document does not keep to its schema. The member's path is dotted (`usage.input_tokens`,
/// `messages[0].role`), empty for the whole document; what was expected is the schema's own value as JSON.
struct SchemaFinding {
    enum class Kind : std::uint8_t { notJson, type, oneOf, atLeast, above, atMost, below, minLength, format, missing, notAllowed };
    Kind kind = Kind::type;
    std::string path;
    std::string expected;
    std::string found; ///< the value as JSON, shortened; empty for missing
    bool operator==(const SchemaFinding &) const = default;
};
std::string_view schemaFindingName(SchemaFinding::Kind kind);

/// A JSON Schema (2020-12), compiled for checking many documents. It knows the keywords that this program's schemas use and
/// refuses all others rather than passing them over: $ref within the document, type, enum, const, minimum, maximum,
/// exclusiveMinimum, exclusiveMaximum, minLength, format, items, properties, required, additionalProperties, and the notes
/// title, description, $schema, $id, $defs. Immutable; any thread may check with it.
class JsonSchema {
public:
    /// Fails with schema naming `where` and the place: an unknown keyword, format or reference, a value of the wrong type.
    static Result<JsonSchema> compile(const Json &schema, const std::string &where);
    JsonSchema(JsonSchema &&) noexcept;
    JsonSchema &operator=(JsonSchema &&) noexcept;
    ~JsonSchema();

    struct Node;
    const Node &root() const { return *m_nodes.front(); }

private:
    JsonSchema();
    std::vector<std::unique_ptr<Node>> m_nodes;
};

/// Checks documents against a schema. One object per thread, kept for a whole run; the schema must outlive it.
class JsonSchemaCheck {
public:
    /// Bytes that must be readable behind a document given to check().
    static size_t paddingBytes();

    explicit JsonSchemaCheck(const JsonSchema &schema);
    ~JsonSchemaCheck();

    /// The findings of one document, in its order; missing members last.
    std::vector<SchemaFinding> check(std::string_view document);

private:
    struct State;
    const JsonSchema &m_schema;
    std::unique_ptr<State> m_state;
};

} // namespace cacheloupe
