// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/dialect_library.h"

#include "core/base/file.h"

#include <algorithm>
#include <cstdlib>

namespace cacheloupe {

std::filesystem::path userDialectFolder()
{
    const auto variable = [](const char *name) {
        const char *value = std::getenv(name);
        return std::filesystem::path(value ? value : "");
    };
    const auto data = variable("XDG_DATA_HOME");
    const auto home = variable("HOME");
    if (data.is_absolute())
        return data / "cacheloupe" / "dialects";
    return home.empty() ? std::filesystem::path() : home / ".local" / "share" / "cacheloupe" / "dialects";
}

Result<Dialect> readDialect(const std::filesystem::path &path)
{
    const auto text = readWholeFile(path);
    if (!text)
        return text.error();
    const auto json = parseJson(*text, path.string());
    if (!json)
        return json.error();
    return Dialect::fromJson(*json, path.string());
}

Result<std::vector<Dialect>> knownDialects(const std::filesystem::path &folder, std::vector<Error> *errors)
{
    std::vector<std::filesystem::path> files;
    std::error_code failure;
    if (!folder.empty())
        for (auto it = std::filesystem::directory_iterator(folder, failure); !failure && it != std::filesystem::directory_iterator(); it.increment(failure))
            if (it->path().extension() == ".json")
                files.push_back(it->path());
    std::sort(files.begin(), files.end());
    std::vector<Dialect> dialects;
    for (const auto &file : files) {
        auto dialect = readDialect(file);
        if (dialect)
            dialects.push_back(std::move(*dialect));
        else if (errors)
            errors->push_back(dialect.error());
    }
    auto builtIn = builtInDialects();
    if (!builtIn)
        return builtIn.error();
    std::move(builtIn->begin(), builtIn->end(), std::back_inserter(dialects));
    return dialects;
}

} // namespace cacheloupe
