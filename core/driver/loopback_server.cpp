// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/loopback_server.h"

#include "core/base/file.h"
#include "core/driver/loopback_connection.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <thread>
#include <utility>

namespace cacheloupe {

namespace {

using Steady = std::chrono::steady_clock;

/// A descriptor that closes with the object.
class LoopbackDescriptor {
public:
    explicit LoopbackDescriptor(int descriptor) : m_descriptor(descriptor) {}
    ~LoopbackDescriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    LoopbackDescriptor(LoopbackDescriptor &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    LoopbackDescriptor &operator=(LoopbackDescriptor &&) = delete;
    int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

int pollTimeout(Steady::time_point until, Steady::time_point now)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - now).count();
    return int(std::clamp<std::int64_t>(left, 0, 60'000));
}

} // namespace

struct LoopbackServer::State {
    State(LoopbackDescriptor l, LoopbackDescriptor w, Handler h, LoopbackLimits given) : listener(std::move(l)), wake(std::move(w)), handler(std::move(h)), limits(given) {}

    LoopbackDescriptor listener;
    LoopbackDescriptor wake; ///< readable = the server ends
    Handler handler;
    LoopbackLimits limits;
    std::uint16_t port = 0;
    std::vector<LoopbackConnection> connections;
    std::jthread thread;

    void run();
    void accept(Steady::time_point now);
};

void LoopbackServer::State::accept(Steady::time_point now)
{
    while (connections.size() < limits.connections) {
        const int client = ::accept4(listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (client < 0)
            return;
        connections.emplace_back(client, limits, now);
    }
}

void LoopbackServer::State::run()
{
    std::vector<pollfd> waits;
    bool outOfDescriptors = false;
    while (true) {
        waits.assign(1, {wake.get(), POLLIN, 0});
        auto now = Steady::now();
        auto until = now + std::chrono::seconds(60);
        for (const LoopbackConnection &connection : connections) {
            waits.push_back({connection.socket(), connection.events(), 0});
            until = std::min(until, connection.wakeAt());
        }
        const bool accepts = connections.size() < limits.connections && !std::exchange(outOfDescriptors, false);
        if (accepts)
            waits.push_back({listener.get(), POLLIN, 0});
        if (::poll(waits.data(), nfds_t(waits.size()), pollTimeout(until, now)) < 0 && errno != EINTR)
            return;
        if (waits[0].revents != 0)
            return;
        now = Steady::now();
        const size_t polled = connections.size();
        for (size_t i = 0; i < polled; ++i)
            connections[i].advance(waits[i + 1].revents, now, handler);
        if (accepts && waits.back().revents != 0) {
            accept(now);
            // The listener stays readable when a client cannot be taken for want of descriptors.
            outOfDescriptors = connections.size() == polled && (errno == EMFILE || errno == ENFILE) && polled > 0;
        }
        std::erase_if(connections, [](const LoopbackConnection &connection) { return connection.isClosed(); });
    }
}

Result<std::unique_ptr<LoopbackServer>> LoopbackServer::start(Handler handler, std::uint16_t port, const LoopbackLimits &limits)
{
    const std::string where = "127.0.0.1:" + std::to_string(port);
    LoopbackDescriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    LoopbackDescriptor wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (listener.get() < 0 || wake.get() < 0)
        return errorFromErrno(errno, where);
    const int yes = 1;
    ::setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(listener.get(), generic, size) != 0 || ::listen(listener.get(), SOMAXCONN) != 0 || ::getsockname(listener.get(), generic, &size) != 0)
        return errorFromErrno(errno, where);
    auto state = std::make_unique<State>(std::move(listener), std::move(wake), std::move(handler), limits);
    state->port = ntohs(address.sin_port);
    state->thread = std::jthread([at = state.get()] { at->run(); });
    return std::unique_ptr<LoopbackServer>(new LoopbackServer(std::move(state)));
}

LoopbackServer::LoopbackServer(std::unique_ptr<State> state) : m_state(std::move(state)) {}

LoopbackServer::~LoopbackServer()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t told = ::write(m_state->wake.get(), &one, sizeof one);
    m_state->thread.join();
}

std::uint16_t LoopbackServer::port() const
{
    return m_state->port;
}

std::string LoopbackServer::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_state->port);
}

} // namespace cacheloupe
