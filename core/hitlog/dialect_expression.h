// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"
#include "core/hitlog/json_path.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cacheloupe {

/// A condition of a dialect file: a member is there, is one of some texts, is none of them, or is absent.
class DialectCondition {
public:
    /// An object or a list of objects that must all hold; nullopt when it makes no sense.
    static std::optional<std::vector<DialectCondition>> listFrom(const Json &json);
    bool holds(const Json &record) const;
    static bool allHold(const std::vector<DialectCondition> &conditions, const Json &record);
    const std::vector<JsonPath> &paths() const { return m_paths; }

private:
    explicit DialectCondition(const Json &json);
    std::vector<JsonPath> m_paths;
    std::vector<std::string> m_is;
    std::vector<std::string> m_isNot;
    bool m_allowsAbsent = false;
    bool m_wantsAbsent = false;
};

/// An expression of a dialect file (resources/dialects/README.md), compiled once. Immutable; any thread may evaluate.
class DialectExpression {
public:
    /// What an evaluation works on and what it finds out on the way.
    struct Evaluation {
        const Json &record;
        const Json &maxima; ///< greatest number of each top-level member, for scales
        std::vector<std::string> inferred;
    };

    /// nullopt when the expression makes no sense. `shared` holds the named expressions that `shared` refers to.
    static std::optional<DialectExpression> from(const Json &json, const Json &shared, int depth = 0);

    /// The result for the member `name` (dotted when nested), or null when absent.
    Json evaluate(Evaluation &evaluation, const std::string &name) const { return evaluate(evaluation, evaluation.record, name); }
    /// First steps of all paths.
    void collectRoots(std::vector<std::string> &roots) const;
    /// All paths that an evaluation below one of `at` may look at, whole.
    void collectPaths(const std::vector<std::string> &at, std::vector<std::string> &paths) const;

private:
    enum class Source { paths, constant, object, minus, plus, alternatives, nested };

    bool readSource(const Json &json, const Json &shared, int depth);
    bool readPaths(const Json &json);
    bool readSteps(const Json &json);
    Json evaluate(Evaluation &evaluation, const Json &at, const std::string &name) const;
    Json source(Evaluation &evaluation, const Json &at, const std::string &name) const;
    Json objectOf(Evaluation &evaluation, const Json &at, const std::string &name) const;
    Json sum(const Json &at) const;
    const Json *firstAt(const Json &at) const;
    Json transformed(Json value, const std::string &sourceText, const Evaluation &evaluation) const;
    Json scaled(Json value, const Evaluation &evaluation) const;

    Source m_source = Source::paths;
    std::vector<JsonPath> m_paths;
    Json m_constant;
    std::vector<std::pair<std::string, DialectExpression>> m_members;
    std::vector<DialectCondition> m_when;
    Json m_values;
    std::string m_before;
    std::string m_after;
    std::optional<double> m_scale;
    std::optional<double> m_from;
    std::vector<double> m_unitScales;
    std::string m_as;
    bool m_isDirect = false; ///< a value by its path, converted at most
    bool m_inferred = false;
    std::vector<std::string> m_inferredFor;
};

} // namespace cacheloupe
