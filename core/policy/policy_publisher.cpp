// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_publisher.h"

#include "core/base/hash.h"
#include "core/policy/policy_codec.h"

#include <algorithm>

namespace cacheloupe {

namespace {

Result<PublishedPolicy> parsedPublished(const std::optional<std::string> &bytes, const std::string &where)
{
    if (!bytes)
        return PublishedPolicy{};
    auto document = parsePolicy(*bytes, where);
    if (!document)
        return document.error();
    return PublishedPolicy{true, std::move(*document), sha256Hex(*bytes)};
}

Error changedMeanwhile(const PublishRequest &request, const PublishedPolicy &current)
{
    return {ErrorCode::conflict, ErrorReason::revisionChanged, policyTargetText(request.target),
            "began from revision " + std::to_string(request.baseRevision) + ", found revision " + std::to_string(current.document.revision)
                + (current.document.publishedBy.empty() ? std::string() : " by " + current.document.publishedBy)};
}

PolicyDocument nextDocument(const PublishRequest &request, const PublishedPolicy &current)
{
    PolicyDocument next = request.document;
    next.revision = std::max(current.document.revision, request.baseRevision) + 1;
    next.publishedAt = formatInstant(request.at);
    next.publishedBy = request.publishedBy;
    next.note = request.note;
    return next;
}

/// Somebody may have published on top of it meanwhile; less than it must not stand there.
Status checkReadBack(PolicySlot &slot, const std::string &where, const std::string &text, std::int64_t revision, std::stop_token stop)
{
    const auto bytes = slot.read(stop);
    if (!bytes)
        return Error{bytes.error().code, bytes.error().reason, where, "published, but could not be read back: " + bytes.error().detail};
    if (*bytes == text)
        return {};
    const auto found = parsedPublished(*bytes, where);
    if (found && found->document.revision > revision)
        return {};
    return Error{ErrorCode::io, ErrorReason::none, where, "what was read back is not what was published as revision " + std::to_string(revision)};
}

} // namespace

Result<PublishedPolicy> readPublished(const PolicyTarget &target, const PolicyAccess &access, std::stop_token stop)
{
    const auto bytes = policySlot(target, access)->read(stop);
    return bytes ? parsedPublished(*bytes, policyTargetText(target)) : Result<PublishedPolicy>(bytes.error());
}

Result<PublishedPolicy> readPolicyFile(const std::filesystem::path &path)
{
    return readPublished(PolicyTarget::file(path));
}

Result<std::vector<PolicyDocument>> readPublishedHistory(const PolicyTarget &target, const PolicyAccess &access, std::stop_token stop)
{
    const auto texts = policySlot(target, access)->history(stop);
    if (!texts)
        return texts.error();
    std::vector<PolicyDocument> documents;
    for (const auto &text : *texts)
        if (auto document = parsePolicy(text, policyTargetText(target)))
            documents.push_back(std::move(*document));
    return documents;
}

Result<PublishedPolicy> publishPolicy(const PublishRequest &request, const PolicyAccess &access, std::stop_token stop)
{
    const auto where = policyTargetText(request.target);
    const auto slot = policySlot(request.target, access);
    const auto bytes = slot->read(stop);
    if (!bytes)
        return bytes.error();
    const auto current = parsedPublished(*bytes, where);
    if (!current)
        return current.error();
    access.tell(PublishStep::read);
    if (current->document.revision != request.baseRevision || current->hash != request.baseHash)
        return changedMeanwhile(request, *current);
    if (request.gate)
        if (auto allowed = requireApprovals(*request.gate, where, request.baseHash, current->document, request.document, request.publishedBy); !allowed)
            return allowed.error();
    const PolicyDocument next = nextDocument(request, *current);
    const auto text = policyText(next);
    const auto swapped = slot->swap(*bytes, text, next, stop);
    if (!swapped)
        return swapped.error();
    if (!*swapped) {
        const auto winner = readPublished(request.target, access, stop);
        return winner ? changedMeanwhile(request, *winner) : winner.error();
    }
    access.tell(PublishStep::swapped);
    if (auto same = checkReadBack(*slot, where, text, next.revision, stop); !same)
        return same.error();
    return PublishedPolicy{true, next, sha256Hex(text)};
}

Result<PublishedPolicy> rollbackPolicy(PublishRequest request, const PolicyAccess &access, std::stop_token stop)
{
    const auto current = readPublished(request.target, access, stop);
    if (!current)
        return current.error();
    request.baseRevision = current->document.revision;
    request.baseHash = current->hash;
    return publishPolicy(request, access, stop);
}

} // namespace cacheloupe
