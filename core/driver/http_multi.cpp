// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/http_multi.h"

#include "core/driver/http_exchange.h"

#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>

namespace cacheloupe {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kLongestPoll{60'000};

struct MultiCleanup {
    void operator()(CURLM *handle) const { curl_multi_cleanup(handle); }
};

CURLM *newMulti()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    return curl_multi_init();
}

Error notStarted()
{
    return {ErrorCode::internal, ErrorReason::none, "curl", "curl could not be initialised"};
}

} // namespace

struct HttpMulti::State {
    std::unique_ptr<CURLM, MultiCleanup> multi{newMulti()};
    std::map<Id, std::unique_ptr<HttpExchange>> exchanges;
    std::vector<Outcome> ended; ///< before curl saw them
    Id last = 0;
    std::atomic<bool> woken = false;

    void release(std::map<Id, std::unique_ptr<HttpExchange>>::iterator at)
    {
        curl_multi_remove_handle(multi.get(), at->second->handle());
        exchanges.erase(at);
    }

    void takeEnded()
    {
        int left = 0;
        while (const CURLMsg *message = curl_multi_info_read(multi.get(), &left)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            const auto at = std::find_if(exchanges.begin(), exchanges.end(), [&](const auto &one) { return one.second->handle() == message->easy_handle; });
            // The message dies with the removal.
            const int code = int(message->data.result);
            if (at == exchanges.end())
                continue;
            ended.push_back({at->first, at->second->finish(code), at->second->wasSent()});
            release(at);
        }
    }
};

HttpMulti::HttpMulti() : m_state(std::make_unique<State>()) {}

HttpMulti::~HttpMulti()
{
    while (!m_state->exchanges.empty())
        m_state->release(m_state->exchanges.begin());
}

HttpMulti::Id HttpMulti::start(HttpRequest request)
{
    const Id id = ++m_state->last;
    auto exchange = std::make_unique<HttpExchange>(std::move(request));
    if (Status begun = exchange->begin(); !begun)
        m_state->ended.push_back({id, begun.error(), false});
    else if (!m_state->multi || curl_multi_add_handle(m_state->multi.get(), exchange->handle()) != CURLM_OK)
        m_state->ended.push_back({id, notStarted(), false});
    else
        m_state->exchanges.emplace(id, std::move(exchange));
    return id;
}

bool HttpMulti::cancel(Id id)
{
    std::erase_if(m_state->ended, [&](const Outcome &outcome) { return outcome.id == id; });
    const auto at = m_state->exchanges.find(id);
    if (at == m_state->exchanges.end())
        return false;
    const bool sent = at->second->wasSent();
    m_state->release(at);
    return sent;
}

size_t HttpMulti::running() const
{
    return m_state->exchanges.size() + m_state->ended.size();
}

std::vector<HttpMulti::Outcome> HttpMulti::wait(milliseconds atMost)
{
    const auto end = steady_clock::now() + std::min<milliseconds>(atMost, std::chrono::hours(24));
    CURLM *multi = m_state->multi.get();
    for (;;) {
        int running = 0;
        bool broken = !multi || curl_multi_perform(multi, &running) != CURLM_OK;
        m_state->takeEnded();
        if (m_state->woken.exchange(false) || !m_state->ended.empty())
            break;
        const auto left = std::chrono::ceil<milliseconds>(end - steady_clock::now());
        if (left.count() <= 0)
            break;
        broken = broken || curl_multi_poll(multi, nullptr, 0, int(std::min(left, kLongestPoll).count()), nullptr) != CURLM_OK;
        if (broken) {
            for (const auto &one : m_state->exchanges)
                m_state->ended.push_back({one.first, notStarted(), one.second->wasSent()});
            while (!m_state->exchanges.empty())
                m_state->release(m_state->exchanges.begin());
            break;
        }
    }
    return std::exchange(m_state->ended, {});
}

void HttpMulti::wake()
{
    m_state->woken = true;
    if (m_state->multi)
        curl_multi_wakeup(m_state->multi.get());
}

} // namespace cacheloupe
