// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace cacheloupe {

/// Where a secret is kept, never the secret itself: `env:NAME`, `keychain:NAME`, `file:PATH` or `ask`. This is the only
/// form that may be stored, shown or logged.
struct SecretRef {
    enum class Scheme { none, environment, keychain, file, ask };
    Scheme scheme = Scheme::none;
    std::string name;

    /// Fails with parse when the text is none of the four forms (so a pasted password is refused, and not repeated).
    static Result<SecretRef> parse(std::string_view text);
    std::string toString() const;
    bool operator==(const SecretRef &) const = default;
};

/// The secret's bytes, wiped when the object dies. It can be moved, not copied, printed or compared.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string bytes) : m_bytes(std::move(bytes)) {}
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    std::string_view reveal() const { return m_bytes; }
    bool empty() const { return m_bytes.empty(); }

private:
    void wipe();
    std::string m_bytes;
};

/// Turns a reference into the secret; core knows `env:` and `file:`, the window adds the keychain and the question.
using SecretResolver = std::function<Result<Secret>(const SecretRef &)>;

/// Reads `env:` and `file:` (first line). Anything else: denied/secretMissing naming the reference.
Result<Secret> resolveSecret(const SecretRef &ref);

/// The text with what looks like a secret masked: passwords in URLs, `Bearer …`, `sk-…`, `api_key=…`.
std::string redacted(std::string_view text);

} // namespace cacheloupe
