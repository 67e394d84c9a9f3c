// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/search_stub.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace cacheloupe::test {

namespace {

constexpr int kPollMs = 50;

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

bool sendAll(int to, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto sent = send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(size_t(sent));
    }
    return true;
}

std::string receiveSome(int from)
{
    std::array<char, 65536> buffer;
    const auto got = recv(from, buffer.data(), buffer.size(), 0);
    return got > 0 ? std::string(buffer.data(), size_t(got)) : std::string();
}

} // namespace

std::string SearchStub::text(const std::string &value)
{
    return '$' + std::to_string(value.size()) + "\r\n" + value + "\r\n";
}

std::string SearchStub::number(std::int64_t value)
{
    return ':' + std::to_string(value) + "\r\n";
}

std::string SearchStub::array(const std::vector<std::string> &items)
{
    std::string out = '*' + std::to_string(items.size()) + "\r\n";
    for (const auto &item : items)
        out += item;
    return out;
}

SearchStub::SearchStub(std::uint16_t serverPort) : m_server(serverPort), m_listening(socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    bind(m_listening, reinterpret_cast<sockaddr *>(&address), length);
    listen(m_listening, 8);
    getsockname(m_listening, reinterpret_cast<sockaddr *>(&address), &length);
    m_port = ntohs(address.sin_port);
    m_accepting = std::thread([this] { accept(); });
}

SearchStub::~SearchStub()
{
    m_stopping = true;
    m_accepting.join();
    for (auto &thread : m_serving)
        thread.join();
    close(m_listening);
}

void SearchStub::addIndex(const std::string &name, std::string reply)
{
    const std::lock_guard lock(m_mutex);
    m_indexes[name] = std::move(reply);
}

void SearchStub::refuse(std::string line)
{
    const std::lock_guard lock(m_mutex);
    m_refusal = line + "\r\n";
}

std::vector<std::string> SearchStub::searches()
{
    const std::lock_guard lock(m_mutex);
    return m_searches;
}

std::string SearchStub::answer(const std::string &command)
{
    const std::lock_guard lock(m_mutex);
    if (command.find("FT._LIST") != std::string::npos) {
        std::vector<std::string> names;
        for (const auto &index : m_indexes)
            names.push_back(text(index.first));
        return m_refusal.empty() ? array(names) : m_refusal;
    }
    if (command.find("FT.SEARCH") != std::string::npos) {
        m_searches.push_back(command);
        return array({number(1), text("cache:1")});
    }
    for (const auto &[name, reply] : m_indexes)
        if (command.find("\r\n" + name + "\r\n") != std::string::npos)
            return reply;
    return "-Unknown index name\r\n";
}

void SearchStub::accept()
{
    while (!m_stopping) {
        pollfd waiting = {m_listening, POLLIN, 0};
        if (poll(&waiting, 1, kPollMs) <= 0)
            continue;
        const int client = ::accept(m_listening, nullptr, nullptr);
        if (client >= 0)
            m_serving.emplace_back([this, client] { serve(client); });
    }
}

void SearchStub::serve(int client)
{
    const int server = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(m_server);
    bool isOpen = connect(server, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    while (isOpen && !m_stopping) {
        std::array<pollfd, 2> waiting = {pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
        if (poll(waiting.data(), waiting.size(), kPollMs) <= 0)
            continue;
        if (waiting[0].revents) {
            const std::string bytes = receiveSome(client);
            const bool isSearch = bytes.find("\r\nFT.") != std::string::npos;
            isOpen = !bytes.empty() && (isSearch ? sendAll(client, answer(bytes)) : sendAll(server, bytes));
        }
        if (isOpen && waiting[1].revents) {
            const std::string bytes = receiveSome(server);
            isOpen = !bytes.empty() && sendAll(client, bytes);
        }
    }
    close(server);
    close(client);
}

} // namespace cacheloupe::test
