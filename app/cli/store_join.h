// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/review/entry_join.h"
#include "core/store/cache_store.h"

#include <memory>
#include <set>
#include <string>
#include <variant>

namespace cacheloupe {

/// What the store of `--join` knows of the entries served: all it held when it was opened, and, with fillNow(), what was
/// written since. Without `--join` it fills nothing. Lives as long as the command; one thread.
class StoreJoin {
public:
    /// Reads the store's entries; the exit code when there is no such store.
    static std::variant<StoreJoin, ExitCode> open(CommandCall &call, const std::stop_token &stop = {});

    bool isOpen() const { return m_store != nullptr; }
    size_t entryCount() const { return m_entries.entryCount(); }
    /// As EntryJoin::fill.
    bool fill(Hit &hit) const { return m_entries.fill(hit); }
    /// Asks the store once for an entry that was not there when it was opened.
    bool fillNow(Hit &hit, const std::stop_token &stop);

private:
    bool fetch(const std::string &name, const std::stop_token &stop);

    std::unique_ptr<CacheStore> m_store;
    EntryJoin m_entries;
    std::set<std::string> m_absent; ///< names the store did not know
};

} // namespace cacheloupe
