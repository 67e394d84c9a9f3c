// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace cacheloupe::test {

/// How the stub answers one request.
struct StubReply {
    enum class Kind { answer, status, drop, malformedJson, silence, hangUp };
    Kind kind = Kind::answer;
    std::string text;         ///< answer: the assistant's words; status: the body, byte for byte
    int status = 200;
    std::string contentType = "application/json"; ///< empty = no such header
    bool gzip = false;     ///< packs the body
    int chunkBytes = 0;    ///< > 0: Transfer-Encoding chunked, in chunks of so many bytes
    int stopAfter = -1;    ///< >= 0: only so many bytes of the body, as they go over the line, are sent …
    enum class Then { reset, close, hang } then = Then::reset; ///< … and then this happens
    bool withoutLength = false; ///< no Content-Length: the body ends with the connection
    std::vector<std::pair<std::string, std::string>> headers;
    int delayMs = 0;
    int inputTokens = 20;
    int outputTokens = 30;
};

/// A request as it arrived.
struct StubRequest {
    std::string method;
    std::string path;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string question; ///< content of the last user message
    /// Value of the header, case-insensitive; empty when absent.
    std::string header(std::string_view name) const;
};

/// A loopback HTTP server in a thread of its own that speaks chat completions at /v1/chat/completions. Replies are
/// taken from the script first (in order), then by path, then by question, then the default answer. All methods may be called from
/// any thread; the server closes with the object.
class HttpStub {
public:
    HttpStub();
    ~HttpStub();
    HttpStub(const HttpStub &) = delete;
    HttpStub &operator=(const HttpStub &) = delete;

    /// `http://127.0.0.1:PORT`
    std::string origin() const;
    /// `http://127.0.0.1:PORT/v1`
    std::string endpoint() const;
    std::uint16_t port() const;

    void answerWith(std::string text);                             ///< the default answer
    void answer(std::string question, std::string text);           ///< for this last user message
    void then(StubReply reply);                                    ///< next scripted reply
    void onPath(std::string path, StubReply reply);                ///< every request whose path begins so, unless a reply is scripted
    std::vector<StubRequest> requests() const;

private:
    class Server;
    struct Script;
    std::shared_ptr<Script> m_script;
    QThread m_thread;
    Server *m_server = nullptr; ///< lives in m_thread
    std::uint16_t m_port = 0;
};

} // namespace cacheloupe::test
