// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "core/hitlog/line_facts.h"

#include <array>
#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What a log shows about one key field of a reuse. `constant` = absent on a side, but every event of the log that
/// carries the field carries the same value; it informs the reviewer and proves nothing.
enum class FieldState : std::uint8_t { proven, mismatch, notProven, constant };

/// The five lights of mission row S0.1.
enum class Light : std::uint8_t { sourceVersion, permissionBoundary, modelRoute, promptVersion, freshness };
inline constexpr size_t kLightCount = 5;
inline constexpr std::array<Light, kLightCount> kLights = {Light::sourceVersion, Light::permissionBoundary, Light::modelRoute,
                                                           Light::promptVersion, Light::freshness};
enum class LightState : std::uint8_t { proven, notProven, mismatch };

/// Where a value of a proof comes from: the request as logged, the entry as logged, the store that held the entry (its
/// layout tells), or worked out from others.
enum class ValueSource : std::uint8_t { none, log, entry, storeLayout, computed };

/// Stable words for JSON, queries and styles: `proven`, `mismatch`, `not_proven`, `constant`; `source_version`,
/// `permission_boundary`, `model_route`, `prompt_version`, `freshness`; `reuse_proven`, `regenerate`.
std::string_view fieldStateName(FieldState state);
std::string_view lightName(Light light);
std::string_view lightStateName(LightState state);
std::string_view reuseVerdictName(bool reuseProven);
/// Empty for none, `log`, `entry`, `store_layout`, `computed`.
std::string_view valueSourceName(ValueSource source);

/// One key field: the request's value, the entry's value (absent = not logged) and what follows.
struct FieldProof {
    KeyField field = KeyField::routeProvider;
    FieldState state = FieldState::notProven;
    std::optional<std::string> asked;
    std::optional<std::string> stored;
    ValueSource askedFrom = ValueSource::none;
    ValueSource storedFrom = ValueSource::none;
    bool inferred = false; ///< a side was read from a dialect or a store, or worked out
};

/// One light with the fields that decided it: those that differ, else those that are missing, else those that agree.
struct LightProof {
    Light light = Light::sourceVersion;
    LightState state = LightState::notProven;
    std::vector<KeyField> judgedBy;
};

/// The proof of one reuse. By row S0.49 the answer may be reused only when all five lights are proven.
struct KeyProof {
    std::array<FieldProof, kKeyFieldCount> fields; ///< in checklist order
    std::array<LightProof, kLightCount> lights;    ///< in the order of kLights
    std::optional<double> ageS;                    ///< of the entry when it was served
    std::optional<double> ttlS;
    bool reuseProven = false;

    const FieldProof &field(KeyField field) const { return fields[size_t(field)]; }
    const LightProof &light(Light light) const { return lights[size_t(light)]; }
};

/// Collects which fields never change in a log; feed it every event's fields. One thread at a time.
class LogFacts {
public:
    void add(const KeyFields &fields);
    /// The fields of `mask` (bit n = KeyField(n)).
    void add(const FieldHashes &fields, std::uint32_t mask);
    void add(const LogFacts &other);
    bool isConstant(KeyField field) const;

private:
    void add(size_t field, std::uint32_t hash);

    std::array<std::uint32_t, kKeyFieldCount> m_first{};
    std::bitset<kKeyFieldCount> m_varies;
};

/// Pure; any thread. Values are compared byte for byte, durations as numbers. The request's `provider` and `model`
/// stand in for unlogged route fields, the entry's `created_at`/`ttl_s` for its freshness fields.
KeyProof proveKey(const Hit &hit, const LogFacts *facts = nullptr);

/// The fields a light looks at, for tooltips and forms.
const std::vector<KeyField> &lightFields(Light light);

} // namespace cacheloupe
