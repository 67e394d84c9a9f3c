// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/journal_victim.h"

#include "core/driver/json.h"

namespace cacheloupe {

namespace {

/// Where a victim tells of its new answer: the number of the key and the sealed bytes. Absent in version 1.
constexpr size_t kAnswerAt = 13;

Json optionalJson(const std::optional<double> &value)
{
    return value ? Json(*value) : Json();
}

std::optional<double> optionalOf(const Json &json)
{
    return json.is_null() ? std::nullopt : std::optional(json.get<double>());
}

std::string cborOf(const Json &json)
{
    const auto bytes = Json::to_cbor(json);
    return {bytes.begin(), bytes.end()};
}

/// What `read` makes of the bytes; JSON of another shape is an error, not an exception.
template <typename Value, typename Read>
Result<Value> fromCbor(std::string_view bytes, const std::string &where, Read read)
{
    try {
        return read(Json::from_cbor(bytes.begin(), bytes.end()));
    } catch (const Json::exception &problem) {
        return Error{ErrorCode::schema, ErrorReason::wrongType, where, problem.what()};
    }
}

} // namespace

std::string packVictim(const ChangeVictim &v, const SealedAnswer &answer)
{
    const Json sealed = answer.bytes.empty() ? Json() : Json::array({answer.key, Json::binary({answer.bytes.begin(), answer.bytes.end()})});
    return cborOf(Json::array({v.key, v.storeKeys, v.table, v.rowId, v.layout, v.group, v.query, v.responseId, optionalJson(v.ttlLeftS), v.sizeBytes,
                               optionalJson(v.newTtl.leftS), optionalJson(v.newTtl.wholeS), v.digest, sealed}));
}

Result<StoredVictim> unpackVictim(std::string_view bytes, const std::string &where)
{
    return fromCbor<StoredVictim>(bytes, where, [](const Json &j) {
        ChangeVictim v{j.at(0), j.at(1), j.at(2), j.at(3), j.at(4), j.at(5), j.at(6), j.at(7), optionalOf(j.at(8)), j.at(9), {}, j.at(12), {}};
        v.newTtl = {optionalOf(j.at(10)), optionalOf(j.at(11))};
        StoredVictim out{std::move(v), {}};
        if (j.size() > kAnswerAt && !j.at(kAnswerAt).is_null()) {
            const auto &sealed = j.at(kAnswerAt).at(1).get_binary();
            out.answer = {j.at(kAnswerAt).at(0).get<std::int64_t>(), std::string(sealed.begin(), sealed.end())};
        }
        return out;
    });
}

std::string packAnswer(const AnswerChange &change)
{
    const ValueEdit &edit = change.edit;
    return cborOf(Json::array({change.was, change.answer, edit.place, edit.field, edit.seen, edit.bytes}));
}

Result<AnswerChange> unpackAnswer(std::string_view bytes, const std::string &where)
{
    return fromCbor<AnswerChange>(bytes, where, [](const Json &j) { return AnswerChange{j.at(0), j.at(1), {j.at(2), j.at(3), j.at(4), j.at(5)}}; });
}

} // namespace cacheloupe
