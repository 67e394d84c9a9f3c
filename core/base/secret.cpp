// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include "core/base/file.h"
#include "core/base/utf8.h"

#include <cstdlib>
#include <regex>

namespace cacheloupe {

namespace {

constexpr std::string_view kEnv = "env:";
constexpr std::string_view kKeychain = "keychain:";
constexpr std::string_view kFile = "file:";
constexpr std::string_view kAsk = "ask";
constexpr std::uint64_t kMaxSecretFileBytes = 64 * 1024;

Error missing(const SecretRef &ref, std::string detail = {})
{
    return {ErrorCode::denied, ErrorReason::secretMissing, ref.toString(), std::move(detail)};
}

} // namespace

Result<SecretRef> SecretRef::parse(std::string_view text)
{
    const auto rest = [&](std::string_view prefix) { return std::string(text.substr(prefix.size())); };
    if (text.empty())
        return SecretRef{};
    if (text == kAsk)
        return SecretRef{Scheme::ask, {}};
    if (text.starts_with(kEnv) && text.size() > kEnv.size())
        return SecretRef{Scheme::environment, rest(kEnv)};
    if (text.starts_with(kKeychain) && text.size() > kKeychain.size())
        return SecretRef{Scheme::keychain, rest(kKeychain)};
    if (text.starts_with(kFile) && text.size() > kFile.size())
        return SecretRef{Scheme::file, rest(kFile)};
    return Error{ErrorCode::parse, ErrorReason::secretMissing, {}, "expected env:NAME, keychain:NAME, file:PATH or ask"};
}

std::string SecretRef::toString() const
{
    switch (scheme) {
    case Scheme::none:
        return {};
    case Scheme::environment:
        return std::string(kEnv) + name;
    case Scheme::keychain:
        return std::string(kKeychain) + name;
    case Scheme::file:
        return std::string(kFile) + name;
    case Scheme::ask:
        return std::string(kAsk);
    }
    return {};
}

Secret::Secret(Secret &&other) noexcept : m_bytes(other.m_bytes)
{
    other.wipe();
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = other.m_bytes;
        other.wipe();
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

void Secret::wipe()
{
    volatile char *bytes = m_bytes.data();
    for (size_t i = 0; i < m_bytes.size(); ++i)
        bytes[i] = 0;
    m_bytes.clear();
}

Result<Secret> resolveSecret(const SecretRef &ref)
{
    if (ref.scheme == SecretRef::Scheme::none)
        return Secret();
    if (ref.scheme == SecretRef::Scheme::environment) {
        const char *value = std::getenv(ref.name.c_str());
        if (!value)
            return missing(ref);
        return Secret(value);
    }
    if (ref.scheme == SecretRef::Scheme::file) {
        auto bytes = readWholeFile(ref.name, kMaxSecretFileBytes);
        if (!bytes)
            return missing(ref, bytes.error().detail);
        const auto line = std::string_view(*bytes).substr(0, bytes->find('\n'));
        return Secret(std::string(trimmed(line)));
    }
    return missing(ref);
}

std::string redacted(std::string_view text)
{
    static const std::regex urlPassword(R"(([a-z][a-z0-9+.-]*://[^\s/:@]*):[^\s/@]*@)", std::regex::icase);
    static const std::regex bearer(R"((bearer\s+)[A-Za-z0-9._~+/=-]{6,})", std::regex::icase);
    static const std::regex providerKey(R"(\b(sk|pk|rk|key|xox[bap])[-_][A-Za-z0-9_-]{8,})");
    static const std::regex namedKey(R"re(((?:api[_-]?key|password|passwd|secret|token)["']?\s*[=:]\s*["']?)[^\s"',;&}]{4,})re", std::regex::icase);
    std::string out = std::regex_replace(std::string(text), urlPassword, "$1:***@");
    out = std::regex_replace(out, bearer, "$1***");
    out = std::regex_replace(out, providerKey, "$1-***");
    return std::regex_replace(out, namedKey, "$1***");
}

} // namespace cacheloupe
