// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/store/change_plan.h"
#include "core/store/entry_image.h"
#include "core/store/raw_entry.h"

#include <memory>

namespace cacheloupe {

/// What became of one victim. `changed`: it is not what was seen (changing) or something else stands there (restoring);
/// `contended`: somebody wrote in the same moment and nothing was done, try again.
enum class ChangeOutcome : std::uint8_t { done, changed, gone, contended };

/// An image on its way into the journal; `index` counts within the batch.
struct SavedImage {
    size_t index = 0;
    EntryImage image;
};

/// Must make the images survive a power cut before it returns; its failure stops the change before anything is written.
using ImageKeeper = std::function<Status(std::span<const SavedImage>)>;

/// What is put back: the entry as it was planned and as it was.
struct RestoreItem {
    ChangeVictim victim;
    EntryImage image;
};

/// The one way to write to somebody else's store: a connection of its own that knows only the few commands a change of
/// single entries takes. A batch (in a cluster an entry) is written as a whole or not at all, and only what is still as it was seen; nobody can
/// write between the image and the change. With Access::look it only reads. One thread at a time. Failures: those of
/// opening the store, denied when the connection is not marked writable, cancelled.
class ChangeSession {
public:
    enum class Access : std::uint8_t { look, write };

    static Result<std::unique_ptr<ChangeSession>> open(const Connection &connection, const SecretResolver &secrets, Access access,
                                                       std::stop_token stop = {}, Clock clock = systemNow);
    virtual ~ChangeSession() = default;

    /// The images of the victims in order; one without parts is not there.
    virtual Result<std::vector<EntryImage>> look(std::span<const ChangeVictim> victims, std::stop_token stop) = 0;

    /// False when keys of the entry lie in different slots of a cluster: they are changed one slot after the other.
    virtual bool changesAtOnce(const ChangeVictim &) const { return true; }

    /// What the victims hold: the keys that are there, without layout part names, or rows with the rows that belong to
    /// them (texts and blobs alone). No parts: not there.
    virtual Result<std::vector<RawEntry>> values(std::span<const ChangeVictim> victims, std::stop_token stop) = 0;

    /// Of victims of a refresh: whether the value that was edited is what the edit made it.
    virtual Result<std::vector<bool>> areRefreshed(std::span<const ChangeVictim> victims, std::stop_token stop) = 0;

    /// Compares each victim with its digest, hands the images of those that fit to `keep`, then changes them.
    virtual Result<std::vector<ChangeOutcome>> change(ChangeKind kind, std::span<const ChangeVictim> victims, const ImageKeeper &keep,
                                                      std::stop_token stop) = 0;

    /// Puts entries back, byte for byte and with the moment they were to expire. What stands there with other bytes stays
    /// unless `overwrite`.
    virtual Result<std::vector<ChangeOutcome>> restore(ChangeKind kind, std::span<const RestoreItem> items, bool overwrite,
                                                       std::stop_token stop) = 0;
};

} // namespace cacheloupe
