// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/hitlog/log_check.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// The code that applications copy to write hit logs (`resources/snippets`): a file per language, and per gap of a log
/// the one line that fills it. A plain value; any thread.
class EmitterSnippets {
public:
    /// Fails with schema when the built-in data is damaged.
    static Result<EmitterSnippets> load();

    /// `python`, `typescript`, `go`, `java`, `cpp`.
    const std::vector<std::string> &languages() const { return m_languages; }
    bool hasLanguage(std::string_view language) const;
    /// The whole file, and its name.
    std::string_view code(std::string_view language) const;
    std::string_view fileName(std::string_view language) const;
    /// The member that fills the gap, and the line of code that sets it.
    std::string_view member(LogGap gap) const;
    std::string_view line(LogGap gap, std::string_view language) const;

private:
    std::vector<std::string> m_languages;
    std::map<std::string, std::string, std::less<>> m_files;
    std::map<LogGap, std::map<std::string, std::string, std::less<>>> m_lines; ///< by language, and `member`
};

} // namespace cacheloupe
