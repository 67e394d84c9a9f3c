// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/replay.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What a judge model says of a cached answer beside a fresh one. A hint with quotes; it never sets a flag.
enum class JudgeOutcome : std::uint8_t { unsure, same, changedFact, lessComplete, differentQuestion };
/// `unsure`, `same`, `changed_fact`, `less_complete`, `different_question`.
std::string_view judgeOutcomeName(JudgeOutcome outcome);
std::optional<JudgeOutcome> judgeOutcomeFromName(std::string_view name);

/// Why a reply counts as unsure.
enum class JudgeDoubt : std::uint8_t { none, saidUnsure, notJson, unknownOutcome, noEvidence, quoteNotFound, ordersDisagree };
/// `none`, `said_unsure`, `not_json`, `unknown_outcome`, `no_evidence`, `quote_not_found`, `orders_disagree`.
std::string_view judgeDoubtName(JudgeDoubt doubt);

/// Which answer the judge reads first: judges favour a place, so both orders are asked.
enum class JudgeOrder : std::uint8_t { cachedFirst, freshFirst };

/// Places quoted from the two answers; an empty range = nothing was quoted there.
struct JudgeEvidence {
    TextRange cached;
    TextRange fresh;
    bool operator==(const JudgeEvidence &) const = default;
};

struct JudgeReading {
    JudgeOutcome outcome = JudgeOutcome::unsure;
    JudgeDoubt doubt = JudgeDoubt::none;
    std::vector<JudgeEvidence> evidence;
    bool operator==(const JudgeReading &) const = default;
};

struct JudgeMessage {
    std::string role; ///< `system`, `user`
    std::string content;
};

/// The messages to send (resources/texts/judge). Question and answers travel as members of one JSON object, so that nothing in them can end it
/// and pass for an instruction. Pure; any thread, as all of this file.
std::vector<JudgeMessage> judgeMessages(std::string_view question, std::string_view cached, std::string_view fresh, JudgeOrder order);
/// The same as a JSON array, as Hit::messagesJson holds it.
std::string judgeMessagesJson(const std::vector<JudgeMessage> &messages);

/// Reads a reply to these messages. Any quote that does not stand in its answer makes it unsure.
JudgeReading readJudgeReply(std::string_view reply, std::string_view cached, std::string_view fresh, JudgeOrder order);

/// Both orders together: what they agree on with the evidence of both, else unsure.
JudgeReading settleJudge(const JudgeReading &cachedFirst, const JudgeReading &freshFirst);

} // namespace cacheloupe
