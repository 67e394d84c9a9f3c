// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_walk.h"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace cacheloupe {

namespace {

// Measured: 50 to 200 keys a page read fastest, and hold a server up for less than a millisecond.
constexpr size_t kMostKeys = 200;
constexpr size_t kFewestKeys = 10;
constexpr double kSlowPageMs = 50;
/// A server that hangs up on every answer is not asked for ever.
constexpr int kMaxBarrenReconnects = 5;

bool isDone(const RedisUnitRead &read)
{
    return std::all_of(read.keys.begin(), read.keys.end(), [](const RedisKeyRead &key) { return key.done(); });
}

void append(std::vector<RedisUnitRead> &to, std::vector<RedisUnitRead> &&from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    from.clear();
}

double nowMs()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

RedisWalk::RedisWalk(RedisConnection &connection, RedisReader &reader, const RedisClassifier &classifier, SeenKeys &seen, Reconnect reconnect)
    : m_connection(connection), m_reader(reader), m_classifier(classifier), m_seen(seen), m_reconnect(std::move(reconnect)), m_count(kMostKeys)
{
}

Status RedisWalk::run(const Sink &sink, std::stop_token stop)
{
    for (;;) {
        const auto goOn = round(sink, stop);
        if (goOn && !*goOn)
            return {};
        if (goOn)
            continue;
        if (auto recovered = recover(goOn.error(), stop); !recovered)
            return recovered;
    }
}

/// Receives the keys of the next page, asks for their values, then receives and hands over the page before: while that
/// one is decoded the server works on the next.
Result<bool> RedisWalk::round(const Sink &sink, std::stop_token stop)
{
    if (m_scanAsked)
        if (auto received = receiveScan(stop); !received)
            return received.error();
    if (auto asked = askNext(stop); !asked)
        return asked.error();
    Units done;
    const auto received = receiveUnits(done, stop);
    m_barrenReconnects = done.empty() ? m_barrenReconnects : 0;
    if (!received) {
        // What is read is handed over: it will not be read again.
        if (!done.empty() && !sink(std::move(done), m_visited))
            return false;
        return received.error();
    }
    m_underWay = std::exchange(m_asked, {});
    if (!done.empty() && !sink(std::move(done), m_visited)) {
        if (auto drained = drain(stop); !drained)
            return drained.error();
        return false;
    }
    return !(m_scanDone && m_fresh.empty() && m_underWay.empty());
}

Status RedisWalk::receiveScan(std::stop_token stop)
{
    auto reply = m_connection.receive(stop);
    if (!reply)
        return reply.error();
    m_scanAsked = false;
    if (reply->isError())
        return RedisConnection::errorFromReply(*reply, m_connection.where());
    if (!reply->isArray() || reply->items.size() != 2 || !reply->items[1].isArray())
        return Error{ErrorCode::unsupported, ErrorReason::none, m_connection.where(), "SCAN"};
    m_cursor = std::move(reply->items[0].text);
    m_scanDone = m_cursor == "0";
    takeKeys(reply->items[1].items);
    return {};
}

void RedisWalk::takeKeys(std::vector<RedisReply> &keys)
{
    std::vector<Hash128> hashes;
    hashes.reserve(keys.size());
    for (const auto &key : keys)
        m_seen.prefetch(hashes.emplace_back(hash128(key.text)));
    std::vector<WantedKey> wanted;
    m_fresh.reserve(m_fresh.size() + keys.size());
    for (size_t i = 0; i < keys.size(); ++i) {
        // SCAN may give a key twice, and either half of a pair leads to the same unit.
        if (!m_seen.add(hashes[i]))
            continue;
        ++m_visited;
        wanted.clear();
        RedisUnitRead read{m_classifier.unitOf(std::move(keys[i].text), wanted), {}};
        if (wanted.size() > 1 && !m_seen.add(hash128("unit " + wanted.front().key)))
            continue;
        read.keys.reserve(wanted.size());
        for (auto &one : wanted)
            read.keys.push_back(m_reader.begin(std::move(one)));
        m_fresh.push_back(std::move(read));
    }
}

Status RedisWalk::askNext(std::stop_token stop)
{
    RedisBatch batch;
    if (!m_scanDone) {
        batch.add({"SCAN", m_cursor, "COUNT", std::to_string(m_count)});
        m_scanAsked = true;
    }
    for (auto &unit : m_fresh)
        for (auto &key : unit.keys)
            if (!key.done())
                m_reader.ask(key, batch);
    m_asked = std::exchange(m_fresh, {});
    return batch.empty() ? Status() : m_connection.send(batch, stop);
}

Status RedisWalk::receiveUnits(Units &done, std::stop_token stop)
{
    const double before = nowMs();
    Status problem;
    done.reserve(m_underWay.size());
    for (auto &unit : m_underWay) {
        for (auto &key : unit.keys)
            if (!key.done())
                if (auto taken = m_reader.take(key, m_connection, stop); !taken && problem)
                    problem = taken;
        if (!problem)
            break;
    }
    for (auto &unit : m_underWay)
        (isDone(unit) ? done : m_fresh).push_back(std::move(unit));
    m_underWay.clear();
    adapt(nowMs() - before);
    return problem;
}

void RedisWalk::adapt(double waitedMs)
{
    if (waitedMs > kSlowPageMs)
        m_count = std::max(kFewestKeys, m_count / 2);
    else
        m_count = std::min(kMostKeys, m_count + kFewestKeys);
}

Status RedisWalk::drain(std::stop_token stop)
{
    while (m_connection.owed() > 0)
        if (auto reply = m_connection.receive(stop); !reply)
            return reply.error();
    return {};
}

Status RedisWalk::recover(const Error &error, std::stop_token stop)
{
    if (error.reason != ErrorReason::connectionDropped) {
        // The error stands; the connection may be used again.
        (void)drain(stop).ok();
        return error;
    }
    if (++m_barrenReconnects > kMaxBarrenReconnects)
        return error;
    const auto isSame = m_reconnect(stop);
    if (!isSame)
        return isSame.error();
    append(m_fresh, std::move(m_underWay));
    append(m_fresh, std::move(m_asked));
    for (auto &unit : m_fresh)
        for (auto &key : unit.keys)
            key.restart();
    m_scanAsked = false;
    if (!*isSame) {
        m_cursor = "0";
        m_scanDone = false;
    }
    return {};
}

} // namespace cacheloupe
