// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cacheloupe {

/// The precise cause, so that the floors above can name a remedy. `none` = the code says it all.
enum class ErrorReason {
    none,
    fileMissing,
    noPermission,
    diskFull,
    notAFile,
    notADatabase,
    databaseLocked,
    unknownLayout,
    unknownDialect,
    newerSchema,
    malformedJson,
    truncatedLine,
    overlongLine,
    missingField,
    wrongType,
    badUrl,
    badQuery,
    hostNotFound,
    connectionRefused,
    connectionDropped,
    passwordRequired,
    wrongPassword,
    secretMissing,
    commandRefused,
    certificateUntrusted,
    certificateExpired,
    certificateWrongHost,
    tlsFailed,
    httpStatus,
    rateLimited,
    notAnAnswer,
    revisionChanged,
    costCapReached,
    passwordInUrl,
    serverSpeaksPlain, ///< TLS was spoken to a plain port
    serverSpeaksTls,   ///< plain was spoken to a TLS port
    secretNotAllowed,  ///< a secret where only a reference to one may be kept
    truncatedArchive,  ///< a compressed file ends too early
    damagedArchive,    ///< a compressed file does not unpack from some byte on
    fileChanged,       ///< cut short or replaced while it was open
    alreadyOpen,       ///< the same file, perhaps by another path
    slotMoving,        ///< a cluster is moving the keys of an entry to another server
    journalKeyMissing, ///< the key that kept images are encrypted with is not where it was
    journalKeyWrong,   ///< kept images are damaged or encrypted with another key
    approvalMissing,   ///< a rule demands the approval of other people
    approvalInvalid,   ///< an approval is not signed by who it names
    endpointNotConfirmed, ///< requests would go where nobody agreed to
    quotaUsedUp,          ///< the account has no credit left; waiting does not help
};
/// For readers of stored reasons.
inline constexpr ErrorReason kLastErrorReason = ErrorReason::quotaUsedUp;

} // namespace cacheloupe
