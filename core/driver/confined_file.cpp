// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/confined_file.h"

#include "core/base/file.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cacheloupe {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    int number() const { return m_number; }

private:
    int m_number;
};

Error refused(std::string_view name, const char *why)
{
    return {ErrorCode::denied, ErrorReason::none, std::string(name), why};
}

/// Every step of the way must be a real folder, the last one a plain file.
Result<Descriptor> openBelow(const std::filesystem::path &folder, std::string_view name)
{
    Descriptor at(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    std::string_view rest = name;
    while (at.number() >= 0) {
        const auto slash = rest.find('/');
        const std::string step(rest.substr(0, slash));
        if (step.empty() || step == "." || step == ".." || step.find('\0') != std::string::npos)
            return refused(name, "leads out of the folder");
        const bool isLast = slash == std::string_view::npos;
        // O_NONBLOCK: a pipe would wait for a writer.
        at = Descriptor(::openat(at.number(), step.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | (isLast ? 0 : O_DIRECTORY)));
        if (at.number() < 0 && (errno == ELOOP || errno == ENOTDIR))
            return refused(name, "leads over a link");
        if (isLast)
            break;
        rest.remove_prefix(slash + 1);
    }
    if (at.number() < 0)
        return errorFromErrno(errno, std::string(name));
    return at;
}

} // namespace

Result<ConfinedBytes> readBelow(const std::filesystem::path &folder, std::string_view name, size_t maxBytes)
{
    const auto file = openBelow(folder, name);
    if (!file)
        return file.error();
    struct stat facts = {};
    if (::fstat(file->number(), &facts) != 0)
        return errorFromErrno(errno, std::string(name));
    if (!S_ISREG(facts.st_mode))
        return refused(name, "is no plain file");
    ConfinedBytes out;
    out.sizeBytes = std::uint64_t(facts.st_size);
    out.bytes.resize(size_t(std::min<std::uint64_t>(out.sizeBytes, maxBytes)));
    size_t done = 0;
    while (done < out.bytes.size()) {
        const auto got = ::pread(file->number(), out.bytes.data() + done, out.bytes.size() - done, off_t(done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errorFromErrno(errno, std::string(name));
        if (got == 0)
            break;
        done += size_t(got);
    }
    out.bytes.resize(done);
    return out;
}

} // namespace cacheloupe
