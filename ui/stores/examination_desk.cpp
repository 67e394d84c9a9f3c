// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/examination_desk.h"

#include "ui/support/secret_desk.h"

namespace cacheloupe {

namespace {

Result<StoreExamination> examined(const Connection &connection, const SecretResolver &secrets, std::stop_token stop, ProgressReport &report)
{
    const auto store = CacheStore::open(connection, secrets, stop);
    if (!store)
        return store.error();
    return examineStore(**store, [&report](const ListProgress &progress) { report({progress.visited, progress.total}); }, stop);
}

} // namespace

ExaminationDesk::ExaminationDesk(SecretDesk &secrets, QObject *parent) : QObject(parent), m_secrets(secrets), m_lane(1) {}

ExaminationDesk::~ExaminationDesk()
{
    m_asking.request_stop();
}

void ExaminationDesk::setStore(const std::optional<Connection> &store)
{
    if (m_store == store)
        return;
    m_store = store;
    m_result.reset();
    cancel();
    Q_EMIT changed();
}

void ExaminationDesk::examine()
{
    if (!m_store)
        return;
    m_asking.request_stop();
    m_asking = std::stop_source();
    m_result.reset();
    m_work = runOnLane<Result<StoreExamination>>(
        m_lane,
        [connection = *m_store, secrets = m_secrets.resolver(m_asking.get_token())](std::stop_token stop, ProgressReport &report) {
            return examined(connection, secrets, stop, report);
        },
        [this](Result<StoreExamination> result) {
            if (result)
                m_result = std::move(*result);
            else if (result.error().code != ErrorCode::cancelled)
                Q_EMIT failed(result.error());
            Q_EMIT changed();
        },
        [this](Progress progress) { Q_EMIT progressed(qint64(progress.done), qint64(progress.total)); });
    Q_EMIT changed();
}

void ExaminationDesk::cancel()
{
    if (!m_work.isRunning())
        return;
    m_asking.request_stop();
    m_work = Ticket();
    Q_EMIT changed();
}

} // namespace cacheloupe
