// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <string>

namespace cacheloupe::test {

/// Lines of a `cacheloupe.hit/1` log with every kind of value, escape, absence and damage; the same seed gives the
/// same bytes. One object per test.
class RandomLog {
public:
    explicit RandomLog(std::uint64_t seed) : m_random(seed) {}

    std::string lines(int count)
    {
        std::string out;
        for (int i = 0; i < count; ++i)
            out += m_random.chance(0.03) ? damaged() : event(i);
        return out;
    }

private:
    template <size_t N>
    std::string oneOf(const char *const (&values)[N]) { return values[m_random.below(N)]; }

    std::string text()
    {
        std::string out;
        for (std::uint64_t n = 1 + m_random.below(12); n > 0; --n)
            out += (out.empty() ? "" : " ")
                + oneOf({"refund", "Refund", "the", "price", "\\u00dcber", "\xC3\x9C" "ber", "\\n", "\\\"quoted\\\"", "ref\\u0075nd", "\\ud83d\\ude00", "zanzibar", "\xD0\x9F" "\xD1\x80", "fund\\nrefun"});
        return out;
    }
    std::string fields()
    {
        return "{\"access.tenant\":\"" + oneOf({"acme", "globex", "initech"}) + "\",\"access.role\":\"" + oneOf({"admin", "agent", "\\u0061dmin"})
            + "\"" + (m_random.chance(0.3) ? ",\"output.locale\":\"" + oneOf({"de", "en"}) + "\"" : "")
            + (m_random.chance(0.2) ? ",\"source.document_ids\":[1, 2]" : "") + (m_random.chance(0.1) ? ",\"prompt.system_version\":null" : "") + "}";
    }
    std::string number(double scale) { return std::to_string(m_random.unit() * scale); }
    std::string event(int i)
    {
        std::string line = "{\"ts\":\"2026-11-0" + std::to_string(1 + m_random.below(9)) + "T0" + std::to_string(m_random.below(10)) + ":15:30.125Z\"";
        line += ",\"event\":\"" + oneOf({"hit", "hit", "hit", "miss", "store", "bypass"}) + "\"";
        line += ",\"call_site\":\"" + oneOf({"support.faq", "support.billing", "search"}) + "\"";
        if (m_random.chance(0.8))
            line += ",\"query\":\"" + text() + "\"";
        if (m_random.chance(0.5))
            line += ",\"cached_query\":\"" + text() + "\"";
        if (m_random.chance(0.7))
            line += ",\"answer\":\"" + text() + "\"";
        if (m_random.chance(0.7))
            line += ",\"match\":\"" + oneOf({"exact", "semantic"}) + "\",\"similarity\":" + number(1);
        if (m_random.chance(0.9))
            line += ", \"fields\" : " + fields();
        if (m_random.chance(0.7))
            line += ",\"entry\":{\"id\":\"e\",\"age_s\":" + number(1e6) + ",\"ttl_s\":604800,\"fields\":" + fields() + "}";
        if (m_random.chance(0.8))
            line += ",\"latency_ms\":" + number(3000) + ",\"saved_usd\":" + number(0.01) + ",\"model\":\"" + oneOf({"gpt-4o", "gpt-4o-mini", "haiku"}) + "\"";
        if (m_random.chance(0.5))
            line += ",\"user\":\"u" + std::to_string(m_random.below(5)) + "\",\"session\":\"s\\u0031\",\"followup\":\"" + oneOf({"retry", "none"}) + "\"";
        if (m_random.chance(0.8))
            line += ",\"id\":\"id-" + std::to_string(i) + "\"";
        return line + (m_random.chance(0.1) ? "}\r\n" : "}\n");
    }
    std::string damaged()
    {
        return oneOf({"{\"ts\":\"2026-11-01T00:00:00Z\",\"event\":\"hit\",\"query\":\"cut of\n", "not json refund\n", "\n", "\xFF\xFE\n", "[1,2]\n",
                      "{\"query\":\"no event refund\"}\n", "{\"event\":\"melt\"}\n", "{\"event\":\"hit\",\"query\":\"bad \xC3 byte refund\"}\n"});
    }

    Random m_random;
};

} // namespace cacheloupe::test
