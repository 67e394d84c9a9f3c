// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/python_literal.h"

#include "core/base/utf8.h"
#include "core/store/bytes_json.h"

#include <charconv>

namespace cacheloupe {

namespace {

class Parser {
public:
    Parser(std::string_view text, LiteralLimits limits) : m_text(text), m_limits(limits) {}

    bool document(Json &out)
    {
        if (!value(out, 0))
            return false;
        space();
        return m_at == m_text.size() || fail("text behind the value");
    }
    size_t at() const { return m_at; }
    const std::string &cause() const { return m_cause; }
    bool hitLimit() const { return m_hitLimit; }

private:
    bool fail(const char *cause)
    {
        if (m_cause.empty())
            m_cause = cause;
        return false;
    }
    bool limit(const char *cause)
    {
        m_hitLimit = true;
        return fail(cause);
    }
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    char peekNext() const { return m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0'; }
    bool take(char c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    void space()
    {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')
            ++m_at;
    }

    bool value(Json &out, size_t depth)
    {
        if (depth > m_limits.maxDepth)
            return limit("nested too deep");
        if (++m_nodes > m_limits.maxNodes)
            return limit("too many values");
        space();
        const char c = peek();
        if (c == '{')
            return braces(out, depth);
        if (c == '[' || c == '(')
            return sequence(out, depth, c == '[' ? ']' : ')');
        if (c == '\'' || c == '"')
            return string(out, false);
        if ((c == 'b' || c == 'B') && (peekNext() == '\'' || peekNext() == '"')) {
            ++m_at;
            return string(out, true);
        }
        if ((c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.')
            return number(out);
        return name(out);
    }

    bool sequence(Json &out, size_t depth, char close)
    {
        ++m_at;
        out = Json::array();
        bool comma = true;
        for (;;) {
            space();
            if (take(close))
                break;
            if (!comma)
                return fail("expected a comma");
            Json item;
            if (!value(item, depth + 1))
                return false;
            out.push_back(std::move(item));
            space();
            comma = take(',');
        }
        // "(x)" without a comma is just x.
        if (close == ')' && out.size() == 1 && !comma) {
            Json only = std::move(out[0]);
            out = std::move(only);
        }
        return true;
    }

    bool braces(Json &out, size_t depth)
    {
        ++m_at;
        space();
        if (take('}')) {
            out = Json::object();
            return true;
        }
        Json first;
        if (!value(first, depth + 1))
            return false;
        space();
        if (peek() == ':')
            return dictionary(out, std::move(first), depth);
        out = Json::array();
        out.push_back(std::move(first));
        while (take(',')) {
            space();
            if (peek() == '}')
                break;
            Json item;
            if (!value(item, depth + 1))
                return false;
            out.push_back(std::move(item));
            space();
        }
        return take('}') || fail("expected , or }");
    }

    bool dictionary(Json &out, Json key, size_t depth)
    {
        // Built as a list first: the ordered object looks for duplicates on every insertion.
        Json::object_t members;
        for (;;) {
            if (!take(':'))
                return fail("expected :");
            Json item;
            if (!value(item, depth + 1))
                return false;
            std::string name = key.is_string() ? key.get<std::string>() : dumpJson(key);
            // A key within a key within a key: each level escapes all quotes of the one below.
            if (!key.is_string() && (m_nameBytes += name.size()) > m_limits.maxNameBytes)
                return limit("too much text in keys");
            members.std::vector<std::pair<const std::string, Json>>::emplace_back(std::move(name), std::move(item));
            space();
            const bool comma = take(',');
            space();
            if (take('}'))
                break;
            if (!comma)
                return fail("expected , or }");
            if (!value(key, depth + 1))
                return false;
            space();
        }
        out = Json(std::move(members));
        return true;
    }

    bool hex(size_t digits, unsigned &code)
    {
        if (m_text.size() - m_at < digits)
            return fail("short escape");
        const char *begin = m_text.data() + m_at;
        const auto [end, failure] = std::from_chars(begin, begin + digits, code, 16);
        if (failure != std::errc() || end != begin + digits)
            return fail("bad escape");
        m_at += digits;
        return true;
    }

    void octal(unsigned &code)
    {
        for (int i = 0; i < 3 && peek() >= '0' && peek() <= '7'; ++i)
            code = code * 8 + unsigned(m_text[m_at++] - '0');
    }

    bool escape(std::string &out, bool isBytes)
    {
        const auto put = [&](unsigned code) { isBytes ? out.push_back(static_cast<char>(code)) : appendUtf8(out, code); };
        unsigned code = 0;
        const char c = peek();
        if (c >= '0' && c <= '7') {
            octal(code);
            put(code);
            return true;
        }
        ++m_at;
        constexpr std::string_view kNames = "abfnrtv";
        constexpr std::string_view kCodes = "\a\b\f\n\r\t\v";
        if (const auto simple = kNames.find(c); simple != std::string_view::npos && c != '\0') {
            out += kCodes[simple];
        } else if (c == '\\' || c == '\'' || c == '"') {
            out += c;
        } else if (c == 'x') {
            if (!hex(2, code))
                return false;
            put(code);
        } else if (!isBytes && (c == 'u' || c == 'U')) {
            if (!hex(c == 'u' ? 4 : 8, code))
                return false;
            put(code);
        } else if (c != '\n') {
            out += '\\';
            out += c;
        }
        return true;
    }

    bool string(Json &out, bool isBytes)
    {
        const char quote = m_text[m_at++];
        std::string bytes;
        for (;;) {
            if (m_at >= m_text.size())
                return fail("text without an end");
            const auto stop = m_text.find_first_of(quote == '\'' ? "'\\" : "\"\\", m_at);
            if (stop == std::string_view::npos)
                return fail("text without an end");
            bytes.append(m_text.substr(m_at, stop - m_at));
            m_at = stop + 1;
            if (m_text[stop] == quote)
                break;
            if (m_at >= m_text.size())
                return fail("text without an end");
            if (!escape(bytes, isBytes))
                return false;
        }
        out = isBytes ? bytesJson(bytes) : Json(toValidUtf8(bytes));
        return true;
    }

    bool number(Json &out)
    {
        const size_t begin = m_at;
        if (peek() == '+' || peek() == '-')
            ++m_at;
        if (peek() == 'i' || peek() == 'n') {
            const bool isNamed = name(out);
            if (isNamed && m_text[begin] == '-')
                out = '-' + out.get<std::string>();
            return isNamed;
        }
        while ((peek() >= '0' && peek() <= '9') || (m_at > begin && (peek() == 'e' || peek() == 'E' || peek() == '.' || peek() == '_'))
               || peek() == '.' || ((peek() == '+' || peek() == '-') && (m_text[m_at - 1] == 'e' || m_text[m_at - 1] == 'E')))
            ++m_at;
        std::string_view digits = m_text.substr(begin, m_at - begin);
        if (digits.starts_with('+'))
            digits.remove_prefix(1);
        std::int64_t whole = 0;
        const char *last = digits.data() + digits.size();
        if (const auto r = std::from_chars(digits.data(), last, whole); r.ec == std::errc() && r.ptr == last) {
            out = whole;
            return true;
        }
        double real = 0;
        if (const auto r = std::from_chars(digits.data(), last, real); r.ec == std::errc() && r.ptr == last) {
            out = real;
            return true;
        }
        return fail("not a number");
    }

    bool name(Json &out)
    {
        const size_t begin = m_at;
        while ((peek() >= 'a' && peek() <= 'z') || (peek() >= 'A' && peek() <= 'Z') || peek() == '_')
            ++m_at;
        const auto word = m_text.substr(begin, m_at - begin);
        if (word == "None")
            out = nullptr;
        else if (word == "True" || word == "False")
            out = word == "True";
        else if (word == "nan" || word == "inf")
            out = std::string(word);
        else
            return fail(word == "set" ? "set() is not a literal" : "not a Python literal");
        return true;
    }

    std::string_view m_text;
    LiteralLimits m_limits;
    size_t m_at = 0;
    size_t m_nodes = 0;
    size_t m_nameBytes = 0;
    std::string m_cause;
    bool m_hitLimit = false;
};

} // namespace

Result<Json> parsePythonLiteral(std::string_view text, std::string where, LiteralLimits limits)
{
    Parser parser(text, limits);
    Json out;
    if (parser.document(out))
        return out;
    const auto code = parser.hitLimit() ? ErrorCode::limit : ErrorCode::parse;
    return Error{code, ErrorReason::none, std::move(where), "byte " + std::to_string(parser.at()) + ": " + parser.cause()};
}

} // namespace cacheloupe
