// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace cacheloupe::test {

/// Six good events of two call sites, with everything a table must cope with: commas, quotes, a line break, umlauts, Han.
inline constexpr std::string_view kHitLines =
    R"({"ts":"2026-11-02T09:00:00Z","id":"e1","event":"hit","call_site":"support.refunds","match":"semantic","similarity":0.94,"threshold":0.93,"query":"Can I get a refund after 45 days?","cached_query":"Can I get a refund after 14 days?","answer":"Yes, within \"14\" days,\nno questions asked.","model":"gpt-4o-mini","fields":{"access.tenant":"acme"},"entry":{"id":"k1","created_at":"2026-10-31T05:00:00Z","ttl_s":86400,"fields":{"access.tenant":"acme"}},"usage":{"input_tokens":20,"output_tokens":12},"latency_ms":12,"saved_usd":0.002}
{"ts":"2026-11-02T09:01:00Z","id":"e2","event":"hit","call_site":"support.refunds","match":"exact","query":"Wie kündige ich?","cached_query":"Wie kündige ich?","answer":"Unter „Konto“.","model":"gpt-4o-mini","entry":{"id":"k2","age_s":60,"ttl_s":86400},"latency_ms":8,"saved_usd":0.001}
{"ts":"2026-11-02T09:02:00Z","id":"e3","event":"miss","call_site":"support.refunds","query":"退款政策是什么","model":"gpt-4o-mini","latency_ms":900,"cost_usd":0.003}
{"ts":"2026-11-02T09:03:00Z","id":"e4","event":"store","call_site":"support.refunds","query":"退款政策是什么","answer":"14天","model":"gpt-4o-mini"}
{"ts":"2026-11-02T09:04:00Z","id":"e5","event":"hit","call_site":"billing.invoice","match":"semantic","similarity":0.99,"threshold":0.93,"query":"Show my invoice","cached_query":"Show my invoice","answer":"Your invoice of October is 12.00 EUR.","model":"gpt-4o","entry":{"age_s":10,"ttl_s":60},"latency_ms":10,"saved_usd":0.004}
{"ts":"2026-11-02T09:05:00Z","id":"e6","event":"miss","call_site":"billing.invoice","query":"Pay now","model":"gpt-4o","latency_ms":1100}
)";

} // namespace cacheloupe::test
