// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/error_line.h"

#include "core/base/secret.h"

namespace cacheloupe {

namespace {

/// `{where}` and `{detail}` are filled in.
struct Sentence {
    const char *what;
    const char *remedy;
};

Sentence sentenceOfCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::io: return {"{where} could not be read or written", "Check the path and the disk."};
    case ErrorCode::parse: return {"{where} cannot be understood", "Correct it there and try again."};
    case ErrorCode::schema: return {"{where} does not have the expected shape", "Check that it is the right file."};
    case ErrorCode::notFound: return {"{where} was not found", "Check the spelling."};
    case ErrorCode::conflict: return {"{where} is in the way or was changed by someone else", "Look at it and try again."};
    case ErrorCode::denied: return {"{where} does not allow this", "Check your rights."};
    case ErrorCode::network: return {"The connection to {where} failed", "Check the address and the network."};
    case ErrorCode::timeout: return {"{where} did not answer in time", "Try again, or look at the server."};
    case ErrorCode::limit: return {"{where} is larger than this program takes", "Use a smaller part."};
    case ErrorCode::unsupported: return {"{where} is something this program cannot read", "See cacheloupe-cli --help for what it reads."};
    case ErrorCode::cancelled: return {"{where} was cancelled", "Start it again when you are ready."};
    case ErrorCode::internal: break;
    }
    return {"Something went wrong inside the program at {where}", "Please report this with the command you used."};
}

Sentence fileSentence(ErrorReason reason)
{
    switch (reason) {
    case ErrorReason::fileMissing: return {"There is no file {where}", "Check the path."};
    case ErrorReason::noPermission: return {"You may not read or write {where}", "Change its rights or use another account."};
    case ErrorReason::diskFull: return {"The disk is full; {where} was not written", "Free some space and try again."};
    case ErrorReason::notAFile: return {"{where} is a folder or a device, not a file", "Name a file."};
    case ErrorReason::notADatabase: return {"{where} is not a SQLite database, or it is damaged", "Check that it is the right file."};
    case ErrorReason::databaseLocked: return {"{where} is locked by another program", "Try again when that program has finished."};
    case ErrorReason::unknownLayout: return {"Nothing in {where} looks like a cache or policy this program knows",
                                             "Check that it is the right file."};
    case ErrorReason::unknownDialect: return {"{where} is in no log format this program knows", "Map this log in the window, or try a dialect file with cacheloupe-cli log check --dialect FILE and read it with --dialect FILE."};
    case ErrorReason::newerSchema: return {"{where} was written by a newer version", "Update Cacheloupe."};
    case ErrorReason::malformedJson: return {"{where} is not valid JSON", "Correct it there."};
    case ErrorReason::truncatedLine: return {"{where} ends in the middle of a line", "Wait until it is written, or restore its end."};
    case ErrorReason::overlongLine: return {"{where} is too long a line", "Check what writes this log."};
    case ErrorReason::missingField: return {"A required value is missing at {where}", "Add it there."};
    case ErrorReason::wrongType: return {"A value has the wrong type at {where}", "Correct it there."};
    case ErrorReason::truncatedArchive: return {"The compressed file {where} ends too early", "Copy it again to get the rest."};
    case ErrorReason::damagedArchive: return {"The compressed file {where} is damaged", "Copy it again to get the rest."};
    case ErrorReason::fileChanged: return {"{where} was cut short or replaced while it was read", "Read it again, or its rotated copy."};
    case ErrorReason::alreadyOpen: return {"{where} is read already", "Name it once."};
    case ErrorReason::journalKeyMissing: return {"Journal key not found: {where}", "Bring it back from a backup; what the journal keeps cannot be read without it."};
    case ErrorReason::journalKeyWrong: return {"What {where} keeps is damaged or encrypted with another key", "Use the key that was there when the change was made."};
    default: return {nullptr, nullptr};
    }
}

Sentence serverSentence(ErrorReason reason)
{
    switch (reason) {
    case ErrorReason::badUrl: return {"{where} is no address this program understands", "Correct the address."};
    case ErrorReason::hostNotFound: return {"There is no host of that name: {where}", "Check the spelling and your network."};
    case ErrorReason::connectionRefused: return {"Nothing answers at {where}", "Start the server, or check host and port."};
    case ErrorReason::connectionDropped: return {"{where} closed the connection", "Try again, or look at the server's log."};
    case ErrorReason::passwordRequired: return {"{where} wants a password", "Give one with --password-ref env:NAME."};
    case ErrorReason::wrongPassword: return {"{where} refused the password or key", "Check what the secret reference points at."};
    case ErrorReason::secretMissing: return {"There is no secret at {where}", "Set that variable or file, without quotes around it."};
    case ErrorReason::commandRefused: return {"{where} refused a command", "Ask for a user that may read."};
    case ErrorReason::certificateUntrusted: return {"The certificate of {where} is signed by nobody this system trusts",
                                                    "Install its authority, or name it with --ca-file PATH."};
    case ErrorReason::certificateExpired: return {"The certificate of {where} has expired or is not valid yet",
                                                  "Renew it there, or set this machine's clock."};
    case ErrorReason::certificateWrongHost: return {"The certificate of {where} is for another host", "Use the name it was made for."};
    case ErrorReason::tlsFailed: return {"No encrypted connection to {where} came about", "Check that the port speaks TLS."};
    case ErrorReason::httpStatus: return {"{where} answered with an error", "Read the details."};
    case ErrorReason::rateLimited: return {"{where} asks to slow down", "Try again later or with a smaller sample."};
    case ErrorReason::notAnAnswer: return {"{where} did not answer as a chat completions server does", "Check the endpoint."};
    case ErrorReason::passwordInUrl: return {"A password does not belong into a URL: {where}",
                                             "Take it out and give --password-ref env:NAME."};
    case ErrorReason::secretNotAllowed: return {"{where} holds a secret where only a reference may stand",
                                                "Write env:NAME or file:PATH instead."};
    case ErrorReason::serverSpeaksPlain: return {"{where} does not speak TLS", "Write redis:// instead of rediss://."};
    case ErrorReason::slotMoving: return {"The cluster is moving keys of an entry away from {where}", "Nothing of it was changed; try again when they are moved."};
    case ErrorReason::serverSpeaksTls: return {"{where} speaks TLS only", "Write rediss:// instead of redis://."};
    default: return {nullptr, nullptr};
    }
}

Sentence sentenceOf(const Error &error)
{
    switch (error.reason) {
    case ErrorReason::none: return sentenceOfCode(error.code);
    case ErrorReason::badQuery: return {"The query cannot be read at {where}", "See cacheloupe-cli hits --help for the language."};
    case ErrorReason::approvalMissing: return {"{where} may not be changed like this without the approval of somebody else", "Have it approved with cacheloupe-cli policy publish … --approve --by NAME, or in the window."};
    case ErrorReason::approvalInvalid: return {"An approval for {where} is not signed by who it names", "Have it approved again."};
    case ErrorReason::revisionChanged: return {"{where} was published by someone else meanwhile", "Read it again and repeat the change."};
    case ErrorReason::endpointNotConfirmed: return {"Nobody agreed that requests go to {where}", "Name that address with --endpoint."};
    case ErrorReason::quotaUsedUp: return {"The account at {where} has no credit left", "Raise its limit there, then resume the run."};
    case ErrorReason::costCapReached: return {"The run stopped at its cost limit: {where}", "Raise --max-cost or take a smaller sample."};
    default: break;
    }
    const Sentence file = fileSentence(error.reason);
    if (file.what)
        return file;
    const Sentence server = serverSentence(error.reason);
    return server.what ? server : sentenceOfCode(error.code);
}

} // namespace

std::string errorLine(const Error &error)
{
    const Sentence sentence = sentenceOf(error);
    std::string line = sentence.what;
    const size_t place = line.find("{where}");
    if (place != std::string::npos)
        line.replace(place, 7, error.where.empty() ? "it" : error.where);
    if (!error.detail.empty())
        line += " (" + error.detail + ")";
    return redacted(line + ". " + sentence.remedy);
}

} // namespace cacheloupe
