// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/kept_log.h"

namespace cacheloupe {

namespace {

constexpr std::uint64_t kSampleBytes = 64 * 1024;

std::optional<std::int64_t> modifiedAt(const std::filesystem::path &path)
{
    std::error_code failure;
    const auto time = std::filesystem::last_write_time(path, failure);
    return failure ? std::nullopt : std::optional(std::int64_t(std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count()));
}

std::string spelledOut(const std::filesystem::path &path)
{
    std::error_code failure;
    return std::filesystem::absolute(path, failure).string();
}

void writeHash(SidecarSink &sink, const Hash128 &hash)
{
    sink.number(hash.high);
    sink.number(hash.low);
}

Hash128 readHash(SidecarSource &source)
{
    Hash128 hash;
    hash.high = source.number();
    hash.low = source.number();
    return hash;
}

} // namespace

std::optional<KeptLog> KeptLog::of(const HitSource &source, const HitSourceState &state)
{
    const bool isWhole = state.complete && !state.error && (state.life == LogLife::followed || (state.life == LogLife::read && !state.lastLineTruncated));
    if (!isWhole || source.isConverted() || !source.hasText())
        return std::nullopt;
    const auto atPath = fileIdentity(source.path());
    const auto text = source.text().identity();
    if (!atPath || !text || *atPath != source.identity() || *text != source.identity())
        return std::nullopt;
    const auto modified = modifiedAt(source.path());
    const auto size = source.text().sizeBytes();
    const auto fingerprint = LogFingerprint::of(source.text(), state.consumedBytes, kSampleBytes);
    if (!modified || !size || !fingerprint || *size < state.consumedBytes)
        return std::nullopt;
    return KeptLog{spelledOut(source.path()), source.identity().inode, *size, *modified, *fingerprint, source.dialect().name, source.dialect().isAggregate, state};
}

bool KeptLog::isAt(const std::filesystem::path &other) const
{
    return path == spelledOut(other);
}

bool KeptLog::isStillThere() const
{
    const auto file = ReadFile::open(path);
    if (!file)
        return false;
    const auto identity = file->identity();
    const auto size = file->sizeBytes();
    if (!identity || !size || identity->inode != inode || *size < sizeBytes)
        return false;
    // The same length at another time was written anew; a longer one has to begin with the same bytes.
    if (*size == sizeBytes && modifiedAt(path) != modifiedNs)
        return false;
    return fingerprint.sampleBytes == kSampleBytes && fingerprint.endOffset == state.consumedBytes && fingerprint.fits(*file);
}

void KeptLog::write(SidecarSink &sink) const
{
    sink.text(path);
    for (const auto value : {inode, sizeBytes, std::uint64_t(modifiedNs), fingerprint.endOffset, fingerprint.sampleBytes})
        sink.number(value);
    writeHash(sink, fingerprint.head);
    writeHash(sink, fingerprint.tail);
    sink.text(dialect);
    sink.number(isAggregate);
    for (const auto value : {state.consumedBytes, state.consumedLines, state.rows, state.malformedRows})
        sink.number(value);
}

KeptLog KeptLog::read(SidecarSource &source)
{
    KeptLog log;
    log.path = source.text();
    log.inode = source.number();
    log.sizeBytes = source.number();
    log.modifiedNs = std::int64_t(source.number());
    log.fingerprint.endOffset = source.number();
    log.fingerprint.sampleBytes = source.number();
    log.fingerprint.head = readHash(source);
    log.fingerprint.tail = readHash(source);
    log.dialect = source.text();
    log.isAggregate = source.number() != 0;
    log.state.consumedBytes = source.number();
    log.state.consumedLines = source.number();
    log.state.rows = source.number();
    log.state.malformedRows = source.number();
    log.state.complete = true;
    return log;
}

} // namespace cacheloupe
