// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class QStandardItemModel;

namespace cacheloupe {

class LogSample;

/// The columns of a sampled log: name, kind of value, some values. GUI thread.
class SampleTable : public QTableView {
    Q_OBJECT
public:
    explicit SampleTable(QWidget *parent = nullptr);
    void setSample(const LogSample &sample);

private:
    QStandardItemModel *m_model;
};

} // namespace cacheloupe
