// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database_file.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#ifdef __linux__
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>
#endif

namespace cacheloupe {

namespace {

/// SQLite writes a log of 1,000 pages (4 MB) back by itself; more than this says that something keeps it from doing so.
constexpr std::uint64_t kLargeWalBytes = 16u << 20;
constexpr size_t kMostShown = 4;

std::uint64_t fileSize(const std::filesystem::path &path)
{
    std::error_code failure;
    const auto size = std::filesystem::file_size(path, failure);
    return failure ? 0 : size;
}

std::string joined(const std::vector<std::string> &names)
{
    std::string out;
    for (size_t i = 0; i < names.size() && i < kMostShown; ++i)
        out += (out.empty() ? "" : ", ") + names[i];
    return names.size() > kMostShown ? out + ", …" : out;
}

#ifdef __linux__

bool isNumber(const std::string &text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

/// True when the descriptor was opened for writing, as its fdinfo tells in octal.
bool isWritable(const std::filesystem::path &fdInfo)
{
    std::ifstream file(fdInfo);
    std::string name;
    while (file >> name) {
        unsigned flags = 0;
        if (name == "flags:" && file >> std::oct >> flags)
            return (flags & 3u) != 0;
        std::getline(file, name);
    }
    return false;
}

bool hasOpenForWriting(const std::filesystem::path &process, const std::filesystem::path &file, const struct stat &wanted)
{
    std::error_code failure;
    for (std::filesystem::directory_iterator it(process / "fd", failure), end; !failure && it != end; it.increment(failure)) {
        std::error_code unreadable;
        const auto target = std::filesystem::read_symlink(it->path(), unreadable);
        struct stat seen = {};
        if (!unreadable && target.filename() == file.filename() && stat(it->path().c_str(), &seen) == 0 && seen.st_dev == wanted.st_dev
            && seen.st_ino == wanted.st_ino && isWritable(process / "fdinfo" / it->path().filename()))
            return true;
    }
    return false;
}

std::string processName(const std::string &pid)
{
    std::ifstream file("/proc/" + pid + "/comm");
    std::string name;
    std::getline(file, name);
    return toValidUtf8(name) + " (" + pid + ')';
}

/// Processes with a write lock on the file, also those that wait for one. In WAL mode it is a byte of the -shm file.
void addLockers(const struct stat &wanted, std::int64_t onlyByte, std::map<std::string, std::string> &into)
{
    std::ifstream locks("/proc/locks");
    for (std::string line; std::getline(locks, line);) {
        std::istringstream words(line);
        std::string number, word, kind, access, pid, place, from;
        words >> number >> word;
        if (word == "->")
            words >> word;
        words >> kind >> access >> pid >> place >> from;
        std::ostringstream expected;
        expected << std::hex;
        for (const unsigned part : {major(wanted.st_dev), minor(wanted.st_dev)})
            expected << (part < 16 ? "0" : "") << part << ':';
        expected << std::dec << wanted.st_ino;
        const bool isOurs = pid == std::to_string(getpid());
        if (access == "WRITE" && place == expected.str() && isNumber(pid) && !isOurs && (onlyByte < 0 || from == std::to_string(onlyByte)))
            into[pid] = processName(pid);
    }
}

std::vector<std::string> writersOf(const std::filesystem::path &path)
{
    struct stat wanted = {};
    if (stat(path.c_str(), &wanted) != 0)
        return {};
    std::map<std::string, std::string> found;
    std::error_code failure;
    for (std::filesystem::directory_iterator it("/proc", failure), end; !failure && it != end; it.increment(failure)) {
        const std::string pid = it->path().filename();
        if (isNumber(pid) && pid != std::to_string(getpid()) && hasOpenForWriting(it->path(), path, wanted))
            found[pid] = processName(pid);
    }
    addLockers(wanted, -1, found);
    constexpr std::int64_t kWalWriteLock = 120;
    if (struct stat shm = {}; stat((path.string() + "-shm").c_str(), &shm) == 0)
        addLockers(shm, kWalWriteLock, found);
    std::vector<std::string> out;
    for (const auto &[pid, name] : found)
        out.push_back(name);
    return out;
}

#endif

} // namespace

std::string_view networkFileSystem(std::uint64_t statfsType)
{
    constexpr std::array<std::pair<std::uint32_t, std::string_view>, 13> kKnown = {{{0x6969, "nfs"},
                                                                                    {0x517B, "smb"},
                                                                                    {0xFE534D42, "smb"},
                                                                                    {0xFF534D42, "cifs"},
                                                                                    {0x00C36400, "ceph"},
                                                                                    {0x5346414F, "afs"},
                                                                                    {0x01021997, "9p"},
                                                                                    {0x65735546, "fuse"},
                                                                                    {0x0BD00BD0, "lustre"},
                                                                                    {0x7461636F, "ocfs2"},
                                                                                    {0x01161970, "gfs2"},
                                                                                    {0x73757245, "coda"},
                                                                                    {0x786F4256, "vboxsf"}}};
    // The kernel's number is signed on some machines.
    const auto it = std::find_if(kKnown.begin(), kKnown.end(), [&](const auto &known) { return known.first == std::uint32_t(statfsType); });
    return it == kKnown.end() ? std::string_view() : it->second;
}

std::string_view networkFileSystemOf([[maybe_unused]] const std::filesystem::path &file)
{
#ifdef __linux__
    if (struct statfs disk = {}; statfs(file.c_str(), &disk) == 0)
        return networkFileSystem(std::uint64_t(disk.f_type));
#endif
    return {};
}

DatabaseFileFacts databaseFileFacts(const std::filesystem::path &path)
{
    DatabaseFileFacts out;
    out.path = path;
    out.sizeBytes = fileSize(path);
    out.walBytes = fileSize(path.string() + "-wal");
#ifdef __linux__
    out.writers = writersOf(path);
#endif
    out.networkFileSystem = networkFileSystemOf(path);
    return out;
}

std::vector<StoreFinding> databaseFileFindings(const std::vector<DatabaseFileFacts> &files)
{
    std::vector<StoreFinding> out;
    std::map<std::string, std::vector<std::string>> onNetwork;
    for (const auto &file : files) {
        if (file.writers.size() > 1)
            out.push_back({"sqlite-several-writers", file.path.string(), {{"writers_n", std::to_string(file.writers.size())}, {"writers", joined(file.writers)}}, {}});
        if (file.walBytes > kLargeWalBytes)
            out.push_back({"sqlite-wal-large", file.path.string(), {{"wal_bytes", std::to_string(file.walBytes)}, {"size_bytes", std::to_string(file.sizeBytes)}}, {}});
        if (!file.networkFileSystem.empty())
            onNetwork[file.networkFileSystem].push_back(file.path.string());
    }
    for (const auto &[system, paths] : onNetwork)
        out.push_back({"sqlite-network-disk", paths.front(), {{"file_system", system}, {"files_n", std::to_string(paths.size())}}, {}});
    return out;
}

} // namespace cacheloupe
