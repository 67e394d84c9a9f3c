// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/pickle_reader.h"

#include "core/base/utf8.h"
#include "core/store/pickle_machine.h"

#include <algorithm>

namespace cacheloupe {

bool looksLikePickle(std::string_view bytes)
{
    constexpr char kNewestProtocol = 5;
    if (bytes.size() < 2 || bytes.back() != '.')
        return false;
    if (bytes.front() == '\x80')
        return bytes[1] >= 2 && bytes[1] <= kNewestProtocol;
    for (const std::string_view start : {"(dp", "(lp", "(ip", "ccopy_reg\n", "ccopyreg\n", "}q", "]q", "(dq", "(lq"})
        if (bytes.starts_with(start))
            return true;
    return false;
}

Result<Json> parsePickle(std::string_view bytes, std::string where, PickleLimits limits)
{
    PickleNodes nodes(limits);
    PickleMachine machine(bytes, nodes);
    Json out;
    if (machine.run() && nodes.toJson(machine.result(), out))
        return out;
    const std::string &why = nodes.refusal();
    const auto code = why.starts_with("would run") ? ErrorCode::denied
        : why.starts_with("too ") || why.starts_with("nested") ? ErrorCode::limit
                                                               : ErrorCode::parse;
    return Error{code, ErrorReason::none, std::move(where), "byte " + std::to_string(machine.at()) + ": " + why};
}

} // namespace cacheloupe
