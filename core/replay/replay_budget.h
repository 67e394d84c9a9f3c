// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <optional>

namespace cacheloupe {

/// The money of a run, US dollars. What a request may cost is set aside before it is sent; guesses from text length run low, so
/// what requests really cost in this run is the least that is set aside. One thread.
class ReplayBudget {
public:
    ReplayBudget(std::optional<double> cap, double spentBefore) : m_cap(cap), m_spent(spentBefore) {}

    enum class Answer { granted, later, over, unknownPrice };
    /// `reserved` gets what was set aside. `later` = it depends on what those on their way cost.
    Answer reserve(std::optional<double> expected, double &reserved)
    {
        reserved = expected ? std::max(*expected, m_dearest) : 0;
        if (m_cap && !expected)
            return Answer::unknownPrice;
        // A sum of sums may miss the cap by its last digit.
        if (m_cap && m_spent + m_reserved + reserved > *m_cap * (1 + 1e-12))
            return m_onTheirWay > 0 ? Answer::later : Answer::over;
        m_reserved += reserved;
        ++m_onTheirWay;
        return Answer::granted;
    }
    /// What was set aside was spent otherwise.
    void settle(double reserved, double spent)
    {
        // Sums of fractions do not come back to zero by themselves.
        m_reserved = --m_onTheirWay == 0 ? 0 : m_reserved - reserved;
        m_spent += spent;
    }
    void learn(double cost) { m_dearest = std::max(m_dearest, cost); }
    double spent() const { return m_spent; }

private:
    std::optional<double> m_cap;
    double m_spent = 0;
    double m_reserved = 0;
    double m_dearest = 0;
    int m_onTheirWay = 0;
};

} // namespace cacheloupe
