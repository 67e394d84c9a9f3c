// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/page_room.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTest>

namespace cacheloupe::test {

/// Everything a page is handed, over a workspace in a temporary folder; settings stay in that folder too.
struct HitsRoom : PageRoom {
    HitsRoom()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, QString::fromStdString(folder.path("settings").string()));
        QCoreApplication::setOrganizationName(QStringLiteral("cacheloupe-test"));
        QSignalSpy opened(&workspace, &WorkspaceSession::opened);
        workspace.open(folder.path("room.cacheloupe"));
        if (opened.isEmpty())
            opened.wait();
    }

    /// Opens a log with these lines and waits until it is read and judged.
    void openLog(std::string_view text) { openFile(folder.write("hits.jsonl", text)); }
    void openFile(const std::filesystem::path &path)
    {
        QSignalSpy judged(&suspicion, &SuspicionBook::completed);
        QSignalSpy finished(&hitLog, &HitLogSession::finished);
        hitLog.open({QString::fromStdString(path.string())});
        if (finished.isEmpty())
            finished.wait(60000);
        if (judged.isEmpty() && !hitLog.isEmpty())
            judged.wait(60000);
    }
};

/// Twelve lines: eight hits of two call sites, two misses, a store and a malformed line (number 6).
inline std::string smallLog()
{
    std::string log;
    const auto hit = [&](int n, const char *site, const char *match, const char *query, const char *cached, double similarity) {
        log += "{\"ts\":\"2026-11-0" + std::to_string(2 + n / 2) + "T10:00:0" + std::to_string(n) + "Z\",\"id\":\"h" + std::to_string(n) +
               "\",\"event\":\"hit\",\"call_site\":\"" + site + "\",\"match\":\"" + match + "\",\"model\":\"gpt-4o-mini\",\"layer\":\"final_response\",\"key\":\"k" +
               std::to_string(n % 3) + "\",\"query\":\"" + query + "\",\"cached_query\":\"" + cached + "\",\"answer\":\"Within 14 days.\",\"similarity\":" +
               std::to_string(similarity) + ",\"threshold\":0.9,\"latency_ms\":12,\"saved_usd\":0.002,\"fields\":{\"access.tenant\":\"acme\",\"access.role\":\"viewer\"},"
               "\"entry\":{\"id\":\"e1\",\"age_s\":" + std::to_string(3600 * (n + 1)) + ",\"ttl_s\":14400,\"fields\":{\"access.tenant\":\"acme\",\"access.role\":\"admin\"}}}\n";
    };
    hit(0, "support.refunds", "semantic", "Can I get a refund after 45 days?", "Can I get a refund after 14 days?", 0.94);
    hit(1, "support.refunds", "semantic", "How do I return a parcel?", "How can I send a parcel back?", 0.93);
    hit(2, "support.billing", "exact", "Where is my invoice?", "", 1.0);
    hit(3, "support.billing", "semantic", "Which plan is cheapest?", "What is the cheapest plan?", 0.97);
    log += "{\"ts\":\"2026-11-03T11:00:00Z\",\"id\":\"m0\",\"event\":\"miss\",\"call_site\":\"support.refunds\",\"query\":\"Is, \\\"this\\\" new?\",\"model\":\"gpt-4o\",\"latency_ms\":900}\n";
    log += "{\"ts\":\"2026-11-03T11:00:01Z\",\"event\":\"hit\",\"call_site\n";
    log += "{\"ts\":\"2026-11-03T12:00:00Z\",\"id\":\"m1\",\"event\":\"miss\",\"call_site\":\"support.billing\",\"query\":\"A new one\",\"latency_ms\":800}\n";
    log += "{\"ts\":\"2026-11-03T12:00:01Z\",\"id\":\"s1\",\"event\":\"store\",\"call_site\":\"support.billing\",\"query\":\"A new one\"}\n";
    hit(4, "support.refunds", "semantic", "Refund without receipt?", "Refund with receipt?", 0.91);
    hit(5, "support.refunds", "exact", "Refund to another card?", "", 1.0);
    hit(6, "support.billing", "semantic", "Can I pay by invoice?", "Can I pay by card?", 0.92);
    hit(7, "support.billing", "exact", "What does it cost?", "", 1.0);
    return log;
}

} // namespace cacheloupe::test
