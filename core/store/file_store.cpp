// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file_store.h"

#include "core/driver/confined_file.h"
#include "core/store/entry_mapper.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace cacheloupe {

namespace {

namespace fs = std::filesystem;

constexpr int kMaxDepth = 5;
constexpr size_t kMaxFiles = 2'000'000;
constexpr size_t kMaxFileBytes = 64u << 20;
constexpr size_t kSampleFiles = 50;
constexpr char kMemberMark = '#';

bool fits(const EntryLayout &layout, std::string_view name)
{
    const auto &patterns = layout.parts.front().keys;
    return std::any_of(patterns.begin(), patterns.end(), [&](const auto &pattern) { return pattern.match(name).has_value(); });
}

KeyCaptures capturesOf(const EntryLayout &layout, std::string_view name)
{
    for (const auto &pattern : layout.parts.front().keys)
        if (auto captures = pattern.match(name))
            return std::move(*captures);
    return {};
}

std::optional<Instant> modifiedAt(const fs::path &path)
{
    std::error_code failure;
    const auto time = fs::last_write_time(path, failure);
    if (failure)
        return std::nullopt;
    return std::chrono::time_point_cast<Instant::duration>(std::chrono::file_clock::to_sys(time));
}

/// Every member that is an entry: those of `object`, or of the objects in it (LightRAG keeps one object a mode).
void eachEntry(const Json &object, const std::string &has, const std::string &prefix, const std::function<void(const std::string &, const Json &)> &visit)
{
    if (!object.is_object())
        return;
    for (const auto &[name, value] : object.items()) {
        const std::string full = prefix + name;
        if (has.empty() || (value.is_object() && value.contains(has)))
            visit(full, value);
        else if (prefix.empty())
            eachEntry(value, has, full + ':', visit);
    }
}

} // namespace

FileStore::FileStore(std::vector<EntryLayout> containers, RedisClassifier classifier, Clock clock)
    : m_containers(std::move(containers)), m_classifier(std::move(classifier)), m_clock(std::move(clock))
{
}

Result<std::unique_ptr<FileStore>> FileStore::open(const Connection &connection, std::stop_token stop, Clock clock)
{
    auto layouts = builtInLayouts(StoreKind::folder);
    if (!layouts)
        return layouts.error();
    std::vector<EntryLayout> containers;
    std::vector<EntryLayout> singles;
    for (auto &layout : *layouts)
        (layout.each.empty() ? singles : containers).push_back(std::move(layout));
    std::unique_ptr<FileStore> store(new FileStore(std::move(containers), RedisClassifier(singles), std::move(clock)));
    store->m_singles = std::move(singles);
    store->m_info.connection = connection;
    store->m_info.url = connectionUrl(connection);
    if (auto found = store->findFiles(stop); !found)
        return found.error();
    if (auto recognised = store->recognise(stop); !recognised)
        return recognised.error();
    return store;
}

const EntryLayout *FileStore::containerOf(std::string_view name) const
{
    const auto it = std::find_if(m_containers.begin(), m_containers.end(), [&](const auto &layout) { return fits(layout, name); });
    return it == m_containers.end() ? nullptr : &*it;
}

bool FileStore::isCandidate(std::string_view name) const
{
    return containerOf(name) || std::any_of(m_singles.begin(), m_singles.end(), [&](const auto &layout) { return fits(layout, name); });
}

Status FileStore::findFiles(std::stop_token stop)
{
    const fs::path folder = m_info.connection.path;
    std::error_code failure;
    fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, failure);
    for (const fs::recursive_directory_iterator end; !failure && it != end; it.increment(failure)) {
        if (stop.stop_requested())
            return cancelledAt(folder.string());
        if (it.depth() >= kMaxDepth)
            it.disable_recursion_pending();
        std::error_code ignored;
        if (!fs::is_regular_file(it->symlink_status(ignored)))
            continue;
        auto name = it->path().lexically_relative(folder).generic_string();
        if (isCandidate(name))
            m_files.push_back(std::move(name));
        if (m_files.size() > kMaxFiles)
            return Error{ErrorCode::limit, ErrorReason::none, folder.string(), std::to_string(kMaxFiles)};
    }
    if (failure)
        return Error{ErrorCode::io, ErrorReason::none, folder.string(), failure.message()};
    std::sort(m_files.begin(), m_files.end());
    return {};
}

Status FileStore::recognise(std::stop_token stop)
{
    std::map<std::string, std::uint64_t> countOf;
    const size_t step = std::max<size_t>(m_files.size() / kSampleFiles, 1);
    std::uint64_t seen = 0;
    for (size_t i = 0; i < m_files.size(); i += step) {
        if (stop.stop_requested())
            return cancelledAt(m_info.connection.path);
        const auto entries = entriesOf(m_files[i]);
        if (!entries)
            continue;
        ++seen;
        if (!entries->empty())
            ++countOf[entries->front().layout];
    }
    const auto layoutNamed = [&](const std::string &id) {
        const auto it = std::find_if(m_containers.begin(), m_containers.end(), [&](const auto &layout) { return layout.id == id; });
        return it == m_containers.end() ? m_classifier.layout(id) : &*it;
    };
    for (const auto &[id, matched] : countOf)
        if (const EntryLayout *layout = layoutNamed(id))
            m_info.layouts.push_back({id, layout->system, "key_pattern", RedisClassifier::patternText(*layout), matched, seen});
    std::stable_sort(m_info.layouts.begin(), m_info.layouts.end(), [](const auto &a, const auto &b) { return a.matched > b.matched; });
    m_info.keyCount = m_files.size();
    if (step > 1)
        m_info.notes.push_back({"sample_only", std::to_string(seen)});
    return {};
}

std::vector<CacheEntry> FileStore::members(const EntryLayout &layout, RawEntry raw) const
{
    const auto file = decodeEntry(layout, raw);
    const Json *object = file.document.at(layout.each).json();
    std::vector<CacheEntry> out;
    const auto add = [&](RawEntry &entry, const DecodedEntry &decoded) {
        mapEntry(layout, entry, decoded, m_clock(), out.emplace_back());
        addRawBytes(out.back(), layout.mainPart, std::move(entry));
    };
    if (!file.fits || !object) {
        if (!file.refusal.empty())
            add(raw, file);
        return out;
    }
    const RawPart &whole = raw.parts.front();
    eachEntry(*object, layout.eachHas, {}, [&](const std::string &name, const Json &value) {
        RawEntry one;
        one.captures = raw.captures;
        one.captures.emplace_back("name", name);
        RawPart part;
        part.name = whole.name;
        part.key = whole.key + kMemberMark + name;
        part.type = whole.type;
        part.value = dumpJson(value);
        part.sizeBytes = part.value.size();
        one.parts.push_back(std::move(part));
        DecodedEntry decoded{EntryDocument(one), file.encodings, {}, true};
        decoded.document.put(whole.name, value);
        add(one, decoded);
    });
    return out;
}

Result<std::vector<CacheEntry>> FileStore::entriesOf(const std::string &name) const
{
    auto file = readBelow(m_info.connection.path, name, kMaxFileBytes);
    if (!file)
        return file.error();
    RawPart part;
    part.name = "value";
    part.key = name;
    part.type = "file";
    part.sizeBytes = file->sizeBytes;
    part.truncated = file->sizeBytes > file->bytes.size();
    part.value = std::move(file->bytes);
    if (const EntryLayout *layout = containerOf(name)) {
        RawEntry raw;
        raw.captures = capturesOf(*layout, name);
        raw.parts.push_back(std::move(part));
        return members(*layout, std::move(raw));
    }
    std::vector<RawPart> parts;
    parts.push_back(std::move(part));
    auto entry = m_classifier.entryFrom({}, std::move(parts), m_clock());
    std::vector<CacheEntry> out;
    if (entry.layout == "raw")
        return out;
    if (!entry.createdAt) {
        entry.createdAt = modifiedAt(fs::path(m_info.connection.path) / name);
        if (entry.createdAt)
            entry.inferred.emplace_back("created_at");
    }
    out.push_back(std::move(entry));
    return out;
}

Status FileStore::list(const PageSink &sink, std::stop_token stop, size_t pageSize)
{
    ListProgress progress;
    progress.total = m_files.size();
    std::vector<CacheEntry> page;
    const auto handOver = [&] {
        progress.listed += page.size();
        return page.empty() || sink(std::exchange(page, {}), progress);
    };
    for (const auto &name : m_files) {
        if (stop.stop_requested())
            return cancelledAt(m_info.connection.path);
        auto entries = entriesOf(name);
        ++progress.visited;
        // Gone since the folder was looked through: no entry any more.
        if (!entries && entries.error().reason == ErrorReason::fileMissing)
            continue;
        if (!entries)
            return entries.error();
        for (auto &entry : *entries) {
            page.push_back(std::move(entry));
            if (page.size() >= std::max<size_t>(pageSize, 1) && !handOver())
                return {};
        }
    }
    handOver();
    return {};
}

Result<CacheEntry> FileStore::entry(std::string_view key, std::stop_token stop)
{
    const Error missing{ErrorCode::notFound, ErrorReason::none, std::string(key), m_info.url};
    if (stop.stop_requested())
        return cancelledAt(m_info.connection.path);
    // Only what the folder held when it was looked through: a key is no way to other files.
    for (size_t end = key.size(); end != std::string_view::npos && end > 0; end = key.rfind(kMemberMark, end - 1)) {
        const std::string name(key.substr(0, end));
        if (!std::binary_search(m_files.begin(), m_files.end(), name))
            continue;
        auto entries = entriesOf(name);
        if (!entries)
            return entries.error();
        for (auto &entry : *entries)
            if (entry.key == key)
                return std::move(entry);
    }
    return missing;
}

} // namespace cacheloupe
