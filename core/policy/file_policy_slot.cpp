// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/policy/policy_slot.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

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

class FilePolicySlot : public PolicySlot {
public:
    FilePolicySlot(const PolicyTarget &target, const PolicyAccess &access) : m_path(target.path), m_access(access) {}

    Result<std::optional<std::string>> read(std::stop_token) override
    {
        auto bytes = readWholeFile(m_path);
        if (bytes)
            return std::optional(std::move(*bytes));
        if (bytes.error().reason == ErrorReason::fileMissing)
            return std::optional<std::string>();
        return bytes.error();
    }

    Result<bool> swap(const std::optional<std::string> &base, const std::string &next, const PolicyDocument &, std::stop_token stop) override
    {
        const auto lock = FolderLock::take(m_path);
        if (!lock)
            return lock.error();
        const auto current = read(stop);
        if (!current)
            return current.error();
        if (*current != base)
            return false;
        removeUnfinished(m_path);
        if (auto written = replaceFile(m_path, next, [this] { m_access.tell(PublishStep::written); }); !written)
            return written.error();
        return true;
    }

    Result<std::vector<std::string>> history(std::stop_token) override { return std::vector<std::string>(); }

private:
    std::filesystem::path m_path;
    PolicyAccess m_access;
};

} // namespace

std::unique_ptr<PolicySlot> filePolicySlot(const PolicyTarget &target, const PolicyAccess &access)
{
    return std::make_unique<FilePolicySlot>(target, access);
}

std::unique_ptr<PolicySlot> policySlot(const PolicyTarget &target, const PolicyAccess &access)
{
    switch (target.kind) {
    case PolicyTarget::Kind::redis:
        return redisPolicySlot(target, access);
    case PolicyTarget::Kind::sqlite:
        return sqlitePolicySlot(target, access);
    case PolicyTarget::Kind::file:
        break;
    }
    return filePolicySlot(target, access);
}

} // namespace cacheloupe
