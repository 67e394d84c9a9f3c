// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/domain/connection.h"

#include <stop_token>

namespace cacheloupe {

/// Asks the Sentinels of a connection, one after the other, where its service is served right now: at a replica when
/// one is preferred and in order, else at the primary. The answer is a connection to that server. Sentinels are asked
/// without a login unless they want one; then it is the connection's. Blocks; fails as the last Sentinel did, or with
/// notFound when none of them knows the service.
Result<Connection> askSentinels(const Connection &connection, const Secret &password, std::stop_token stop);

} // namespace cacheloupe
