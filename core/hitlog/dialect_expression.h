// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <string>
#include <vector>

namespace cacheloupe {

/// Evaluates the expressions of a dialect file (resources/dialects/README.md) on one record. Collects the names of
/// members that were inferred.
class DialectExpression {
public:
    DialectExpression(const Json &record, const Json &maxima) : m_record(record), m_maxima(maxima) {}

    /// The result for the member `name` (dotted when nested), or null when absent.
    Json evaluate(const Json &expression, const std::string &name);
    const std::vector<std::string> &inferred() const { return m_inferred; }

    /// First steps of all paths in an expression.
    static void collectRoots(const Json &expression, std::vector<std::string> &roots);
    /// True when the expression is one that evaluate() understands.
    static bool isValid(const Json &expression);

private:
    Json source(const Json &expression, const std::string &name);
    Json objectOf(const Json &members, const std::string &name);
    Json atPath(const std::string &path) const;
    bool holds(const Json &condition) const;
    bool isInferred(const Json &rule, const std::string &sourceText) const;

    const Json &m_record;
    const Json &m_maxima;
    std::vector<std::string> m_inferred;
};

} // namespace cacheloupe
