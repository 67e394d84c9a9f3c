# SPDX-License-Identifier: GPL-3.0-or-later
"""A small help desk that answers from a cache of its own: python3 support_app.py FOLDER

The folder holds policy.json (what may be reused) and facts.json (what is true now: corpus_version, refund_days); the
application keeps cache.db and hits.jsonl there. Each line of standard input is a question as JSON: call_site, query,
and if wanted tenant, temperature, cacheable, session. Each answer is a line of JSON: answer, served, step,
reason, revision, key, policy_faults. It ends with its input. cacheloupe_policy.py and cacheloupe_hits.py must be importable.
"""
import json
import math
import os
import sqlite3
import sys
import time
from collections import Counter
from datetime import datetime, timedelta, timezone

from cacheloupe_hits import HitLog
from cacheloupe_policy import Policy, log_hit

MODEL = "desk-model-1"
MOST_SECONDS = 10 * 365 * 86400  # of an entry without a limit


def stamp(moment):
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def similarity(one, other):
    """Cosine of the word counts: enough of an embedding for a help desk of one."""
    a, b = Counter(one.lower().split()), Counter(other.lower().split())
    length = math.sqrt(sum(n * n for n in a.values()) * sum(n * n for n in b.values()))
    return sum(a[word] * b[word] for word in a) / length if length else 0.0


class Cache:
    """Entries by key; those of a partition may be compared by similarity."""

    def __init__(self, path):
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS llm_cache(key TEXT PRIMARY KEY, entry_id TEXT NOT NULL UNIQUE, partition TEXT NOT NULL,"
            " call_site TEXT NOT NULL, query TEXT NOT NULL, response TEXT NOT NULL, model TEXT NOT NULL, tenant TEXT,"
            " key_fields TEXT NOT NULL, created_at TEXT NOT NULL, ttl_s INTEGER NOT NULL, expires_at TEXT NOT NULL)")

    def _entry(self, row):
        nested = json.loads(row[3])
        fields = {group + "." + name: value for group, members in nested.items() for name, value in members.items()}
        return {"id": row[0], "key": row[6], "query": row[1], "answer": row[2], "fields": fields, "created_at": row[4], "ttl_s": row[5]}

    def _select(self, where, value):
        return [self._entry(row) for row in
                self._db.execute("SELECT entry_id, query, response, key_fields, created_at, ttl_s, key FROM llm_cache WHERE " + where, (value,))]

    def find(self, plan, query):
        """The entry and how it was found."""
        if plan.match != "semantic":
            exact = self._select("key = ?", plan.key)
            if exact:
                return exact[0], {"match": "exact"}
        if plan.match in ("semantic", "exact-then-semantic"):
            rated = [(similarity(query, entry["query"]), entry) for entry in self._select("partition = ?", plan.partition)]
            if rated:
                best, entry = max(rated, key=lambda pair: pair[0])
                return entry, {"match": "semantic", "similarity": round(best, 6)}
        return None, None

    def keep(self, plan, call_site, query, answer):
        nested = {}
        for name, value in plan.entry_fields.items():
            group, _, member = name.partition(".")
            nested.setdefault(group, {})[member] = value
        now = datetime.now(timezone.utc)
        # Semantic entries share their key with the partition; the question tells them apart.
        key = plan.key if plan.key != plan.partition else plan.partition + ":" + query
        entry_id = "e%d" % time.time_ns()
        ttl_s = plan.ttl_s if plan.ttl_s is not None else MOST_SECONDS
        self._db.execute("INSERT OR REPLACE INTO llm_cache VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
                         (key, entry_id, plan.partition, call_site, query, answer, MODEL, plan.entry_fields.get("access.tenant"), json.dumps(nested),
                          stamp(now), ttl_s, stamp(now + timedelta(seconds=ttl_s))))
        return {"id": entry_id, "key": key}


class Desk:
    def __init__(self, folder):
        self._folder = folder
        self._cache = Cache(os.path.join(folder, "cache.db"))
        self._hits = HitLog(os.path.join(folder, "hits.jsonl"))
        self._faults = 0
        self._policy = Policy.load(os.path.join(folder, "policy.json"), on_error=self._complain, check_every_s=0)

    def _complain(self, fault):
        self._faults += 1
        print("policy: " + str(fault), file=sys.stderr, flush=True)

    def _facts(self):
        with open(os.path.join(self._folder, "facts.json"), encoding="utf-8") as file:
            return json.load(file)

    def ask(self, question):
        site, query, facts = question["call_site"], question["query"], self._facts()
        request = {"query": query, "model": MODEL, "params": {"temperature": question.get("temperature", 0)}, "session": question.get("session"),
                   "cacheable": question.get("cacheable"),
                   "fields": {"access.tenant": question.get("tenant"), "source.corpus_version": facts["corpus_version"]}}
        plan = self._policy.decide(site, request)
        entry, lookup = self._cache.find(plan, query) if plan.cacheable else (None, None)
        verdict = self._policy.may_serve(site, request, entry, lookup) if entry else None
        served = bool(verdict and verdict.serve)
        log_hit(self._hits, site, request, plan, verdict, entry, lookup)
        answer = entry["answer"] if served else "You may return it within %d days." % facts["refund_days"]
        if not served and plan.cacheable:
            log_hit(self._hits, site, request, plan, None, self._cache.keep(plan, site, query, answer), None, event="store", answer=answer)
        decided = verdict or plan
        return {"answer": answer, "served": served, "step": decided.step, "reason": decided.reason, "revision": decided.revision, "key": plan.key,
                "policy_faults": self._faults}


if __name__ == "__main__":
    desk = Desk(sys.argv[1])
    for line in sys.stdin:
        print(json.dumps(desk.ask(json.loads(line)), ensure_ascii=False), flush=True)
