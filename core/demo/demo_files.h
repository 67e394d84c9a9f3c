// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/demo/demo_simulation.h"

#include <filesystem>
#include <string>

namespace cacheloupe {

/// The demo's folder on disk: looks before it writes, and leaves what is not the demo's own.
class DemoFolder {
public:
    explicit DemoFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// Creates the folder. Fails with conflict (`where` = the path) for a file that an earlier demo did not write or, unless
    /// `replaceChanged`, that was changed since.
    Status prepare(bool replaceChanged);

    /// Writes all four files, the answer key first. Returns the number of cache rows.
    Result<size_t> write(const DemoScene &scene, const DemoStory &story, const DemoOptions &options);

    std::filesystem::path path(std::string_view name) const { return m_folder / name; }

private:
    std::filesystem::path m_folder;
};

/// The policy file of the week: hand-written rules, some of them too loose, with dates around the week.
Result<std::string> demoPolicyText(const DemoScene &scene);

} // namespace cacheloupe
