// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/error_text.h"

#include <QCoreApplication>

namespace cacheloupe {

namespace {

struct Wording {
    ErrorReason reason;
    const char *sentence;
    const char *remedy;
};

// %1 is where: a file, `file:line`, a key or a server without its secrets.
constexpr Wording kWordings[] = {
    {ErrorReason::fileMissing, QT_TRANSLATE_NOOP("ErrorText", "%1 is not there."), QT_TRANSLATE_NOOP("ErrorText", "Check the path, or open another file.")},
    {ErrorReason::noPermission, QT_TRANSLATE_NOOP("ErrorText", "You may not open %1."),
     QT_TRANSLATE_NOOP("ErrorText", "Ask its owner for the right to read it, or copy it to a folder of yours.")},
    {ErrorReason::diskFull, QT_TRANSLATE_NOOP("ErrorText", "The disk is full; %1 was not written."),
     QT_TRANSLATE_NOOP("ErrorText", "Free some space and try again. Nothing that was there before is lost.")},
    {ErrorReason::notAFile, QT_TRANSLATE_NOOP("ErrorText", "%1 is a folder or a device, not a file."), QT_TRANSLATE_NOOP("ErrorText", "Choose a file inside it.")},
    {ErrorReason::notADatabase, QT_TRANSLATE_NOOP("ErrorText", "%1 is no SQLite database, or a damaged one."),
     QT_TRANSLATE_NOOP("ErrorText", "Choose the cache's database file. If it is the right one, open a backup copy.")},
    {ErrorReason::databaseLocked, QT_TRANSLATE_NOOP("ErrorText", "Another program is writing to %1."),
     QT_TRANSLATE_NOOP("ErrorText", "Try again in a moment, or close the other program.")},
    {ErrorReason::unknownLayout, QT_TRANSLATE_NOOP("ErrorText", "%1 holds no cache layout that Cacheloupe knows."),
     QT_TRANSLATE_NOOP("ErrorText", "See Details for what was found in it. Open the table or prefix of the cache itself.")},
    {ErrorReason::unknownDialect, QT_TRANSLATE_NOOP("ErrorText", "%1 has a shape that Cacheloupe does not know yet."),
     QT_TRANSLATE_NOOP("ErrorText", "Press “Map this log” and say once what its columns mean. On the command line, try a dialect file with cacheloupe-cli log check --dialect FILE.")},
    {ErrorReason::newerSchema, QT_TRANSLATE_NOOP("ErrorText", "%1 was written by a newer Cacheloupe."), QT_TRANSLATE_NOOP("ErrorText", "Update this program, then open it again.")},
    {ErrorReason::malformedJson, QT_TRANSLATE_NOOP("ErrorText", "%1 is not valid JSON."), QT_TRANSLATE_NOOP("ErrorText", "Correct the place named in Details.")},
    {ErrorReason::truncatedLine, QT_TRANSLATE_NOOP("ErrorText", "The last line of %1 is cut off."),
     QT_TRANSLATE_NOOP("ErrorText", "It is shown as a malformed row; open the log again when it is complete.")},
    {ErrorReason::overlongLine, QT_TRANSLATE_NOOP("ErrorText", "A line of %1 is longer than 16 MB."),
     QT_TRANSLATE_NOOP("ErrorText", "It is shown as a malformed row; shorten what the application logs.")},
    {ErrorReason::missingField, QT_TRANSLATE_NOOP("ErrorText", "%1 lacks a field that must be there."), QT_TRANSLATE_NOOP("ErrorText", "Add the field named in Details.")},
    {ErrorReason::wrongType, QT_TRANSLATE_NOOP("ErrorText", "A value in %1 is of the wrong kind."), QT_TRANSLATE_NOOP("ErrorText", "Correct the value named in Details.")},
    {ErrorReason::badUrl, QT_TRANSLATE_NOOP("ErrorText", "This address cannot be used: %1."),
     QT_TRANSLATE_NOOP("ErrorText", "Write it like redis://host:6379/0, rediss://host:6380 or sqlite:/path/cache.db, without a password in it.")},
    {ErrorReason::badQuery, QT_TRANSLATE_NOOP("ErrorText", "The filter cannot be read."), QT_TRANSLATE_NOOP("ErrorText", "Correct the marked place; the Help page lists the words.")},
    {ErrorReason::hostNotFound, QT_TRANSLATE_NOOP("ErrorText", "There is no server named %1."), QT_TRANSLATE_NOOP("ErrorText", "Check the host name and your network.")},
    {ErrorReason::connectionRefused, QT_TRANSLATE_NOOP("ErrorText", "Nobody answers at %1."), QT_TRANSLATE_NOOP("ErrorText", "Check host and port, and that the server runs.")},
    {ErrorReason::connectionDropped, QT_TRANSLATE_NOOP("ErrorText", "%1 closed the connection."), QT_TRANSLATE_NOOP("ErrorText", "Try again; what was read so far is kept.")},
    {ErrorReason::passwordRequired, QT_TRANSLATE_NOOP("ErrorText", "%1 asks for a password."),
     QT_TRANSLATE_NOOP("ErrorText", "Name where it is kept, for instance env:REDIS_PASSWORD or keychain:redis.")},
    {ErrorReason::wrongPassword, QT_TRANSLATE_NOOP("ErrorText", "%1 refused the user name or password."),
     QT_TRANSLATE_NOOP("ErrorText", "Check the user and the secret that the connection points to.")},
    {ErrorReason::secretMissing, QT_TRANSLATE_NOOP("ErrorText", "The secret %1 could not be read."),
     QT_TRANSLATE_NOOP("ErrorText", "Set it, or name another place: env:NAME, keychain:NAME, file:PATH or ask.")},
    {ErrorReason::commandRefused, QT_TRANSLATE_NOOP("ErrorText", "%1 does not allow this user to read."),
     QT_TRANSLATE_NOOP("ErrorText", "Ask for a user with +@read +@connection on the cache's keys.")},
    {ErrorReason::certificateUntrusted, QT_TRANSLATE_NOOP("ErrorText", "The certificate of %1 is self-signed or not trusted here."),
     QT_TRANSLATE_NOOP("ErrorText", "Name the CA file that signed it in the connection; Cacheloupe never skips the check.")},
    {ErrorReason::certificateExpired, QT_TRANSLATE_NOOP("ErrorText", "The certificate of %1 has expired."), QT_TRANSLATE_NOOP("ErrorText", "Ask the server's owner to renew it.")},
    {ErrorReason::certificateWrongHost, QT_TRANSLATE_NOOP("ErrorText", "The certificate of %1 is for another host."),
     QT_TRANSLATE_NOOP("ErrorText", "Use the host name the certificate was made for.")},
    {ErrorReason::tlsFailed, QT_TRANSLATE_NOOP("ErrorText", "No encrypted connection to %1 could be made."),
     QT_TRANSLATE_NOOP("ErrorText", "Check that the port speaks TLS: rediss:// for TLS, redis:// without.")},
    {ErrorReason::httpStatus, QT_TRANSLATE_NOOP("ErrorText", "%1 answered with an error."), QT_TRANSLATE_NOOP("ErrorText", "See Details for its words; check the endpoint and the model's name.")},
    {ErrorReason::rateLimited, QT_TRANSLATE_NOOP("ErrorText", "%1 asks to slow down."), QT_TRANSLATE_NOOP("ErrorText", "Wait a little, or replay fewer hits at a time.")},
    {ErrorReason::notAnAnswer, QT_TRANSLATE_NOOP("ErrorText", "%1 did not answer as a chat completions server does."),
     QT_TRANSLATE_NOOP("ErrorText", "Check the endpoint; it usually ends in /v1.")},
    {ErrorReason::revisionChanged, QT_TRANSLATE_NOOP("ErrorText", "%1 was changed by somebody else since you opened it."),
     QT_TRANSLATE_NOOP("ErrorText", "Compare the two versions, then publish again. Your draft is kept.")},
    {ErrorReason::endpointNotConfirmed, QT_TRANSLATE_NOOP("ErrorText", "Nobody confirmed that requests go to %1."),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent. Confirm the address, or correct it.")},
    {ErrorReason::quotaUsedUp, QT_TRANSLATE_NOOP("ErrorText", "The account at %1 has no credit left."),
     QT_TRANSLATE_NOOP("ErrorText", "Raise its limit there, then resume the run; what was replayed is kept.")},
    {ErrorReason::costCapReached, QT_TRANSLATE_NOOP("ErrorText", "The cost cap is reached; the replay stopped."),
     QT_TRANSLATE_NOOP("ErrorText", "Raise the cap to go on; what was replayed is kept.")},
    {ErrorReason::truncatedArchive, QT_TRANSLATE_NOOP("ErrorText", "The compressed file %1 ends too early."),
     QT_TRANSLATE_NOOP("ErrorText", "All complete lines before that place are shown; copy the file again to see the rest.")},
    {ErrorReason::damagedArchive, QT_TRANSLATE_NOOP("ErrorText", "The compressed file %1 is damaged."),
     QT_TRANSLATE_NOOP("ErrorText", "All lines before the byte named in Details are shown; copy the file again to see the rest.")},
    {ErrorReason::fileChanged, QT_TRANSLATE_NOOP("ErrorText", "%1 was cut short or replaced while it was open."),
     QT_TRANSLATE_NOOP("ErrorText", "The rows read before stay; open the rotated copy to read their texts.")},
    {ErrorReason::alreadyOpen, QT_TRANSLATE_NOOP("ErrorText", "%1 is open already."), QT_TRANSLATE_NOOP("ErrorText", "It is shown once; nothing needs to be done.")},
    {ErrorReason::slotMoving, QT_TRANSLATE_NOOP("ErrorText", "The cluster is moving keys of an entry away from %1."),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing of this entry was changed. Try again when the cluster has moved them.")},
    {ErrorReason::journalKeyMissing, QT_TRANSLATE_NOOP("ErrorText", "Journal key not found: %1."),
     QT_TRANSLATE_NOOP("ErrorText", "Bring the key back from a backup; what the journal keeps cannot be read without it.")},
    {ErrorReason::journalKeyWrong, QT_TRANSLATE_NOOP("ErrorText", "What %1 keeps is damaged or encrypted with another key."),
     QT_TRANSLATE_NOOP("ErrorText", "Use the key that was there when the change was made.")},
    {ErrorReason::approvalMissing, QT_TRANSLATE_NOOP("ErrorText", "%1 may not be changed like this without the approval of somebody else."),
     QT_TRANSLATE_NOOP("ErrorText", "Details name who is missing; let them approve this draft on the publish page.")},
    {ErrorReason::approvalInvalid, QT_TRANSLATE_NOOP("ErrorText", "An approval for %1 is not signed by who it names."),
     QT_TRANSLATE_NOOP("ErrorText", "It does not count. Have the draft approved again.")},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("ErrorText", text);
}

Wording wordingOfCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::timeout:
        return {ErrorReason::none, QT_TRANSLATE_NOOP("ErrorText", "%1 did not answer in time."), QT_TRANSLATE_NOOP("ErrorText", "Try again, or check the network.")};
    case ErrorCode::cancelled:
        return {ErrorReason::none, QT_TRANSLATE_NOOP("ErrorText", "Cancelled: %1."), QT_TRANSLATE_NOOP("ErrorText", "Start it again when you like.")};
    case ErrorCode::limit:
        return {ErrorReason::none, QT_TRANSLATE_NOOP("ErrorText", "%1 is larger than Cacheloupe reads."), QT_TRANSLATE_NOOP("ErrorText", "Split it, or raise the limit.")};
    case ErrorCode::unsupported:
        return {ErrorReason::none, QT_TRANSLATE_NOOP("ErrorText", "Cacheloupe cannot do this with %1 yet."), QT_TRANSLATE_NOOP("ErrorText", "See Details for what is missing.")};
    case ErrorCode::notFound:
        return {ErrorReason::none, QT_TRANSLATE_NOOP("ErrorText", "%1 was not found."), QT_TRANSLATE_NOOP("ErrorText", "It may have expired or been removed; refresh the list.")};
    case ErrorCode::denied:
        return {ErrorReason::none, QT_TRANSLATE_NOOP("ErrorText", "%1 does not allow this."), QT_TRANSLATE_NOOP("ErrorText", "Check the rights of the connection.")};
    case ErrorCode::network:
        return {ErrorReason::none, QT_TRANSLATE_NOOP("ErrorText", "The connection to %1 failed."), QT_TRANSLATE_NOOP("ErrorText", "Check the address and your network, then try again.")};
    case ErrorCode::schema:
    case ErrorCode::parse:
        return {ErrorReason::none, QT_TRANSLATE_NOOP("ErrorText", "%1 does not have the expected form."), QT_TRANSLATE_NOOP("ErrorText", "See Details for what was found.")};
    default:
        return {ErrorReason::none, QT_TRANSLATE_NOOP("ErrorText", "Something went wrong with %1."), QT_TRANSLATE_NOOP("ErrorText", "See Details, and try again.")};
    }
}

} // namespace

ErrorText errorText(const Error &error)
{
    Wording wording = wordingOfCode(error.code);
    for (const auto &row : kWordings)
        if (error.reason != ErrorReason::none && row.reason == error.reason)
            wording = row;
    const auto where = error.where.empty() ? QCoreApplication::translate("ErrorText", "the input") : QString::fromStdString(error.where);
    ErrorText text;
    text.sentence = translated(wording.sentence);
    if (text.sentence.contains(QLatin1String("%1")))
        text.sentence = text.sentence.arg(where);
    text.remedy = translated(wording.remedy);
    text.details = QString::fromStdString(error.detail);
    return text;
}

} // namespace cacheloupe
