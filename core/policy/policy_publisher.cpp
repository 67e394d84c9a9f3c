// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_publisher.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/policy/policy_codec.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace cacheloupe {

namespace {

/// Holds the folder of the policy file while one publisher compares and swaps. A lock on the folder leaves no file
/// behind in somebody's repository, and unlike one on the file it survives the rename.
class FolderLock {
public:
    static Result<FolderLock> take(const std::filesystem::path &file)
    {
        const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
        FolderLock lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (lock.m_descriptor < 0)
            return errorFromErrno(errno, folder.string());
        while (::flock(lock.m_descriptor, LOCK_EX) != 0)
            if (errno != EINTR)
                return errorFromErrno(errno, folder.string());
        return lock;
    }
    FolderLock(FolderLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    FolderLock &operator=(FolderLock &&) = delete;
    ~FolderLock()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

private:
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

Status requireBase(const PublishRequest &request, const PolicyFile &current)
{
    if (current.document.revision == request.baseRevision && current.hash == request.baseHash)
        return {};
    return Error{ErrorCode::conflict, ErrorReason::revisionChanged, request.path.string(),
                 "began from revision " + std::to_string(request.baseRevision) + ", found revision " + std::to_string(current.document.revision)
                     + (current.document.publishedBy.empty() ? std::string() : " by " + current.document.publishedBy)};
}

Result<PolicyFile> writeNext(const PublishRequest &request, const PolicyFile &current)
{
    PolicyFile next{true, request.document, {}};
    next.document.revision = std::max(current.document.revision, request.baseRevision) + 1;
    next.document.publishedAt = formatInstant(request.at);
    next.document.publishedBy = request.publishedBy;
    next.document.note = request.note;
    const std::string text = policyText(next.document);
    next.hash = sha256Hex(text);
    if (auto written = replaceFile(request.path, text); !written)
        return written.error();
    return next;
}

} // namespace

Result<PolicyFile> readPolicyFile(const std::filesystem::path &path)
{
    const auto bytes = readWholeFile(path);
    if (!bytes) {
        if (bytes.error().reason == ErrorReason::fileMissing)
            return PolicyFile{};
        return bytes.error();
    }
    auto document = parsePolicy(*bytes, path.string());
    if (!document)
        return document.error();
    return PolicyFile{true, std::move(*document), sha256Hex(*bytes)};
}

Result<PolicyFile> publishPolicy(const PublishRequest &request)
{
    const auto lock = FolderLock::take(request.path);
    if (!lock)
        return lock.error();
    const auto current = readPolicyFile(request.path);
    if (!current)
        return current.error();
    if (auto same = requireBase(request, *current); !same)
        return same.error();
    return writeNext(request, *current);
}

Result<PolicyFile> rollbackPolicy(const std::filesystem::path &path, const PolicyDocument &older, std::string publishedBy, std::string note,
                                  Instant at)
{
    const auto lock = FolderLock::take(path);
    if (!lock)
        return lock.error();
    const auto current = readPolicyFile(path);
    if (!current)
        return current.error();
    return writeNext({path, older, current->document.revision, current->hash, std::move(publishedBy), std::move(note), at}, *current);
}

} // namespace cacheloupe
