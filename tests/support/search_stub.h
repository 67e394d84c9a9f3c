// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace cacheloupe::test {

/// Stands in front of a real redis-server and adds what Debian's has not: it answers FT._LIST, FT.INFO and FT.SEARCH itself and
/// hands everything else through. Commands of the search module must be sent alone, as the program does. Threads of its
/// own; ends with the object.
class SearchStub {
public:
    explicit SearchStub(std::uint16_t serverPort);
    ~SearchStub();
    SearchStub(const SearchStub &) = delete;
    SearchStub &operator=(const SearchStub &) = delete;

    std::uint16_t port() const { return m_port; }
    /// `reply` is RESP as a server sends it. Without any the server has a search module and no index.
    void addIndex(const std::string &name, std::string reply);
    /// Answers FT._LIST with this line instead, `-NOPERM …`.
    void refuse(std::string line);

    /// The searches that were asked, as RESP.
    std::vector<std::string> searches();

    /// RESP of a text, a number, an array of RESPs.
    static std::string text(const std::string &value);
    static std::string number(std::int64_t value);
    static std::string array(const std::vector<std::string> &items);

private:
    void accept();
    void serve(int client);
    std::string answer(const std::string &command);

    std::uint16_t m_server;
    std::uint16_t m_port = 0;
    int m_listening = -1;
    std::atomic<bool> m_stopping = false;
    std::mutex m_mutex;
    std::map<std::string, std::string> m_indexes;
    std::string m_refusal;
    std::vector<std::string> m_searches;
    std::vector<std::thread> m_serving;
    std::thread m_accepting;
};

} // namespace cacheloupe::test
