// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/template_dialog.h"

#include "core/driver/json.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

constexpr int kLines = 5;

bool isEmpty(const RequestTemplate &fill)
{
    return fill.systemPrompt.empty() && fill.userPrompt.empty() && fill.model.empty() && fill.paramsJson.empty();
}

} // namespace

TemplateDialog::TemplateDialog(RequestTemplates templates, const QStringList &callSites, QWidget *parent) : QDialog(parent), m_templates(std::move(templates))
{
    setObjectName(QStringLiteral("replay.templates"));
    setWindowTitle(tr("What the log does not hold"));
    setAttribute(Qt::WA_DeleteOnClose);
    build(callSites);
    show(m_site->currentText());
}

void TemplateDialog::build(const QStringList &callSites)
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(2 * kGrid);
    auto *meaning = new TextLabel(tr("A question alone is often not what the model was asked. Write here what stands around it; only what the log does not say is filled in."),
                                  TextRole::body, ThemeRole::secondaryText, this);
    meaning->setWordWrap(true);
    column->addWidget(meaning);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto add = [&](const QString &label, QWidget *field, const char *name) {
        field->setObjectName(QLatin1String(name));
        field->setAccessibleName(label);
        field->setMinimumWidth(60 * kGrid);
        form->addRow(label, field);
    };
    const auto addText = [&](const QString &label, const char *name, const QString &placeholder) {
        auto *edit = new QPlainTextEdit(this);
        edit->setTabChangesFocus(true);
        edit->setPlaceholderText(placeholder);
        edit->setFixedHeight(edit->fontMetrics().lineSpacing() * kLines + 2 * kGrid);
        add(label, edit, name);
        return edit;
    };
    m_site = new QComboBox(this);
    m_site->addItems(callSites);
    for (const auto &[site, fill] : m_templates) {
        if (!callSites.contains(toText(site)))
            m_site->addItem(toText(site));
    }
    add(tr("Call site"), m_site, "replay.templateSite");
    m_system = addText(tr("System prompt"), "replay.templateSystem", tr("You answer questions of customers …"));
    m_user = addText(tr("Question"), "replay.templateUser", tr("{query} stands for the question; empty: the question alone"));
    m_model = new QLineEdit(this);
    add(tr("Model"), m_model, "replay.templateModel");
    m_params = new QLineEdit(this);
    m_params->setPlaceholderText(QStringLiteral("{\"temperature\": 0}"));
    add(tr("Parameters"), m_params, "replay.templateParams");
    column->addLayout(form);
    m_problem = new TextLabel(TextRole::body, ThemeRole::wrong, this);
    m_problem->setObjectName(QStringLiteral("replay.templateProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    column->addWidget(buttons);
    connect(m_site, &QComboBox::currentTextChanged, this, [this](const QString &site) {
        if (keep())
            show(site);
        else {
            const QSignalBlocker quiet(m_site);
            m_site->setCurrentText(toText(m_shown));
        }
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &TemplateDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void TemplateDialog::show(const QString &callSite)
{
    m_shown = callSite.toStdString();
    const auto found = m_templates.find(m_shown);
    const RequestTemplate fill = found == m_templates.end() ? RequestTemplate() : found->second;
    m_system->setPlainText(toText(fill.systemPrompt));
    m_user->setPlainText(toText(fill.userPrompt));
    m_model->setText(toText(fill.model));
    m_params->setText(toText(fill.paramsJson));
}

bool TemplateDialog::keep()
{
    RequestTemplate fill;
    fill.systemPrompt = m_system->toPlainText().trimmed().toStdString();
    fill.userPrompt = m_user->toPlainText().trimmed().toStdString();
    fill.model = m_model->text().trimmed().toStdString();
    fill.paramsJson = m_params->text().trimmed().toStdString();
    QString problem;
    QWidget *at = nullptr;
    const auto params = fill.paramsJson.empty() ? Result<Json>(Json::object()) : parseJson(fill.paramsJson, "params");
    if (!fill.userPrompt.empty() && fill.userPrompt.find("{query}") == std::string::npos) {
        problem = tr("Write {query} where the question stands.");
        at = m_user;
    } else if (!params || !params->is_object()) {
        problem = tr("Write the parameters as JSON, for instance {\"temperature\": 0}.");
        at = m_params;
    }
    m_problem->setText(problem);
    m_problem->setVisible(at != nullptr);
    if (at) {
        at->setFocus(Qt::OtherFocusReason);
        return false;
    }
    if (isEmpty(fill))
        m_templates.erase(m_shown);
    else
        m_templates[m_shown] = std::move(fill);
    return true;
}

void TemplateDialog::save()
{
    if (!keep())
        return;
    Q_EMIT saved(m_templates);
    accept();
}

} // namespace cacheloupe
