// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/store_text.h"

#include "core/base/utf8.h"
#include "core/store/bytes_json.h"
#include "ui/support/format.h"

#include <QCoreApplication>

#include <utility>

namespace cacheloupe {

namespace {

class StoreText {
    Q_DECLARE_TR_FUNCTIONS(StoreText)
};

constexpr size_t kShownText = 64 * 1024;
constexpr size_t kShownHex = 16 * 1024;
constexpr size_t kHexPerLine = 16;

QString hexDump(std::string_view bytes)
{
    QString out;
    for (size_t at = 0; at < bytes.size(); at += kHexPerLine) {
        const auto line = bytes.substr(at, kHexPerLine);
        QString digits;
        QString letters;
        for (const char c : line) {
            const auto byte = static_cast<unsigned char>(c);
            digits += QStringLiteral("%1 ").arg(int(byte), 2, 16, QLatin1Char('0'));
            letters += byte >= 0x20 && byte < 0x7f ? QLatin1Char(c) : QLatin1Char('.');
        }
        out += QStringLiteral("%1  %2 %3\n").arg(qulonglong(at), 6, 16, QLatin1Char('0')).arg(digits, -int(3 * kHexPerLine)).arg(letters);
    }
    return out;
}

} // namespace

ChipLook environmentLook(Environment environment)
{
    switch (environment) {
    case Environment::production:
        return {StoreText::tr("Production"), QStringLiteral("warning"), ThemeRole::wrong};
    case Environment::staging:
        return {StoreText::tr("Staging"), QStringLiteral("info"), ThemeRole::stale};
    case Environment::development:
        break;
    }
    return {StoreText::tr("Development"), QStringLiteral("dot"), ThemeRole::right};
}

ChipLook entryStateLook(EntryState state)
{
    switch (state) {
    case EntryState::live:
        return {StoreText::tr("Live"), QStringLiteral("check"), ThemeRole::right};
    case EntryState::expired:
        return {StoreText::tr("Expired"), QStringLiteral("stale"), ThemeRole::stale};
    case EntryState::softDeleted:
        return {StoreText::tr("Deleted"), QStringLiteral("trash"), ThemeRole::secondaryText};
    case EntryState::orphan:
        return {StoreText::tr("Half a pair"), QStringLiteral("warning"), ThemeRole::wrong};
    case EntryState::pending:
        return {StoreText::tr("No answer yet"), QStringLiteral("pause"), ThemeRole::unsure};
    case EntryState::undecodable:
        return {StoreText::tr("Not decoded"), QStringLiteral("warning"), ThemeRole::wrong};
    }
    return {};
}

QString storeKindText(const Connection &connection)
{
    if (connection.kind == StoreKind::sqlite)
        return StoreText::tr("SQLite file");
    if (connection.kind == StoreKind::folder)
        return StoreText::tr("Folder");
    if (connection.host.empty())
        return StoreText::tr("Redis, local socket");
    return connection.tls ? StoreText::tr("Redis over TLS") : StoreText::tr("Redis");
}

QString layoutReasonText(const LayoutReason &reason)
{
    const auto system = toText(reason.system);
    if (reason.evidence == "table")
        return StoreText::tr("%1 — recognised by table %2 and its columns").arg(system, toText(reason.pattern).section(QLatin1Char('('), 0, 0));
    const auto matched = formatCount(reason.matched);
    const auto seen = formatCount(reason.seen);
    if (reason.evidence == "key_pattern")
        return StoreText::tr("%1 — %2 of %3 keys match %4").arg(system, matched, seen, toText(reason.pattern));
    return StoreText::tr("%1 — %2 of %3 keys fit no product that Cacheloupe knows").arg(system, matched, seen);
}

QString storeNoteText(const StoreNote &note)
{
    const auto detail = toText(note.detail);
    if (note.id == "opened_copy")
        return StoreText::tr("A private copy is being read, because its folder %1 is not writable.").arg(detail);
    if (note.id == "network_disk")
        return StoreText::tr("The file lies on a network disk (%1), where the locks of SQLite cannot be trusted: it may be read while it is half written.").arg(detail);
    if (note.id == "no_touch")
        return StoreText::tr("Reading does not count as use: idle times stay as they are.");
    if (note.id == "no_touch_unavailable")
        return StoreText::tr("This server (%1) counts reading as use: idle times start over.").arg(detail);
    if (note.id == "other_databases")
        return StoreText::tr("There are keys in other databases too: %1.").arg(detail);
    if (note.id == "reads_replica")
        return StoreText::tr("A replica is being read: %1.").arg(detail);
    if (note.id == "node_down")
        return StoreText::tr("A node of the cluster does not answer, and its share of the keys is missing: %1.").arg(detail);
    if (note.id == "slots_unserved")
        return StoreText::tr("No node of the cluster serves this share of the keys: %1.").arg(detail);
    if (note.id == "sample_only")
        return StoreText::tr("The layout was recognised from a sample of the keys.");
    return toText(note.id);
}

QString ttlLeftText(std::optional<double> ttlLeftS)
{
    if (!ttlLeftS)
        return StoreText::tr("no limit");
    if (*ttlLeftS < 0)
        return StoreText::tr("%1 over").arg(formatDuration(-*ttlLeftS));
    return formatDuration(ttlLeftS);
}

QString ttlBucketText(TtlBucket bucket)
{
    switch (bucket) {
    case TtlBucket::expired:
        return StoreText::tr("Expired");
    case TtlBucket::hour:
        return StoreText::tr("Under 1 h");
    case TtlBucket::day:
        return StoreText::tr("1–24 h");
    case TtlBucket::week:
        return StoreText::tr("1–7 d");
    case TtlBucket::month:
        return StoreText::tr("7–30 d");
    case TtlBucket::longer:
        return StoreText::tr("Over 30 d");
    case TtlBucket::none:
        return StoreText::tr("No limit");
    }
    return {};
}

QString findingText(const std::string &id)
{
    if (id == "no_query")
        return StoreText::tr("The store keeps no question with this answer, only its key.");
    if (id == "undecodable")
        return StoreText::tr("No decoder reads these bytes; the Raw tab shows them.");
    if (id == "refused")
        return StoreText::tr("A value was not decoded, because it could do harm or is past the limits.");
    if (id == "truncated")
        return StoreText::tr("The stored value is larger than Cacheloupe reads; what follows is its beginning.");
    if (id == "edited_later")
        return StoreText::tr("The entry was changed after it was written.");
    if (id == "no_ttl")
        return StoreText::tr("Nothing removes this entry: it has no time to live.");
    if (id == "no_permission")
        return StoreText::tr("This user may not read the value.");
    if (id == "unsupported_type")
        return StoreText::tr("The value is of a type that this server cannot hand over.");
    if (id == "local_time")
        return StoreText::tr("The stored times name no time zone: age and time left may be hours off.");
    if (id == "zero_vector")
        return StoreText::tr("The embedding is all zeros: its similarity to anything is undefined.");
    return toText(id);
}

QString entryMemberText(const std::string &member)
{
    const std::pair<const char *, QString> names[] = {
        {"query", StoreText::tr("question")},        {"answer", StoreText::tr("answer")},
        {"model", StoreText::tr("model")},           {"provider", StoreText::tr("provider")},
        {"created_at", StoreText::tr("written")},    {"updated_at", StoreText::tr("changed")},
        {"expires_at", StoreText::tr("expires")},    {"ttl_s", StoreText::tr("time to live")},
        {"ttl_left_s", StoreText::tr("time left")},  {"vector", StoreText::tr("type of the embedding")},
        {"response_id", StoreText::tr("response")},  {"state", StoreText::tr("state")},
    };
    for (const auto &[id, text] : names)
        if (member == id)
            return text;
    return toText(member);
}

QString groupText(const std::string &group)
{
    return group.empty() ? StoreText::tr("(none)") : toText(group);
}

QString rawBytesText(const std::string &bytes, std::uint64_t sizeBytes)
{
    const bool isText = isValidUtf8(bytes) && bytes.find('\0') == std::string::npos;
    const size_t shown = std::min(bytes.size(), isText ? kShownText : kShownHex);
    QString out;
    if (isText) {
        // Indented JSON is what people want to read; anything else stays as it is stored.
        const auto json = shown == bytes.size() ? parseForeignJson(bytes, {}) : Result<Json>(Error{});
        out = json && json->is_structured() ? toText(dumpJson(*json, 2)) : toText(toValidUtf8(std::string_view(bytes).substr(0, shown)));
    } else {
        out = hexDump(std::string_view(bytes).substr(0, shown));
    }
    if (shown < sizeBytes)
        out += StoreText::tr("\n… the first %1 of %2").arg(formatBytes(shown), formatBytes(sizeBytes));
    return out;
}

} // namespace cacheloupe
