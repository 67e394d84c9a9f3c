// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/open_log.h"

#include "core/hitlog/dialect_library.h"
#include "core/hitlog/log_load.h"
#include "core/hitlog/log_records.h"
#include "core/hitlog/recognised_log.h"
#include "core/hitlog/redis_log.h"
#include "core/hitlog/unpacked_log.h"

#include <limits>

namespace cacheloupe {

namespace {

/// How much of an archive is unpacked before its dialect is looked for, and how much when that does not tell.
constexpr std::uint64_t kFirstLookBytes = 256 * 1024;
constexpr std::uint64_t kSecondLookBytes = 8u << 20;
constexpr std::string_view kDatabaseHeader = "SQLite format 3";

Status refuseKnownFile(const HitTable &table, const std::filesystem::path &path, const FileIdentity &identity)
{
    for (std::uint32_t i = 0; i < table.sourceCount(); ++i) {
        const auto &source = table.source(i);
        if (source.identity() != identity)
            continue;
        // The number of a file that was deleted may have gone to another one.
        const auto atPath = fileIdentity(source.path());
        const auto held = source.text().identity();
        if ((atPath && *atPath == identity) || (held && *held == identity))
            return Error{ErrorCode::conflict, ErrorReason::alreadyOpen, path.string(), source.path().string()};
    }
    return {};
}

/// The dialects to choose from; a single one is taken at its word.
struct Choice {
    std::vector<Dialect> dialects;
    bool isGiven = false;
    std::vector<Error> errors; ///< of the user's own files

    Result<RecognisedLog> of(const ReadFile &file) const { return isGiven ? readAs(file, dialects.front()) : recogniseLog(file, dialects); }
};

Result<Choice> choiceOf(const HitLogLoad &options)
{
    Choice choice;
    choice.isGiven = options.dialect != nullptr;
    if (choice.isGiven) {
        choice.dialects.push_back(*options.dialect);
        return choice;
    }
    auto known = knownDialects(userDialectFolder(), &choice.errors);
    if (!known)
        return known.error();
    choice.dialects = std::move(*known);
    return choice;
}

Result<RecognisedLog> recogniseArchive(UnpackedLog &archive, const std::filesystem::path &path, const Choice &choice)
{
    std::uint64_t there = archive.waitFor(kFirstLookBytes);
    std::string header(kDatabaseHeader.size(), '\0');
    if (const auto got = archive.readAt(0, header); got && header == kDatabaseHeader)
        return Error{ErrorCode::unsupported, ErrorReason::none, path.string(), "compressed SQLite"};
    auto log = choice.of(archive.file());
    if (!log && there == kFirstLookBytes) {
        there = archive.waitFor(kSecondLookBytes);
        log = choice.of(archive.file());
    }
    if (!log)
        return Error{log.error().code, log.error().reason, path.string(), log.error().detail};
    return log;
}

/// A log on its way into the table: the plain bytes, and the archive behind them when there is one.
struct Opening {
    std::optional<ReadFile> plain;
    std::unique_ptr<UnpackedLog> archive;

    const ReadFile &bytes() const { return archive ? archive->file() : *plain; }
};

Result<Opening> openBytes(ReadFile file, const std::stop_token &stop)
{
    const auto compression = compressionOf(file);
    if (!compression)
        return compression.error();
    Opening opening;
    if (*compression == Compression::none) {
        opening.plain.emplace(std::move(file));
        return opening;
    }
    auto archive = UnpackedLog::start(std::move(file), *compression, stop);
    if (!archive)
        return archive.error();
    opening.archive = std::move(*archive);
    return opening;
}

Result<RecognisedLog> recognise(Opening &opening, const std::filesystem::path &path, const Choice &choice)
{
    return opening.archive ? recogniseArchive(*opening.archive, path, choice) : choice.of(*opening.plain);
}

/// The dialect with what it needs to know of the whole log; an archive is unpacked first when all of it is needed.
Result<Dialect> prepared(Opening &opening, const RecognisedLog &log, const std::stop_token &stop)
{
    if (opening.archive && (isSpooledFirst(log.shape.container) || log.dialect->needsContext()))
        opening.archive->waitFor(std::numeric_limits<std::uint64_t>::max());
    return withLogContext(*log.dialect, opening.bytes(), log.shape, stop);
}

/// Lets the log read its lines from the file's plain bytes.
Status readFrom(OpenLog &log, Opening opening)
{
    if (opening.archive) {
        log.lines = std::move(opening.archive);
        return {};
    }
    auto bytes = FileBytes::create(std::move(*opening.plain));
    if (!bytes)
        return bytes.error();
    auto owned = std::make_unique<FileBytes>(std::move(*bytes));
    log.growing = owned.get();
    log.lines = std::move(owned);
    return {};
}

/// A container that is no text of lines is spooled as such a text first.
Status readFromSpool(OpenLog &log, SpoolFile &spool)
{
    auto bytes = FileBytes::create(spool.takeReader());
    if (!bytes)
        return bytes.error();
    log.lines = std::make_unique<FileBytes>(std::move(*bytes));
    return {};
}

Status addToTable(HitTable &table, OpenLog &log, const std::filesystem::path &path, const FileIdentity &identity, const DialectMatch &match,
                  Result<ReadFile> text, bool converted)
{
    if (!text)
        return text.error();
    const auto source = table.addSource(std::make_unique<HitSource>(path, identity, match, std::move(*text), converted));
    if (!source)
        return source.error();
    log.source = *source;
    return {};
}

/// Lines that are converted get a spool for the result; the handle for the rows' texts comes out.
Result<ReadFile> convertLines(OpenLog &log, const Dialect &dialect)
{
    auto spool = SpoolFile::create();
    if (!spool)
        return spool.error();
    log.dialect = dialect;
    log.spool.emplace(std::move(*spool));
    return log.spool->takeReader();
}

} // namespace

Result<DialectMatch> probeLog(const std::filesystem::path &path, const std::stop_token &stop)
{
    auto file = ReadFile::open(path);
    if (!file)
        return file.error();
    const auto choice = choiceOf({});
    if (!choice)
        return choice.error();
    auto opening = openBytes(std::move(*file), stop);
    if (!opening)
        return opening.error();
    const auto known = recognise(*opening, path, *choice);
    if (!known)
        return known.error();
    return known->match;
}

Result<OpenLog> openLog(HitTable &table, const std::filesystem::path &path, const HitLogLoad &options)
{
    const bool isOnServer = isRedisLog(path.string());
    auto file = isOnServer ? fetchRedisLog(path.string(), options.stop) : ReadFile::open(path);
    if (!file)
        return file.error();
    const auto identity = file->identity();
    if (!identity)
        return identity.error();
    if (auto status = refuseKnownFile(table, path, *identity); !status)
        return status.error();
    const auto choice = choiceOf(options);
    if (!choice)
        return choice.error();
    auto opening = openBytes(std::move(*file), options.stop);
    if (!opening)
        return opening.error();
    const auto known = recognise(*opening, path, *choice);
    if (options.stop.stop_requested())
        return Error{ErrorCode::cancelled, ErrorReason::none, path.string(), {}};
    // A dialect of the user's own that cannot be read may be the one.
    if (!known)
        return choice->errors.empty() || known.error().reason != ErrorReason::unknownDialect ? known.error() : choice->errors.front();

    OpenLog log;
    const auto dialect = prepared(*opening, *known, options.stop);
    if (!dialect)
        return dialect.error();
    Status status;
    Result<ReadFile> text = Error{};
    const bool isSpooled = isSpooledFirst(known->shape.container);
    if (isSpooled) {
        auto spool = SpoolFile::create();
        if (!spool)
            return spool.error();
        if (status = spoolRecords(opening->bytes(), known->shape, *dialect, *spool, options.stop); status)
            status = readFromSpool(log, *spool);
        if (status)
            text = static_cast<FileBytes &>(*log.lines).file().duplicate();
    } else {
        text = dialect->isNative() ? opening->bytes().duplicate() : convertLines(log, *dialect);
        status = readFrom(log, std::move(*opening));
        // What was fetched stands still.
        if (isOnServer)
            log.growing = nullptr;
    }
    if (status)
        status = addToTable(table, log, path, *identity, known->match, std::move(text), isSpooled || !dialect->isNative());
    if (!status)
        return status.error();
    return log;
}

Result<OpenLog> openLines(HitTable &table, const std::filesystem::path &path, ReadFile file, const DialectMatch &match,
                          const std::optional<Dialect> &converting)
{
    const auto identity = file.identity();
    if (!identity)
        return identity.error();
    OpenLog log;
    Result<ReadFile> text = converting ? convertLines(log, *converting) : file.duplicate();
    Opening opening;
    opening.plain.emplace(std::move(file));
    Status status = readFrom(log, std::move(opening));
    if (status)
        status = addToTable(table, log, path, *identity, match, std::move(text), converting.has_value());
    if (!status)
        return status.error();
    return log;
}

Result<HitSourceState> readLog(HitTable &table, OpenLog &log, const HitLogLoad &options, const HitSourceState &before, bool holdLastLine)
{
    LogLoad load(table, log.source, *log.lines, options);
    load.continueFrom(before);
    if (holdLastLine)
        load.holdLastLine();
    if (log.dialect)
        load.convertWith(*log.dialect, *log.spool);
    return load.run();
}

} // namespace cacheloupe
