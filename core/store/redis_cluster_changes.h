// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/change_session.h"
#include "core/store/redis_change_server.h"
#include "core/store/redis_slots.h"
#include "core/store/redis_values.h"

#include <memory>
#include <utility>

namespace cacheloupe {

/// Changes of Redis entries in a cluster, each key on the primary that owns its slot (MOVED and ASK are followed). A
/// transaction cannot reach over slots, so every entry is one of its own: images of the whole batch are kept first, then
/// each entry is watched, compared with its image and written in one MULTI/EXEC. An entry whose keys lie in different
/// slots cannot be written as a whole: its keys are changed one slot after the other and put back when somebody writes
/// in between; a death in between leaves it half done, which ChangeRun finds out. Threads and failures: ChangeSession.
class RedisClusterChanges : public ChangeSession {
public:
    /// `first`: any server of the cluster.
    static Result<std::unique_ptr<ChangeSession>> open(const Connection &connection, const SecretResolver &secrets, Access access,
                                                       RedisChangeServer first, std::stop_token stop);

    Result<std::vector<EntryImage>> look(std::span<const ChangeVictim> victims, std::stop_token stop) override;
    Result<std::vector<RawEntry>> values(std::span<const ChangeVictim> victims, std::stop_token stop) override;
    Result<std::vector<bool>> areRefreshed(std::span<const ChangeVictim> victims, std::stop_token stop) override;
    Result<std::vector<ChangeOutcome>> change(ChangeKind kind, std::span<const ChangeVictim> victims, const ImageKeeper &keep,
                                              std::stop_token stop) override;
    Result<std::vector<ChangeOutcome>> restore(ChangeKind kind, std::span<const RestoreItem> items, bool overwrite,
                                               std::stop_token stop) override;
    bool changesAtOnce(const ChangeVictim &victim) const override;

private:
    using OptionalParts = std::vector<std::optional<PartImage>>;
    using Groups = std::vector<std::vector<const PartImage *>>; ///< by slot
    /// A key's server for the moment: its primary, or the one that is about to get it.
    struct Place {
        HostAndPort at;
        bool asking = false;
        bool operator==(const Place &) const = default;
    };
    struct Asked {
        size_t index;
        Place place;
    };
    /// Keys of one slot that are watched.
    struct Watched {
        RedisChangeServer *server = nullptr;
        bool asking = false;
        OptionalParts parts;
    };

    RedisClusterChanges(const Connection &connection, const SecretResolver &secrets, Access access)
        : m_connection(connection), m_secrets(secrets), m_access(access) {}
    Result<RedisChangeServer *> serverAt(const HostAndPort &at, std::stop_token stop);
    Result<Place> placeOf(const std::string &key) const;
    /// Where a redirect leads to; remembers a MOVED.
    Result<Place> follow(const std::string &key, const std::string &redirect, const Place &from);
    /// Asks the server of the command's key, wherever it moved.
    RedisAsk asking(std::stop_token stop);
    Result<OptionalParts> lookAt(const std::vector<std::string> &keys, std::stop_token stop);
    Status lookHere(const std::vector<std::string> &keys, const std::vector<Asked> &asked, OptionalParts &parts, std::vector<Asked> &redirected,
                    std::stop_token stop);
    Result<Watched> watch(const std::vector<std::string> &keys, std::stop_token stop);
    /// Runs the commands when every key stands there as in `seen` (nullptr: not at all) until they are done, else nothing.
    Result<bool> write(const std::vector<std::string> &keys, const std::vector<const PartImage *> &seen, std::vector<RedisCommand> commands,
                       std::stop_token stop);
    Result<ChangeOutcome> changeOne(ChangeKind kind, const ChangeVictim &victim, const EntryImage &image, std::stop_token stop);
    Status putBack(const ChangeVictim &victim, Groups groups, std::stop_token stop);
    /// False when somebody wrote in between; what was restored until then stays.
    Result<bool> restoreGroups(const Groups &groups, const EntryImage &now, std::stop_token stop);

    Connection m_connection;
    SecretResolver m_secrets;
    Access m_access;
    RedisSlots m_slots;
    std::vector<std::pair<HostAndPort, std::unique_ptr<RedisChangeServer>>> m_servers;
};

} // namespace cacheloupe
