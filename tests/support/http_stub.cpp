// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http_stub.h"

#include "core/base/utf8.h"
#include "core/driver/json.h"
#include "tests/support/packed.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <map>

#include <sys/socket.h>

namespace cacheloupe::test {

struct HttpStub::Script {
    mutable std::mutex mutex;
    std::deque<StubReply> next;
    std::map<std::string, std::string> byQuestion;
    std::map<std::string, StubReply> byPath;
    std::string defaultAnswer = "This is the stub's answer.";
    std::vector<StubRequest> requests;

    /// Records the request and says what to reply.
    StubReply take(StubRequest request)
    {
        const std::lock_guard lock(mutex);
        StubReply reply;
        if (!next.empty()) {
            reply = next.front();
            next.pop_front();
        } else {
            for (const auto &[path, known] : byPath) {
                if (request.path.starts_with(path))
                    reply = known;
            }
        }
        if (reply.kind == StubReply::Kind::answer && reply.text.empty()) {
            const auto known = byQuestion.find(request.question);
            reply.text = known == byQuestion.end() ? defaultAnswer : known->second;
        }
        requests.push_back(std::move(request));
        return reply;
    }
};

namespace {

std::string lastUserMessage(std::string_view body)
{
    const auto json = parseJson(body, "request");
    std::string out;
    const Json *messages = json ? jsonAt(*json, "messages") : nullptr;
    if (!messages || !messages->is_array())
        return out;
    for (const Json &message : *messages) {
        if (jsonText(message, "role") == "user")
            out = jsonText(message, "content").value_or("");
    }
    return out;
}

std::string chatBody(const StubReply &reply, std::string_view requestBody)
{
    const auto request = parseJson(requestBody, "request");
    Json message = {{"role", "assistant"}, {"content", reply.text}};
    Json json = {{"id", "chatcmpl-stub"}, {"object", "chat.completion"}, {"created", 1'762'000'000}};
    json["model"] = request ? jsonText(*request, "model").value_or("stub") : "stub";
    json["choices"] = Json::array({{{"index", 0}, {"message", message}, {"finish_reason", "stop"}}});
    json["usage"] = {{"prompt_tokens", reply.inputTokens}, {"completion_tokens", reply.outputTokens}, {"total_tokens", reply.inputTokens + reply.outputTokens}};
    return dumpJson(json);
}

/// Reads the head's request line and headers; the body is added by the caller.
StubRequest readHead(std::string_view head)
{
    StubRequest request;
    size_t at = head.find("\r\n");
    const std::string_view line = head.substr(0, at);
    const size_t first = line.find(' ');
    const size_t second = line.find(' ', first + 1);
    request.method = std::string(line.substr(0, first));
    request.path = std::string(line.substr(first + 1, second - first - 1));
    while (at < head.size()) {
        const size_t end = std::min(head.find("\r\n", at + 2), head.size());
        const std::string_view header = head.substr(at + 2, end - at - 2);
        if (const size_t colon = header.find(':'); colon != std::string_view::npos)
            request.headers.emplace_back(std::string(trimmed(header.substr(0, colon))), std::string(trimmed(header.substr(colon + 1))));
        at = end;
    }
    return request;
}

} // namespace

/// Lives in the stub's thread; one connection carries one exchange at a time and may be kept.
class HttpStub::Server : public QObject {
public:
    explicit Server(std::shared_ptr<Script> script) : m_script(std::move(script))
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] { accept(); });
    }
    void listen() { m_server.listen(QHostAddress::LocalHost); }
    std::uint16_t port() const { return m_server.serverPort(); }

private:
    void accept()
    {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            auto buffer = std::make_shared<std::string>();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] {
                const QByteArray bytes = socket->readAll();
                buffer->append(bytes.constData(), size_t(bytes.size()));
                serve(socket, *buffer);
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    }

    void serve(QTcpSocket *socket, std::string &buffer)
    {
        const size_t headEnd = buffer.find("\r\n\r\n");
        if (headEnd == std::string::npos)
            return;
        StubRequest request = readHead(std::string_view(buffer).substr(0, headEnd));
        const std::string lengthText = request.header("content-length");
        const size_t length = lengthText.empty() ? 0 : std::stoul(lengthText);
        if (buffer.size() < headEnd + 4 + length)
            return;
        request.body = buffer.substr(headEnd + 4, length);
        buffer.erase(0, headEnd + 4 + length);
        request.question = lastUserMessage(request.body);
        const std::string body = request.body;
        const StubReply reply = m_script->take(std::move(request));
        if (reply.delayMs <= 0)
            return send(socket, reply, body);
        QTimer::singleShot(reply.delayMs, this, [this, guarded = QPointer<QTcpSocket>(socket), reply, body] {
            if (guarded)
                send(guarded, reply, body);
        });
    }

    static void write(QTcpSocket *socket, const std::string &bytes) { socket->write(bytes.data(), qint64(bytes.size())); }

    void send(QTcpSocket *socket, const StubReply &reply, const std::string &requestBody)
    {
        std::string body;
        switch (reply.kind) {
        case StubReply::Kind::silence:
            return;
        case StubReply::Kind::drop:
            write(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{\"choices\": [{\"mess");
            socket->flush();
            socket->disconnectFromHost();
            return;
        case StubReply::Kind::hangUp: // before a byte of the reply
            socket->disconnectFromHost();
            return;
        case StubReply::Kind::malformedJson:
            body = "{\"choices\": [{\"message\": {\"content\": \"half";
            break;
        case StubReply::Kind::status:
            body = reply.text;
            break;
        case StubReply::Kind::answer:
            body = chatBody(reply, requestBody);
            break;
        }
        sendBody(socket, reply, reply.gzip ? gzipped(body) : body);
    }

    static std::string chunked(const std::string &body, size_t bytes)
    {
        std::string out;
        for (size_t at = 0; at < body.size(); at += bytes) {
            const std::string piece = body.substr(at, bytes);
            out += QByteArray::number(qulonglong(piece.size()), 16).toStdString() + "\r\n" + piece + "\r\n";
        }
        return out + "0\r\n\r\n";
    }

    /// Without a linger time the system sends RST in place of FIN.
    static void reset(QTcpSocket *socket)
    {
        const linger none{1, 0};
        ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
        socket->abort();
    }

    static void sendBody(QTcpSocket *socket, const StubReply &reply, std::string body)
    {
        std::string head = "HTTP/1.1 " + std::to_string(reply.status) + " Stub\r\n";
        if (!reply.contentType.empty())
            head += "Content-Type: " + reply.contentType + "\r\n";
        if (reply.gzip)
            head += "Content-Encoding: gzip\r\n";
        if (reply.chunkBytes > 0)
            head += "Transfer-Encoding: chunked\r\n";
        else if (reply.withoutLength)
            head += "Connection: close\r\n";
        else
            head += "Content-Length: " + std::to_string(body.size()) + "\r\n";
        for (const auto &[name, value] : reply.headers)
            head += name + ": " + value + "\r\n";
        if (reply.chunkBytes > 0)
            body = chunked(body, size_t(reply.chunkBytes));
        if (reply.stopAfter >= 0)
            body.resize(std::min(body.size(), size_t(reply.stopAfter)));
        write(socket, head + "\r\n" + body);
        if (reply.stopAfter >= 0 ? reply.then != StubReply::Then::hang : reply.withoutLength) {
            socket->flush();
            // The client must have read what was sent before the line goes, or a reset would swallow it.
            if (reply.stopAfter >= 0 && reply.then == StubReply::Then::reset)
                QTimer::singleShot(50, socket, [socket] { reset(socket); });
            else
                socket->disconnectFromHost();
        }
    }

    std::shared_ptr<Script> m_script;
    QTcpServer m_server{this};
};

std::string StubRequest::header(std::string_view name) const
{
    for (const auto &[key, value] : headers) {
        if (asciiLower(key) == asciiLower(name))
            return value;
    }
    return {};
}

HttpStub::HttpStub() : m_script(std::make_shared<Script>())
{
    auto server = std::make_unique<Server>(m_script);
    server->moveToThread(&m_thread);
    m_server = server.release();
    // Sockets and notifiers must die in the thread they live in.
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("HTTP stub"));
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server, [this] { m_server->listen(); m_port = m_server->port(); }, Qt::BlockingQueuedConnection);
}

HttpStub::~HttpStub()
{
    m_thread.quit();
    m_thread.wait();
}

std::string HttpStub::origin() const
{
    return "http://127.0.0.1:" + std::to_string(m_port);
}

std::string HttpStub::endpoint() const
{
    return origin() + "/v1";
}

std::uint16_t HttpStub::port() const
{
    return m_port;
}

void HttpStub::answerWith(std::string text)
{
    const std::lock_guard lock(m_script->mutex);
    m_script->defaultAnswer = std::move(text);
}

void HttpStub::answer(std::string question, std::string text)
{
    const std::lock_guard lock(m_script->mutex);
    m_script->byQuestion[std::move(question)] = std::move(text);
}

void HttpStub::then(StubReply reply)
{
    const std::lock_guard lock(m_script->mutex);
    m_script->next.push_back(std::move(reply));
}

void HttpStub::onPath(std::string path, StubReply reply)
{
    const std::lock_guard lock(m_script->mutex);
    m_script->byPath[std::move(path)] = std::move(reply);
}

std::vector<StubRequest> HttpStub::requests() const
{
    const std::lock_guard lock(m_script->mutex);
    return m_script->requests;
}

} // namespace cacheloupe::test
