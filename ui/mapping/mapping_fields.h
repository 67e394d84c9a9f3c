// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>
#include <vector>

namespace cacheloupe {

/// The parts of the mapping form, in their order on screen.
enum class MappingGroup { event, place, texts, match, entry, cost, people, requestFields, entryFields };
inline constexpr int kMappingGroups = 9;

QString mappingGroupTitle(MappingGroup group);

/// A member of `cacheloupe.hit/1` in plain words.
struct MappingField {
    MappingGroup group = MappingGroup::event;
    QString label;
    QString hint; ///< what it is good for; may be empty
    bool isRequired = false;
};

/// `name` as in DraftMember (`ts`, `entry.created_at`, `fields.access.tenant`). A name it does not know keeps its name.
MappingField mappingField(std::string_view name);

/// The words a member may take, when they are few: the seven events, the match kinds; else empty.
std::vector<std::pair<std::string_view, QString>> mappingWords(std::string_view name);

} // namespace cacheloupe
