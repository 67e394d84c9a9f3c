// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe
{

/// Which revision each source has now: what a publishing system, a git log or a table of checksums says. Read from CSV
/// (any of the usual separators) with a header line, or from JSON: `{"source": "revision"}` or a list of objects. The
/// names source, id, document, path … and revision, version, checksum, etag … are recognised. A plain value.
class CurrentSources
{
public:
    /// Fails with parse or schema; `where` names the file and the line, the detail the column and the remedy. A source
    /// that stands twice with two revisions is refused: nobody could say which one is current.
    static Result<CurrentSources> parse(std::string_view text, std::string_view file);

    /// The revision, nullptr when nobody said.
    const std::string *find(std::string_view source) const;
    size_t count() const { return m_revisions.size(); }
    const std::map<std::string, std::string, std::less<>> &all() const { return m_revisions; }

private:
    std::map<std::string, std::string, std::less<>> m_revisions;
};

} // namespace cacheloupe
