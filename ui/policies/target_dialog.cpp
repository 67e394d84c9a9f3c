// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/target_dialog.h"

#include "ui/policies/policy_text.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

using Kind = PolicyTarget::Kind;

/// What stands before the `#` of the target's text, without the word for the kind.
QString addressOf(const PolicyTarget &target)
{
    return target.kind == Kind::redis ? toText(connectionUrl(target.connection)) : toText(target.path.string());
}

/// What stands behind it.
QString nameOf(const PolicyTarget &target)
{
    const auto text = toText(policyTargetText(target));
    return target.kind == Kind::file ? QString() : text.mid(text.lastIndexOf(QLatin1Char('#')) + 1);
}

} // namespace

TargetDialog::TargetDialog(const KnownTarget &known, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("policies.targetDialog"));
    setWindowTitle(tr("Where is the policy read from?"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    fill(known);
}

void TargetDialog::build()
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(2 * kGrid);
    m_kinds = new QButtonGroup(this);
    const std::pair<const char *, QString> kinds[] = {{"policies.kindFile", tr("A file")}, {"policies.kindRedis", tr("A Redis key")}, {"policies.kindSqlite", tr("A SQLite table")}};
    for (int i = 0; i < 3; ++i) {
        auto *button = new QRadioButton(kinds[i].second, this);
        button->setObjectName(QLatin1String(kinds[i].first));
        m_kinds->addButton(button, i);
        column->addWidget(button);
    }
    m_form = new QFormLayout;
    const auto edit = [&](const char *name, const QString &label) {
        auto *line = new QLineEdit(this);
        line->setObjectName(QLatin1String(name));
        line->setAccessibleName(label);
        line->setMinimumWidth(40 * kGrid);
        m_form->addRow(label, line);
        return line;
    };
    m_address = edit("policies.targetAddress", tr("Path"));
    m_name = edit("policies.targetName", tr("Name"));
    m_password = edit("policies.targetPassword", tr("Password from"));
    m_password->setPlaceholderText(tr("env:NAME, keychain:NAME, file:PATH or ask; never the password itself"));
    m_environment = new QComboBox(this);
    m_environment->setObjectName(QStringLiteral("policies.targetEnvironment"));
    m_environment->setAccessibleName(tr("Environment"));
    for (const auto environment : {Environment::development, Environment::staging, Environment::production})
        m_environment->addItem(environmentText(environment));
    m_form->addRow(tr("Environment"), m_environment);
    column->addLayout(m_form);
    m_problem = new TextLabel(TextRole::body, ThemeRole::wrong, this);
    m_problem->setObjectName(QStringLiteral("policies.targetProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this);
    m_browse = buttons->addButton(tr("Choose a file…"), QDialogButtonBox::ActionRole);
    m_browse->setObjectName(QStringLiteral("policies.targetBrowse"));
    column->addWidget(buttons);
    connect(m_environment, &QComboBox::activated, this, [this] { m_isEnvironmentChosen = true; });
    connect(m_kinds, &QButtonGroup::idToggled, this, [this] { showKind(); });
    connect(m_browse, &QPushButton::clicked, this, &TargetDialog::browse);
    connect(buttons, &QDialogButtonBox::accepted, this, &TargetDialog::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void TargetDialog::fill(const KnownTarget &known)
{
    m_kinds->button(int(known.target.kind))->setChecked(true);
    m_address->setText(addressOf(known.target));
    m_name->setText(nameOf(known.target));
    m_password->setText(toText(known.target.connection.password.toString()));
    m_environment->setCurrentIndex(int(known.environment));
    m_isEnvironmentChosen = !m_address->text().isEmpty();
    showKind();
    m_address->setFocus(Qt::OtherFocusReason);
}

void TargetDialog::showKind()
{
    const auto kind = Kind(m_kinds->checkedId());
    const auto show = [this](QWidget *field, bool visible) {
        field->setVisible(visible);
        m_form->labelForField(field)->setVisible(visible);
    };
    // A file lies in somebody's repository and is published from there; what programs read directly is careful from the start.
    if (!m_isEnvironmentChosen)
        m_environment->setCurrentIndex(int(kind == Kind::file ? Environment::development : Environment::production));
    show(m_name, kind != Kind::file);
    show(m_password, kind == Kind::redis);
    m_browse->setVisible(kind != Kind::redis);
    const QString placeholders[] = {tr("policy.json"), QStringLiteral("redis://127.0.0.1:6379/0"), tr("app.db")};
    m_address->setPlaceholderText(placeholders[int(kind)]);
    m_name->setPlaceholderText(kind == Kind::redis ? toText(std::string(PolicyTarget::kDefaultKey)) : toText(std::string(PolicyTarget::kDefaultTable)) + QStringLiteral("/policy"));
}

void TargetDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Open or begin a policy file"), m_address->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setLabelText(QFileDialog::Accept, tr("Open"));
    connect(dialog, &QFileDialog::fileSelected, m_address, &QLineEdit::setText);
    dialog->open();
}

Result<KnownTarget> TargetDialog::typed() const
{
    const auto kind = Kind(m_kinds->checkedId());
    auto text = m_address->text().trimmed();
    if (kind == Kind::sqlite && !text.startsWith(QLatin1String("sqlite:")))
        text.prepend(QLatin1String("sqlite:"));
    if (kind != Kind::file)
        text += QLatin1Char('#') + m_name->text().trimmed();
    auto target = parsePolicyTarget(text.toStdString());
    if (!target)
        return target.error();
    if (target->kind != kind)
        return Error{ErrorCode::parse, ErrorReason::badUrl, text.toStdString(), {}};
    if (const auto reference = m_password->text().trimmed(); kind == Kind::redis && !reference.isEmpty()) {
        auto secret = SecretRef::parse(reference.toStdString());
        if (!secret)
            return secret.error();
        target->connection.password = std::move(*secret);
    }
    return KnownTarget{std::move(*target), Environment(m_environment->currentIndex())};
}

void TargetDialog::finish()
{
    const auto known = typed();
    if (!known) {
        const auto text = errorText(known.error());
        m_problem->setText(text.sentence + QLatin1Char(' ') + text.remedy);
        m_problem->show();
        m_address->setFocus(Qt::OtherFocusReason);
        return;
    }
    Q_EMIT chosen(*known);
    accept();
}

} // namespace cacheloupe
