// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/server_form.h"

#include "core/base/utf8.h"
#include "core/driver/http_client.h"
#include "core/driver/http_url.h"
#include "ui/replay/form_column.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStringListModel>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace cacheloupe {

namespace {

/// A row of the provider list. Addresses are what their makers document; people may write another one.
struct Provider {
    QString name;
    ProviderApi api = ProviderApi::openAiChat;
    QString address;
};

constexpr int kStandIn = -1;

std::vector<Provider> providers()
{
    return {{ServerForm::tr("OpenAI-compatible"), ProviderApi::openAiChat, QStringLiteral("http://localhost:11434/v1")},
            {QStringLiteral("OpenAI"), ProviderApi::openAiChat, QStringLiteral("https://api.openai.com/v1")},
            {ServerForm::tr("OpenAI, responses"), ProviderApi::openAiResponses, QStringLiteral("https://api.openai.com/v1")},
            {QStringLiteral("Anthropic"), ProviderApi::anthropicMessages, QStringLiteral("https://api.anthropic.com/v1")},
            {QStringLiteral("Google Gemini"), ProviderApi::geminiGenerateContent, QStringLiteral("https://generativelanguage.googleapis.com/v1beta")},
            {QStringLiteral("Azure OpenAI"), ProviderApi::azureOpenAi, QStringLiteral("https://NAME.openai.azure.com/openai/v1")}};
}

std::string trimmedText(const QLineEdit *line)
{
    return line->text().trimmed().toStdString();
}

} // namespace

ServerForm::ServerForm(QWidget *parent) : QWidget(parent)
{
    build();
    chooseProvider();
}

void ServerForm::build()
{
    FormColumn column(this, tr("Server"));
    m_provider = new QComboBox(this);
    int place = 0;
    for (const Provider &provider : providers())
        m_provider->addItem(provider.name, place++);
    m_provider->addItem(tr("Stand-in on this machine"), kStandIn);
    m_provider->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_provider->setMinimumContentsLength(12);
    column.addField(tr("Which"), m_provider, "provider");
    m_standIn = column.addSentence("standInMeaning", false);
    m_remote = new QWidget(this);
    column.add(m_remote, "remote");
    FormColumn remote(m_remote);
    m_endpoint = remote.addLine(tr("Address"), "endpoint", {});
    m_endpointProblem = remote.addSentence("endpointProblem", true);
    m_agree = new QCheckBox(m_remote);
    remote.add(m_agree, "agree");
    m_model = remote.addLine(tr("Model"), "model", tr("as logged"));
    m_models = new QPushButton(tr("List its models"), m_remote);
    remote.add(m_models, "models");
    m_modelsProblem = remote.addSentence("modelsProblem", false);
    m_key = remote.addLine(tr("Where the API key is"), "key", tr("env:NAME, keychain:NAME, file:PATH or ask"));
    m_key->setToolTip(tr("env:NAME, keychain:NAME, file:PATH or ask; empty when the server needs none. Only this place is stored, never the key."));
    m_asked = new QLineEdit(m_remote);
    m_asked->setAccessibleName(tr("API key for this replay"));
    m_asked->setPlaceholderText(tr("API key for this replay"));
    m_asked->setEchoMode(QLineEdit::Password);
    remote.add(m_asked, "askedKey");
    m_asked->hide();
    m_keyProblem = remote.addSentence("keyProblem", true);
    m_stream = new QCheckBox(tr("Streamed answers"), m_remote);
    remote.add(m_stream, "stream");
    connect(m_provider, &QComboBox::currentIndexChanged, this, &ServerForm::chooseProvider);
    connect(m_provider, &QComboBox::activated, this, &ServerForm::offerAddress);
    for (auto *line : {m_endpoint, m_model, m_key})
        connect(line, &QLineEdit::textChanged, this, &ServerForm::check);
    connect(m_asked, &QLineEdit::textChanged, this, &ServerForm::edited);
    connect(m_stream, &QCheckBox::toggled, this, &ServerForm::edited);
    connect(m_agree, &QCheckBox::clicked, this, &ServerForm::agree);
    connect(m_models, &QPushButton::clicked, this, &ServerForm::modelsRequested);
}

void ServerForm::chooseProvider()
{
    const int place = m_provider->currentData().toInt();
    m_remote->setVisible(place != kStandIn);
    say(m_standIn, place == kStandIn ? tr("Answers as a model might, without one: most as cached, some changed. It shows how replaying works and proves nothing.") : QString());
    if (place != kStandIn)
        m_endpoint->setPlaceholderText(providers()[size_t(place)].address);
    say(m_modelsProblem, {});
    m_model->setCompleter(nullptr);
    check();
}

/// Fills in the maker's own address as long as nobody wrote another one; some need a name first.
void ServerForm::offerAddress()
{
    const auto all = providers();
    const int place = m_provider->currentData().toInt();
    const auto written = m_endpoint->text().trimmed();
    const bool isOffered = written.isEmpty() || std::any_of(all.begin(), all.end(), [&](const Provider &provider) { return provider.address == written; });
    if (place == kStandIn || !isOffered)
        return;
    const auto &address = all[size_t(place)].address;
    m_endpoint->setText(address.contains(QLatin1String("api.")) || address.contains(QLatin1String("googleapis")) ? address : QString());
}

ReplayServer ServerForm::server() const
{
    const int place = m_provider->currentData().toInt();
    ReplayServer server;
    server.isStandIn = place == kStandIn;
    if (server.isStandIn)
        return server;
    server.api = providers()[size_t(place)].api;
    server.endpoint = trimmedText(m_endpoint);
    server.model = trimmedText(m_model);
    server.key = trimmedText(m_key);
    server.stream = m_stream->isChecked();
    return server;
}

void ServerForm::setServer(const ReplayServer &server)
{
    const auto all = providers();
    int place = kStandIn;
    for (int i = 0; i < int(all.size()) && !server.isStandIn; ++i) {
        // Of two with one interface, the one whose address it is.
        if (all[size_t(i)].api == server.api && (place == kStandIn || all[size_t(i)].address.toStdString() == server.endpoint))
            place = i;
    }
    {
        const QSignalBlocker quiet(this);
        m_provider->setCurrentIndex(m_provider->findData(place));
        m_endpoint->setText(toText(server.endpoint));
        m_model->setText(toText(server.model));
        m_key->setText(toText(server.key));
        m_stream->setChecked(server.stream);
        chooseProvider();
    }
}

QString ServerForm::endpointText() const
{
    return toText(urlForDisplay(trimmedText(m_endpoint)));
}

std::string ServerForm::confirmedEndpoint() const
{
    ReplayPlan plan;
    plan.target.endpoint = trimmedText(m_endpoint);
    return confirmedEndpoint(plan);
}

std::string ServerForm::confirmedEndpoint(const ReplayPlan &plan) const
{
    const auto where = endpointToConfirm(plan);
    return isLoopbackUrl(plan.target.endpoint) || m_agreed.contains(toText(where)) ? where : std::string();
}

void ServerForm::setPlan(const ReplayPlan &plan)
{
    setServer({plan.target.api, false, plan.target.endpoint, plan.target.model, plan.apiKey.toString(), plan.target.stream});
    Q_EMIT edited();
    if (auto *first = wanting())
        first->setFocus(Qt::OtherFocusReason);
}

void ServerForm::setAgreed(const QStringList &endpoints)
{
    m_agreed = endpoints;
    const QSignalBlocker quiet(this);
    check();
}

void ServerForm::agree(bool agreed)
{
    m_agreed.removeAll(endpointText());
    if (agreed)
        m_agreed.append(endpointText());
    check();
    Q_EMIT agreedChanged();
}

bool ServerForm::isReady() const
{
    return wanting() == nullptr;
}

QWidget *ServerForm::wanting() const
{
    if (m_provider->currentData().toInt() == kStandIn)
        return nullptr;
    if (m_endpoint->text().trimmed().isEmpty() || !m_endpointProblem->text().isEmpty())
        return m_endpoint;
    if (confirmedEndpoint().empty())
        return m_agree;
    const auto key = SecretRef::parse(trimmedText(m_key));
    if (!key)
        return m_key;
    return key->scheme == SecretRef::Scheme::ask && m_asked->text().isEmpty() ? m_asked : nullptr;
}

void ServerForm::showKeyProblem(const QString &sentence)
{
    say(m_keyProblem, sentence);
}

void ServerForm::showModels(const QStringList &models, const QString &problem)
{
    say(m_modelsProblem, problem.isEmpty() ? tr("%Ln model(s); type a part of a name.", nullptr, int(models.size())) : problem);
    auto *completer = new QCompleter(models, m_model);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    delete m_model->completer();
    m_model->setCompleter(completer);
    if (!models.isEmpty())
        m_model->setFocus(Qt::OtherFocusReason);
}

SecretResolver ServerForm::resolver(SecretResolver others, bool once)
{
    const auto typed = std::make_shared<Secret>(m_asked->text().toStdString());
    if (once) {
        const QSignalBlocker quiet(m_asked);
        m_asked->clear();
    }
    return [typed, others = std::move(others)](const SecretRef &ref) -> Result<Secret> {
        if (ref.scheme != SecretRef::Scheme::ask)
            return others(ref);
        return std::move(*typed);
    };
}

void ServerForm::check()
{
    const auto endpoint = trimmedText(m_endpoint);
    const bool isAddress = endpoint.empty() || parseHttpUrl(endpoint);
    QString problem;
    if (redacted(endpoint) != endpoint)
        problem = tr("Leave the secret out of the address; say below where it is kept.");
    else if (!isAddress)
        problem = tr("Write it like https://host/v1 or http://localhost:11434/v1.");
    say(m_endpointProblem, problem);
    const bool asks = !endpoint.empty() && problem.isEmpty() && !isLoopbackUrl(endpoint);
    m_agree->setVisible(asks);
    m_agree->setText(tr("Questions may go there"));
    m_agree->setToolTip(tr("Questions and what belongs to them are sent to %1. Nothing is sent before you agree.").arg(endpointText()));
    m_agree->setAccessibleName(tr("Questions may go to %1").arg(endpointText()));
    m_agree->setChecked(asks && m_agreed.contains(endpointText()));
    m_models->setEnabled(!endpoint.empty() && problem.isEmpty() && !confirmedEndpoint().empty());
    const auto key = SecretRef::parse(trimmedText(m_key));
    say(m_keyProblem, key ? QString() : tr("Write env:NAME, keychain:NAME, file:PATH or ask. The key itself is never kept here."));
    m_asked->setVisible(key && key->scheme == SecretRef::Scheme::ask);
    Q_EMIT edited();
}

} // namespace cacheloupe
