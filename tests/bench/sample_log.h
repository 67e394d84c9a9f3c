// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/random.h"

#include <cstdio>
#include <string>
#include <vector>

namespace cacheloupe::bench {

/// Writes `cacheloupe.hit/1` lines as a production week has them: twenty call sites of very different weight, popular
/// entries that are served again and again, one line in ten with escapes or other scripts. About 1.2 KB a line; the same
/// seed gives the same bytes. "refund" is in one answer of seventeen, "zanzibar" in one of eight thousand.
class SampleLog {
public:
    explicit SampleLog(std::uint64_t seed) : m_random(seed)
    {
        for (int i = 0; i < 3000; ++i)
            m_words.push_back(word());
    }

    /// False when the file cannot be written. One line in `badEvery` is cut in the middle (0 = none).
    bool write(const std::string &path, int lines, int badEvery = 0)
    {
        std::FILE *file = std::fopen(path.c_str(), "wb");
        if (!file)
            return false;
        bool isWritten = true;
        for (int i = 0; i < lines && isWritten; ++i) {
            std::string line = event(i);
            if (badEvery > 0 && i % badEvery == badEvery - 1)
                line.resize(line.size() / 2);
            line += '\n';
            isWritten = std::fwrite(line.data(), 1, line.size(), file) == line.size();
        }
        return std::fclose(file) == 0 && isWritten;
    }

private:
    std::string word()
    {
        static constexpr std::string_view kSyllables = "rotebalinudekosimaweferupadogihulavotizecynomi";
        std::string out;
        for (auto n = 1 + m_random.below(3); n > 0; --n)
            out += kSyllables.substr(2 * m_random.below(kSyllables.size() / 2), 2);
        return out;
    }
    std::string prose(int words)
    {
        std::string out;
        for (int i = 0; i < words; ++i) {
            if (i > 0)
                out += i % 13 == 12 ? ". " : " ";
            out += m_words[m_random.below(m_words.size())];
        }
        if (m_random.chance(1.0 / 17))
            out += " Refund granted";
        if (m_random.chance(1.0 / 8000))
            out += " to Zanzibar";
        if (m_random.chance(0.1))
            out += m_random.chance(0.5) ? "\\n\\u00dcber \\\"alles\\\"" : " \xC3\xA9t\xC3\xA9 \xE4\xBD\xA0\xE5\xA5\xBD";
        return out + '.';
    }
    struct Entry {
        std::string question;
        std::string answer;
    };
    const Entry &entry()
    {
        // Two of three lookups find an entry that is there already, popular ones more often.
        if (m_entries.empty() || m_random.chance(0.35)) {
            m_entries.push_back({prose(9), prose(60)});
            return m_entries.back();
        }
        const double skewed = m_random.unit() * m_random.unit();
        return m_entries[size_t(skewed * double(m_entries.size()))];
    }
    std::string number(double value, int digits)
    {
        char text[40];
        std::snprintf(text, sizeof text, "%.*f", digits, value);
        return text;
    }
    std::string event(int i)
    {
        const double kind = m_random.unit();
        const auto site = "site." + std::to_string(int(20 * m_random.unit() * m_random.unit()));
        const auto model = m_random.chance(0.6) ? "gpt-4o-mini" : "gpt-4o";
        const auto tenant = "tenant-" + std::to_string(int(200 * m_random.unit() * m_random.unit() * m_random.unit()));
        const auto fields = "{\"access.tenant\":\"" + tenant + "\",\"route.model\":\"" + model + "\",\"output.locale\":\"de\",\"prompt.system_version\":\"v9\"}";
        const Entry &served = entry();
        const bool isSemantic = kind >= 0.45 && kind < 0.78;
        std::string line = "{\"ts\":\"" + formatInstant(instantFromUnixMs(1793577600000 + std::int64_t(i) * 604)) + "\",\"event\":\"" + (kind < 0.78 ? "hit" : "miss") + "\"";
        line += ",\"call_site\":\"" + site + "\",\"layer\":\"final_response\",\"model\":\"" + model + "\",\"query\":\"" + (isSemantic ? prose(9) : served.question) + "\"";
        if (kind < 0.78) {
            line += std::string(",\"match\":\"") + (isSemantic ? "semantic\",\"similarity\":" + number(0.9 + 0.1 * m_random.unit(), 4) + ",\"threshold\":0.92" : "exact\"");
            line += ",\"cached_query\":\"" + served.question + "\",\"answer\":\"" + served.answer + "\",\"entry\":{\"id\":\"e" + std::to_string(i) + "\",\"age_s\":"
                + std::to_string(m_random.below(604800)) + ",\"ttl_s\":604800,\"fields\":" + fields + "}";
        }
        line += ",\"fields\":" + fields + ",\"latency_ms\":" + number(m_random.unit() * 900, 2) + ",\"usage\":{\"input_tokens\":" + std::to_string(m_random.below(900))
            + ",\"output_tokens\":" + std::to_string(m_random.below(400)) + "},\"saved_usd\":" + number(m_random.unit() / 500, 7);
        return line + ",\"id\":\"h" + std::to_string(i) + "\"}";
    }

    Random m_random;
    std::vector<std::string> m_words;
    std::vector<Entry> m_entries;
};

} // namespace cacheloupe::bench
