// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/verdict_exchange.h"

#include "core/base/file.h"
#include "core/base/private_text.h"
#include "core/workspace/verdict_bundle.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/notices.h"
#include "ui/support/screen_mask.h"
#include "ui/support/verdict_book.h"
#include "ui/widgets/icon.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include <set>

namespace cacheloupe {

namespace {

constexpr std::uint64_t kMostBytes = 256u << 20;

} // namespace

VerdictExchange::VerdictExchange(const AppContext &context, QWidget *page) : QObject(page), m_context(context), m_page(page)
{
    m_export = new QAction(symbolicIcon(QStringLiteral("export")), tr("Export verdicts…"), page);
    m_export->setObjectName(QStringLiteral("review.export"));
    connect(m_export, &QAction::triggered, this, [this] { chooseFile(true); });
    m_import = new QAction(tr("Take in verdicts of others…"), page);
    m_import->setObjectName(QStringLiteral("review.import"));
    connect(m_import, &QAction::triggered, this, [this] { chooseFile(false); });
}

void VerdictExchange::chooseFile(bool forWriting)
{
    auto *dialog = new QFileDialog(m_page, forWriting ? tr("Export verdicts") : tr("Take in verdicts"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(forWriting ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setNameFilters({tr("Verdicts (*.json)"), tr("Verdicts, one a line (*.jsonl)")});
    if (forWriting)
        dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, forWriting](const QString &path) {
        if (forWriting)
            exportTo(path);
        else
            importFrom(path);
    });
    dialog->open();
}

void VerdictExchange::exportTo(const QString &path)
{
    auto records = m_context.verdicts.everybodys();
    const int count = int(records.size());
    m_work = runOnLane<Status>(
        m_context.lanes,
        [records = std::move(records), path, masked = m_context.mask.isOn()](std::stop_token, ProgressReport &) mutable {
            if (masked) {
                for (VerdictRecord &record : records)
                    record.note = maskedText(record.note);
            }
            const bool lines = path.endsWith(QLatin1String(".jsonl"), Qt::CaseInsensitive);
            return replaceFile(path.toStdString(), lines ? verdictBundleLines(records) : verdictBundleJson(records, systemNow()));
        },
        [this, path, count](Status written) {
            if (written)
                m_context.notices.tell(tr("%Ln verdict(s) written to %1", nullptr, count).arg(QFileInfo(path).fileName()));
            else
                m_context.notices.fail(written.error());
        });
}

void VerdictExchange::importFrom(const QString &path)
{
    using Records = Result<std::vector<VerdictRecord>>;
    m_work = runOnLane<Records>(
        m_context.lanes,
        [path](std::stop_token, ProgressReport &) -> Records {
            const auto text = readWholeFile(path.toStdString(), kMostBytes);
            if (!text)
                return text.error();
            return parseVerdictBundle(*text, path.toStdString(), systemNow());
        },
        [this](Records records) {
            if (records)
                offer(*records);
            else
                m_context.notices.fail(records.error());
        });
}

void VerdictExchange::offer(const std::vector<VerdictRecord> &records)
{
    std::set<std::string> reviewers;
    std::uint64_t known = 0;
    for (const VerdictRecord &record : records) {
        reviewers.insert(record.reviewer);
        known += m_context.hitLog.table()->rowOfIdHash(hash128(record.hitId)).has_value();
    }
    QStringList names;
    for (const std::string &name : reviewers)
        names << toText(name);
    auto *box = new QMessageBox(QMessageBox::Question, tr("Take in verdicts"),
                                tr("%Ln verdict(s) by %1.", nullptr, int(records.size())).arg(names.join(QStringLiteral(", "))), QMessageBox::Cancel, m_page);
    box->setObjectName(QStringLiteral("review.importBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("%Ln of them are about hits of the open logs. Where somebody judged a hit twice, the later verdict counts; your own stay yours.", nullptr,
                               int(known)));
    auto *take = box->addButton(tr("Take them in"), QMessageBox::AcceptRole);
    connect(take, &QPushButton::clicked, this, [this, records] { m_context.verdicts.merge(records); });
    box->open();
}

} // namespace cacheloupe
