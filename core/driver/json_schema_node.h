// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json_schema.h"

#include <limits>
#include <map>
#include <optional>

namespace cacheloupe {

/// Bits of JsonSchema::Node::types.
enum SchemaType : std::uint8_t { kNullType = 1, kBooleanType = 2, kIntegerType = 4, kNumberType = 8, kStringType = 16, kArrayType = 32, kObjectType = 64 };

/// The compiled keywords of one (sub)schema; pointers lead to nodes of the same JsonSchema.
struct JsonSchema::Node {
    struct Property {
        const Node *node = nullptr;   ///< null: only named in `required`
        int requiredAt = -1;          ///< place in `required`
    };
    struct Bound {
        double value = 0;
        std::string written;
    };

    std::uint8_t types = 0; ///< 0: any
    std::string typesText;
    bool hasChoices = false;
    std::vector<std::string> textChoices;
    std::vector<std::string> otherChoices; ///< as JSON
    std::string choicesText;
    std::optional<Bound> minimum, maximum, above, below;
    size_t minLength = 0;
    bool isDateTime = false;
    bool isDate = false;
    const Node *items = nullptr;
    std::map<std::string, Property, std::less<>> properties;
    std::vector<std::string> required;
    const Node *otherMembers = nullptr;
    bool allowsOtherMembers = true;
    const Node *reference = nullptr; ///< `$ref`, checked besides the others
};

} // namespace cacheloupe
