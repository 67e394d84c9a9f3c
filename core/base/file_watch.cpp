// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_watch.h"

#include <array>
#include <cstdint>
#include <cstring>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace cacheloupe {

namespace {
constexpr std::uint32_t kEvents = IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;
}

FileWatch::FileWatch() : m_inotify(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)), m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

FileWatch::~FileWatch()
{
    for (const int descriptor : {m_inotify, m_wake})
        if (descriptor >= 0)
            ::close(descriptor);
}

bool FileWatch::add(const std::filesystem::path &path)
{
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const int watch = m_inotify < 0 ? -1 : ::inotify_add_watch(m_inotify, folder.c_str(), kEvents);
    if (watch < 0)
        return false;
    m_names[watch].insert(path.filename().string());
    return true;
}

bool FileWatch::wait(const std::stop_token &stop, std::chrono::milliseconds atMost)
{
    const std::stop_callback onStop(stop, [this] { wake(); });
    const auto end = std::chrono::steady_clock::now() + atMost;
    while (!stop.stop_requested()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return false;
        std::array<pollfd, 2> sources{{{m_wake, POLLIN, 0}, {m_inotify, POLLIN, 0}}};
        if (::poll(sources.data(), sources.size(), int(left.count())) <= 0)
            continue;
        std::uint64_t count = 0;
        const bool isWoken = (sources[0].revents & POLLIN) && ::read(m_wake, &count, sizeof count) > 0;
        const bool isChanged = (sources[1].revents & POLLIN) && readEvents();
        if (isWoken || isChanged)
            return !stop.stop_requested();
    }
    return false;
}

void FileWatch::wake()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_wake, &one, sizeof one);
}

/// True when an event names a watched file, or when events were lost.
bool FileWatch::readEvents()
{
    alignas(inotify_event) std::array<char, 16 * 1024> buffer;
    bool isWatched = false;
    for (ssize_t length; (length = ::read(m_inotify, buffer.data(), buffer.size())) > 0;) {
        for (ssize_t at = 0; at < length;) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char *name = buffer.data() + at + sizeof event;
            const auto folder = m_names.find(event.wd);
            isWatched |= (event.mask & IN_Q_OVERFLOW) != 0;
            isWatched |= folder != m_names.end() && event.len > 0 && folder->second.contains(name);
            at += ssize_t(sizeof event + event.len);
        }
    }
    return isWatched;
}

} // namespace cacheloupe
