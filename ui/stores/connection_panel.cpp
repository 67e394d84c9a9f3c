// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/connection_panel.h"

#include "ui/stores/store_text.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/error_strip.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

constexpr int kFormPx = 640;

bool needsName(SecretRef::Scheme scheme)
{
    return scheme == SecretRef::Scheme::environment || scheme == SecretRef::Scheme::keychain || scheme == SecretRef::Scheme::file;
}

/// What a connection is called when the person gives it no name.
QString suggestedName(const Connection &connection)
{
    return connection.host.empty() ? QFileInfo(toText(connection.path)).fileName() : toText(connection.host);
}

} // namespace

ConnectionPanel::ConnectionPanel(QWidget *parent)
    : QWidget(parent), m_title(new TextLabel(TextRole::pageTitle, ThemeRole::text, this)), m_form(new QFormLayout), m_url(new QLineEdit(this)),
      m_verdict(new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this)), m_name(new QLineEdit(this)), m_environment(new QComboBox(this)),
      m_writable(new QCheckBox(tr("Allow changes to this store"), this)),
      m_secretPlace(new QComboBox(this)), m_secretName(new QLineEdit(this)), m_caFile(new QLineEdit(this)), m_error(new ErrorStrip(this)),
      m_connect(new QPushButton(this)), m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("stores.panel"));
    auto *line = new TextLabel(tr("Stores are opened read-only. Passwords are never kept here, only the place where they are."), TextRole::body,
                               ThemeRole::secondaryText, this);
    line->setWordWrap(true);
    buildForm(m_form);
    m_connect->setObjectName(QStringLiteral("stores.connect"));
    m_connect->setProperty("primary", true);
    m_connect->setDefault(true);
    m_cancel->setObjectName(QStringLiteral("stores.cancel"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    buttons->addWidget(m_connect);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    auto *body = new QWidget(this);
    body->setMaximumWidth(kFormPx);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, kPageMargin);
    column->setSpacing(2 * kGrid);
    column->addWidget(m_title);
    column->addWidget(line);
    column->addLayout(m_form);
    column->addWidget(m_error);
    column->addLayout(buttons);
    column->addStretch(1);
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(body, 1);
    outer->addStretch(0);
    connect(m_connect, &QPushButton::clicked, this, &ConnectionPanel::submit);
    connect(m_cancel, &QPushButton::clicked, this, &ConnectionPanel::cancelled);
    edit(std::nullopt);
}

QWidget *ConnectionPanel::withButton(QLineEdit *edit, QPushButton *button)
{
    auto *both = new QWidget(this);
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(edit, 1);
    row->addWidget(button);
    both->setFocusProxy(edit);
    return both;
}

void ConnectionPanel::buildForm(QFormLayout *form)
{
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid + kGrid / 2);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const auto add = [&](const QString &label, QWidget *field, QWidget *named, const QString &objectName) {
        named->setObjectName(QStringLiteral("stores.") + objectName);
        named->setAccessibleName(label);
        form->addRow(label, field);
    };
    auto *chooseStore = new QPushButton(tr("Choose a file…"), this);
    chooseStore->setObjectName(QStringLiteral("stores.chooseFile"));
    m_url->setPlaceholderText(QStringLiteral("rediss://user@cache.example:6380/0"));
    add(tr("Address"), withButton(m_url, chooseStore), m_url, QStringLiteral("url"));
    m_verdict->setObjectName(QStringLiteral("stores.verdict"));
    m_verdict->setWordWrap(true);
    form->addRow(QString(), m_verdict);
    add(tr("Name"), m_name, m_name, QStringLiteral("name"));
    for (const auto environment : {Environment::development, Environment::staging, Environment::production})
        m_environment->addItem(environmentLook(environment).text, int(environment));
    add(tr("Environment"), m_environment, m_environment, QStringLiteral("environment"));
    m_writable->setObjectName(QStringLiteral("stores.writable"));
    m_writable->setToolTip(tr("Changes are staged, shown with their victims, applied after you confirm, and can be undone. Reading stays read-only."));
    form->addRow(QString(), m_writable);
    buildSecret(form);
    auto *chooseCa = new QPushButton(tr("Choose a file…"), this);
    chooseCa->setObjectName(QStringLiteral("stores.chooseCa"));
    m_caFile->setPlaceholderText(tr("The system's certificates"));
    m_caRow = withButton(m_caFile, chooseCa);
    add(tr("CA file"), m_caRow, m_caFile, QStringLiteral("caFile"));
    connect(chooseStore, &QPushButton::clicked, this, [this] { chooseFile(m_url, tr("Choose a SQLite file"), QStringLiteral("sqlite:")); });
    connect(chooseCa, &QPushButton::clicked, this, [this] { chooseFile(m_caFile, tr("Choose a CA file"), {}); });
    connect(m_url, &QLineEdit::textChanged, this, &ConnectionPanel::check);
    for (auto *edit : {m_url, m_name, m_secretName, m_caFile})
        connect(edit, &QLineEdit::returnPressed, this, &ConnectionPanel::submit);
}

void ConnectionPanel::buildSecret(QFormLayout *form)
{
    using Scheme = SecretRef::Scheme;
    const std::pair<Scheme, QString> places[] = {{Scheme::none, tr("No password")},
                                                 {Scheme::environment, tr("Environment variable")},
                                                 {Scheme::keychain, tr("System keychain")},
                                                 {Scheme::file, tr("First line of a file")},
                                                 {Scheme::ask, tr("Ask each time")}};
    for (const auto &[scheme, text] : places)
        m_secretPlace->addItem(text, int(scheme));
    m_secretPlace->setObjectName(QStringLiteral("stores.secretPlace"));
    m_secretPlace->setAccessibleName(tr("Where the password is"));
    m_secretName->setObjectName(QStringLiteral("stores.secretName"));
    m_secretName->setAccessibleName(tr("Name of the password's place"));
    form->addRow(tr("Password"), m_secretPlace);
    form->addRow(QString(), m_secretName);
    connect(m_secretPlace, &QComboBox::currentIndexChanged, this, &ConnectionPanel::showSecretName);
}

void ConnectionPanel::edit(const std::optional<StoredConnection> &connection)
{
    m_original = connection.value_or(StoredConnection());
    const auto &record = m_original.record;
    m_title->setText(connection ? tr("Change “%1”").arg(toText(record.name)) : tr("Connect a store"));
    m_connect->setText(tr("Test and connect"));
    m_url->setText(toText(record.url));
    m_name->setText(toText(record.name));
    m_environment->setCurrentIndex(m_environment->findData(int(environmentOf(record))));
    m_writable->setChecked(record.writable);
    m_secretPlace->setCurrentIndex(m_secretPlace->findData(int(record.secret.scheme)));
    m_secretName->setText(toText(record.secret.name));
    m_caFile->setText(toText(m_original.caFile));
    m_error->clear();
    setBusy(false);
    check();
}

void ConnectionPanel::setBusy(bool busy)
{
    m_busy = busy;
    m_connect->setEnabled(!busy);
    m_connect->setText(busy ? tr("Connecting…") : tr("Test and connect"));
    if (busy)
        m_error->clear();
}

void ConnectionPanel::showError(const Error &error)
{
    setBusy(false);
    m_error->showError(errorText(error));
}

void ConnectionPanel::check()
{
    const auto text = m_url->text().trimmed();
    const auto parsed = parseConnectionUrl(text.toStdString());
    const bool redis = parsed && parsed->kind == StoreKind::redis;
    m_form->setRowVisible(m_secretPlace, redis);
    m_form->setRowVisible(m_caRow, redis && parsed->tls);
    showSecretName();
    m_name->setPlaceholderText(parsed ? suggestedName(*parsed) : QString());
    if (parsed) {
        m_verdict->setRoles(TextRole::secondary, ThemeRole::right);
        m_verdict->setText(tr("✓ %1, opened read-only").arg(storeKindText(*parsed)));
    } else if (text.isEmpty()) {
        m_verdict->setRoles(TextRole::secondary, ThemeRole::secondaryText);
        m_verdict->setText(tr("sqlite:/path/cache.db, dir:/path/folder, redis://host:6379/0, rediss://host:6380 or redis+unix:/path/redis.sock"));
    } else {
        const auto words = errorText(parsed.error());
        m_verdict->setRoles(TextRole::secondary, ThemeRole::wrong);
        m_verdict->setText(tr("%1 %2").arg(words.sentence, words.remedy));
    }
    m_url->setAccessibleDescription(m_verdict->text());
}

void ConnectionPanel::showSecretName()
{
    const auto scheme = secret().scheme;
    m_form->setRowVisible(m_secretName, needsName(scheme));
    m_secretName->setPlaceholderText(scheme == SecretRef::Scheme::environment ? QStringLiteral("REDIS_PASSWORD")
                                         : scheme == SecretRef::Scheme::file  ? tr("/path/of/the/file")
                                                                              : tr("Name of the keychain entry"));
}

SecretRef ConnectionPanel::secret() const
{
    const auto parsed = parseConnectionUrl(m_url->text().trimmed().toStdString());
    if (!parsed || parsed->kind != StoreKind::redis)
        return {};
    SecretRef ref;
    ref.scheme = SecretRef::Scheme(m_secretPlace->currentData().toInt());
    if (needsName(ref.scheme))
        ref.name = m_secretName->text().trimmed().toStdString();
    return ref;
}

void ConnectionPanel::chooseFile(QLineEdit *into, const QString &title, const QString &prefix)
{
    auto *dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [into, prefix](const QString &path) {
        into->setText(prefix + path);
        into->setFocus();
    });
    dialog->open();
}

void ConnectionPanel::submit()
{
    if (m_busy)
        return;
    const auto parsed = parseConnectionUrl(m_url->text().trimmed().toStdString());
    if (!parsed) {
        showError(parsed.error());
        m_url->setFocus();
        return;
    }
    auto wanted = m_original;
    wanted.record.url = connectionUrl(*parsed);
    const auto name = m_name->text().trimmed();
    wanted.record.name = (name.isEmpty() ? suggestedName(*parsed) : name).toStdString();
    wanted.record.environment = std::string(environmentName(Environment(m_environment->currentData().toInt())));
    wanted.record.writable = m_writable->isChecked();
    wanted.record.secret = secret();
    wanted.caFile = parsed->tls ? m_caFile->text().trimmed().toStdString() : std::string();
    if (needsName(wanted.record.secret.scheme) && wanted.record.secret.name.empty()) {
        showError({ErrorCode::denied, ErrorReason::secretMissing, wanted.record.secret.toString(), {}});
        m_secretName->setFocus();
        return;
    }
    Q_EMIT connectRequested(wanted);
}

void ConnectionPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

} // namespace cacheloupe
