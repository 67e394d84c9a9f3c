// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_mapping.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <mutex>
#include <sys/mman.h>
#include <unistd.h>

namespace cacheloupe {

namespace {

/// What the signal handler may look at. A handler has no argument of ours, so this table is the one place in core that
/// is shared by the whole process; it holds addresses only and is written with atomics.
struct Guard {
    std::atomic<std::uintptr_t> begin = 0;
    std::atomic<std::uintptr_t> end = 0;
    std::atomic<bool> isTaken = false;
    std::atomic<bool> isDamaged = false;
};
std::array<Guard, 64> guards;
struct sigaction previousAction;

void onBusError(int signal, siginfo_t *info, void *context)
{
    const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
    for (auto &guard : guards) {
        const auto begin = guard.begin.load();
        const auto end = guard.end.load();
        if (at < begin || at >= end)
            continue;
        guard.isDamaged = true;
        const auto page = at & ~std::uintptr_t(4095);
        if (::mmap(reinterpret_cast<void *>(page), end - page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED)
            return;
    }
    if (previousAction.sa_flags & SA_SIGINFO) {
        previousAction.sa_sigaction(signal, info, context);
    } else if (previousAction.sa_handler != SIG_DFL && previousAction.sa_handler != SIG_IGN) {
        previousAction.sa_handler(signal);
    } else {
        // Not ours: the instruction runs again and ends the program as it would have without us.
        ::signal(SIGBUS, SIG_DFL);
    }
}

void installHandler()
{
    static std::once_flag once;
    std::call_once(once, [] {
        struct sigaction action = {};
        action.sa_sigaction = onBusError;
        action.sa_flags = SA_SIGINFO;
        sigemptyset(&action.sa_mask);
        sigaction(SIGBUS, &action, &previousAction);
    });
}

int takeGuard(const char *begin, size_t sizeBytes)
{
    for (size_t i = 0; i < guards.size(); ++i) {
        bool isTaken = false;
        if (!guards[i].isTaken.compare_exchange_strong(isTaken, true))
            continue;
        guards[i].isDamaged = false;
        guards[i].begin = reinterpret_cast<std::uintptr_t>(begin);
        guards[i].end = reinterpret_cast<std::uintptr_t>(begin) + sizeBytes;
        return int(i);
    }
    return -1;
}

void freeGuard(int index)
{
    auto &guard = guards[size_t(index)];
    guard.end = 0;
    guard.begin = 0;
    guard.isTaken = false;
}

} // namespace

Result<FileMapping> FileMapping::of(const ReadFile &file)
{
    const auto size = file.sizeBytes();
    if (!size)
        return size.error();
    const auto pageBytes = size_t(::sysconf(_SC_PAGESIZE));
    const size_t fileBytes = (size_t(*size) + pageBytes - 1) / pageBytes * pageBytes;
    const size_t reservedBytes = fileBytes + pageBytes;
    // First the whole range with empty pages, then the file over its front: what follows the file stays readable.
    void *begin = ::mmap(nullptr, reservedBytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (begin == MAP_FAILED)
        return errorFromErrno(errno, file.path().string());
    if (fileBytes > 0 && ::mmap(begin, fileBytes, PROT_READ, MAP_SHARED | MAP_FIXED, file.m_descriptor, 0) == MAP_FAILED) {
        const int why = errno;
        ::munmap(begin, reservedBytes);
        return errorFromErrno(why, file.path().string());
    }
    installHandler();
    const auto *text = static_cast<const char *>(begin);
    const int guard = takeGuard(text, fileBytes);
    if (guard < 0) {
        ::munmap(begin, reservedBytes);
        return Error{ErrorCode::limit, ErrorReason::none, file.path().string(), std::to_string(guards.size()) + " mapped files"};
    }
    return FileMapping(text, size_t(*size), reservedBytes, guard);
}

FileMapping::FileMapping(FileMapping &&other) noexcept
    : m_begin(other.m_begin), m_sizeBytes(other.m_sizeBytes), m_reservedBytes(other.m_reservedBytes), m_guard(std::exchange(other.m_guard, -1))
{
}

FileMapping::~FileMapping()
{
    if (m_guard < 0)
        return;
    freeGuard(m_guard);
    ::munmap(const_cast<char *>(m_begin), m_reservedBytes);
}

bool FileMapping::isDamaged() const
{
    return guards[size_t(m_guard)].isDamaged;
}

} // namespace cacheloupe
