// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/hit_query_regex.h"

#include <re2/re2.h>

#include <vector>

namespace cacheloupe {

namespace {

constexpr size_t kMaxPatternBytes = 500;
/// Of a program and the states it has met; also keeps compiling short enough for every letter that is typed.
constexpr int kMaxProgramBytes = 2 << 20;

RE2::Options options()
{
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_dot_nl(true);
    options.set_never_capture(true);
    options.set_max_mem(kMaxProgramBytes);
    options.set_log_errors(false);
    return options;
}

/// The last group without an end; 0 when all have one.
size_t openGroupIn(std::string_view pattern)
{
    std::vector<size_t> open;
    for (size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\')
            ++i;
        else if (pattern[i] == '(')
            open.push_back(i);
        else if (pattern[i] == ')' && !open.empty())
            open.pop_back();
    }
    return open.empty() ? 0 : open.back();
}

} // namespace

struct HitQueryRegex::Compiled {
    explicit Compiled(std::string_view pattern) : regex(re2::StringPiece(pattern.data(), pattern.size()), options()) {}
    RE2 regex;
};

HitQueryRegex::HitQueryRegex(std::unique_ptr<Compiled> compiled) : m_compiled(std::move(compiled)) {}
HitQueryRegex::HitQueryRegex(HitQueryRegex &&other) noexcept = default;
HitQueryRegex &HitQueryRegex::operator=(HitQueryRegex &&other) noexcept = default;
HitQueryRegex::~HitQueryRegex() = default;

Result<HitQueryRegex> HitQueryRegex::compile(std::string_view pattern)
{
    const Error refused{ErrorCode::parse, ErrorReason::badQuery, {}, std::string(pattern)};
    if (pattern.empty() || pattern.size() > kMaxPatternBytes)
        return refused;
    auto compiled = std::make_unique<Compiled>(pattern);
    if (!compiled->regex.ok())
        return refused;
    return HitQueryRegex(std::move(compiled));
}

size_t HitQueryRegex::faultIn(std::string_view pattern)
{
    if (pattern.size() > kMaxPatternBytes)
        return 0;
    const Compiled compiled(pattern);
    if (compiled.regex.ok())
        return 0;
    if (compiled.regex.error_code() == RE2::ErrorMissingParen)
        return openGroupIn(pattern);
    const std::string &fault = compiled.regex.error_arg();
    const size_t at = fault.empty() ? std::string_view::npos : pattern.find(fault);
    return at == std::string_view::npos ? 0 : at;
}

bool HitQueryRegex::isFoundIn(std::string_view text) const
{
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), m_compiled->regex);
}

} // namespace cacheloupe
