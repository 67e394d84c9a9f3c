// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bus_guard.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <mutex>
#include <sys/mman.h>
#include <utility>

namespace cacheloupe {

namespace {

/// What the signal handler may look at. A handler has no argument of ours, so this table is the one place in core that
/// is shared by the whole process; it holds addresses only and is written with atomics.
struct Guard {
    std::atomic<std::uintptr_t> begin = 0;
    std::atomic<std::uintptr_t> end = 0;
    std::atomic<size_t> cellBytes = 0;
    std::atomic<size_t> mappedBytes = 0;
    std::atomic<int> protection = 0;
    std::atomic<bool> isTaken = false;
    std::atomic<bool> isHit = false;
};
std::array<Guard, BusGuard::kMost> guards;
struct sigaction previousAction;

bool isAnswered(Guard &guard, std::uintptr_t at)
{
    const auto begin = guard.begin.load();
    if (at < begin || at >= guard.end.load())
        return false;
    guard.isHit = true;
    const auto page = at & ~std::uintptr_t(4095);
    const auto cell = begin + (page - begin) / guard.cellBytes * guard.cellBytes;
    void *lost = reinterpret_cast<void *>(page);
    return ::mmap(lost, cell + guard.mappedBytes - page, guard.protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED;
}

void onBusError(int signal, siginfo_t *info, void *context)
{
    const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
    for (auto &guard : guards)
        if (isAnswered(guard, at))
            return;
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

} // namespace

BusGuard::BusGuard(const GuardedRange &range)
{
    installHandler();
    for (size_t i = 0; i < guards.size(); ++i) {
        auto &guard = guards[i];
        bool isTaken = false;
        if (!guard.isTaken.compare_exchange_strong(isTaken, true))
            continue;
        m_index = int(i);
        guard.isHit = false;
        guard.cellBytes = range.cellBytes;
        guard.mappedBytes = range.mappedBytes;
        guard.protection = range.isWritable ? PROT_READ | PROT_WRITE : PROT_READ;
        guard.begin = reinterpret_cast<std::uintptr_t>(range.begin);
        guard.end = reinterpret_cast<std::uintptr_t>(range.begin) + range.sizeBytes;
        return;
    }
}

BusGuard::BusGuard(BusGuard &&other) noexcept : m_index(std::exchange(other.m_index, -1)) {}

BusGuard::~BusGuard()
{
    release();
}

void BusGuard::release()
{
    if (m_index < 0)
        return;
    auto &guard = guards[size_t(std::exchange(m_index, -1))];
    guard.end = 0;
    guard.begin = 0;
    guard.isTaken = false;
}

bool BusGuard::isHit() const
{
    return m_index >= 0 && guards[size_t(m_index)].isHit;
}

} // namespace cacheloupe
