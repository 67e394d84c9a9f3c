// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_store.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace cacheloupe {

Result<std::vector<StoreIndex>> RedisStore::indexes(std::stop_token stop)
{
    constexpr size_t kMostIndexes = 256;
    // The servers of a cluster all know the indexes.
    RedisNode &node = *m_nodes.front();
    if (auto alive = node.reconnectIfDropped(stop); !alive)
        return alive.error();
    const auto names = node.command({"FT._LIST"}, stop);
    if (!names)
        return names.error();
    std::vector<StoreIndex> out;
    for (const auto &name : names->items) {
        if (out.size() == kMostIndexes)
            break;
        const auto info = node.command({"FT.INFO", name.text}, stop);
        // An index may be dropped between the two questions.
        if (!info && info.error().code != ErrorCode::io)
            return info.error();
        if (info)
            out.push_back(parseIndexInfo(name.text, *info));
    }
    return out;
}

Result<double> RedisStore::nearestMs(const StoreIndex &index, const IndexedVector &field, std::string_view vector, std::stop_token stop)
{
    constexpr std::string_view kName = "vector";
    RedisNode &node = *m_nodes.front();
    if (auto alive = node.reconnectIfDropped(stop); !alive)
        return alive.error();
    // The server gives up by itself where a search would hold others up; keys are enough for an answer.
    const RedisCommand search = {"FT.SEARCH", index.name, "*=>[KNN 1 @" + field.field + " $" + std::string(kName) + "]", "NOCONTENT", "TIMEOUT", "1000",
                                 "PARAMS", "2", std::string(kName), std::string(vector), "DIALECT", "2"};
    std::array<double, 5> tookMs{};
    for (double &ms : tookMs) {
        const auto before = std::chrono::steady_clock::now();
        if (const auto found = node.command(search, stop); !found)
            return found.error();
        ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
    }
    std::nth_element(tookMs.begin(), tookMs.begin() + 2, tookMs.end());
    return tookMs[2];
}

Result<std::vector<ServerFacts>> RedisStore::serverFacts(std::stop_token stop)
{
    constexpr const char *kMostSlowCommands = "128";
    std::vector<ServerFacts> out;
    for (const auto &node : m_nodes) {
        if (auto alive = node->reconnectIfDropped(stop); !alive)
            return alive.error();
        const auto info = node->command({"INFO"}, stop);
        if (!info)
            return info.error();
        // Many users may ask for INFO and not for this.
        const auto slowLog = node->command({"SLOWLOG", "GET", kMostSlowCommands}, stop);
        if (!slowLog && slowLog.error().code == ErrorCode::cancelled)
            return slowLog.error();
        out.push_back(parseServerFacts(node->where(), info->text, slowLog ? *slowLog : RedisReply()));
    }
    return out;
}

} // namespace cacheloupe
