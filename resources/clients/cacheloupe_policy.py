# SPDX-License-Identifier: 0BSD
"""Reads a published cache policy (cacheloupe.policy/1) and decides with it. Copy this file and cacheloupe_hits.py into
your application; both need nothing but Python 3.9.

    policy = Policy.load("policy.json")
    hits = HitLog("hits.jsonl")
    request = {"query": question, "model": model, "fields": {"access.tenant": tenant}}
    plan = policy.decide("support.refunds", request)
    entry = cache.get(plan.key) if plan.cacheable else None
    verdict = policy.may_serve("support.refunds", request, entry, {"match": "exact"}) if entry else None
    log_hit(hits, "support.refunds", request, plan, verdict, entry, {"match": "exact"})
    if verdict and verdict.serve:
        return entry["answer"]

A request is a dict: query (text), messages (a list, when the conversation is part of the question), model, provider,
params (with temperature), session, cacheable (False: the caller wants no reuse), fields (of the 32 key fields).
An entry is a dict: id, key (where it lies, when it was not found under plan.key), query, answer, created_at (RFC 3339 or
a datetime) or age_s, ttl_s, fields (plan.entry_fields when it was written). A lookup is a dict: match ("exact" or "semantic"), similarity, now.

The file is read again when it was replaced. A policy that cannot be read never takes effect: the last good one holds and
on_error is told, once for each broken state. Threads may share one Policy.
"""
import hashlib
import json
import math
import os
import re
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Optional

from cacheloupe_hits import HitLog  # noqa: F401  (the application opens its log with it)

SCHEMA = "cacheloupe.policy/1"
KEY_SCHEMA = "cacheloupe.key/1"

KEY_FIELDS = (
    "route.provider", "route.model", "route.policy",
    "prompt.template_hash", "prompt.system_version", "prompt.tool_schema_version", "prompt.safety_policy_version",
    "source.corpus_version", "source.document_ids", "source.chunking", "source.embedding_model", "source.retrieval_config",
    "tool.name", "tool.execution_path", "tool.args_hash", "tool.result_version", "tool.ttl_s", "tool.side",
    "access.tenant", "access.subject", "access.role", "access.entitlement", "access.policy_version",
    "output.schema_version", "output.locale", "output.timezone", "output.format",
    "freshness.generated_at", "freshness.source_revision", "freshness.class", "freshness.ttl_s", "freshness.invalidation_event",
)
# Facts of an entry alone: a request has none of its own to compare with.
_ENTRY_ONLY = ("tool.ttl_s", "freshness.generated_at", "freshness.ttl_s", "freshness.invalidation_event")
# Their change means that the source changed.
_VERSIONS = ("source.corpus_version", "source.document_ids", "tool.result_version", "freshness.source_revision")
_SCOPE_FIELDS = {"tenant": "access.tenant", "user": "access.subject", "role": "access.role", "entitlement": "access.entitlement"}


class PolicyError(ValueError):
    """The text is no policy this client understands; says what is wrong and where."""


@dataclass(frozen=True)
class Plan:
    """What holds before a lookup. Not cacheable: neither look up nor store, `step`, `reason` and `missing` say why."""
    cacheable: bool
    step: str            # caller_cacheable, policy_cacheable, fields_proven, ttl_and_version; serve when nothing refuses
    reason: str          # empty when nothing refuses
    missing: list        # what the request lacks: key fields, "query", "session"
    key: str             # the exact entry's key; for semantic matching the same as partition; empty when not cacheable
    partition: str       # entries that may be compared by similarity share it; empty when not cacheable
    key_fields: dict     # names and values behind the key
    entry_fields: dict   # to be stored with the answer, so that it can be proven later
    layer: str
    lane: str
    match: str           # exact, semantic, exact-then-semantic
    ttl_s: Optional[int]
    threshold: Optional[float]
    scope: str
    key_epoch: int
    listed: bool         # whether the policy names this call site
    revision: int


@dataclass(frozen=True)
class Verdict:
    """Whether the entry that was found may be served; `fields` are the key fields that refused."""
    serve: bool
    step: str
    reason: str
    fields: list
    revision: int


@dataclass
class _Rule:
    """What holds for a call site after the defaults and the cautious built-in values."""
    cacheable: bool = False
    layer: str = "final_response"
    match: str = "exact"
    ttl_seconds: Optional[int] = None
    valid_until_version_changes: bool = False
    similarity_threshold: Optional[float] = None
    key_fields: list = field(default_factory=list)
    scope: str = ""
    freshness_class: str = ""
    risk: list = field(default_factory=list)
    lane: str = "sync"
    key_epoch: int = 0
    max_temperature: Optional[float] = None
    owner: str = ""
    reason: str = ""
    review_by: str = ""
    evidence: list = field(default_factory=list)

    def required(self):
        """Under a version rule the versions are judged in their own step, not here."""
        names = [n for n in self.key_fields if n in KEY_FIELDS] + [_SCOPE_FIELDS.get(self.scope, "")]
        return [n for n in dict.fromkeys(names) if n and not (self.valid_until_version_changes and n in _VERSIONS)]


# --- values ----------------------------------------------------------------------------------------------------------

def _is_number(value):
    return not isinstance(value, bool) and isinstance(value, (int, float)) and _double(value) is not None


def _double(value):
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _number_text(value):
    """A number as ECMAScript writes it, so that every language makes the same key of it: 1.0 is 1, 1e-7 is 1e-7."""
    number = _double(value)
    if number is None:
        return None
    if number == 0:
        return "0"
    mantissa, _, exponent = repr(abs(number)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0")
    if len(digits) <= point <= 21:
        text = digits + "0" * (point - len(digits))
    elif 0 < point <= 21:
        text = digits[:point] + "." + digits[point:]
    elif -6 < point <= 0:
        text = "0." + "0" * -point + digits
    else:
        text = digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + "e" + ("+" if point > 0 else "-") + str(abs(point - 1))
    return ("-" if number < 0 else "") + text


def _valid(text):
    """Half of a surrogate pair is no text."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _plain(value):
    """Values of Python and its libraries as the JSON values they mean."""
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, (str, bool, int, float, dict, list, tuple)) or value is None:
        return value
    return float(value) if hasattr(value, "__float__") else str(value)


def canonical(value):
    """JSON without spaces, members in the order of their names' UTF-8 bytes, numbers as ECMAScript writes them."""
    value = _plain(value)
    if isinstance(value, str):
        return json.dumps(_valid(value), ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _number_text(value) or "null"
    if isinstance(value, dict):
        members = sorted(((_valid(str(name)), one) for name, one in value.items()), key=lambda member: member[0])
        return "{" + ",".join(canonical(name) + ":" + canonical(one) for name, one in members) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(canonical(one) for one in value) + "]"
    return "null"


def _text(value):
    """A key field's value as it is compared, kept and logged; None when there is none."""
    value = _plain(value)
    if value is None:
        return None
    if isinstance(value, str):
        return _valid(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number_text(value)
    return canonical(value)


def _member(mapping, name):
    return mapping.get(name) if isinstance(mapping, dict) else None


_INSTANT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d*))?)?(?:[Zz]| ?([+-]?)(\d\d):?(\d\d)?)?)?", re.ASCII)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _instant(value):
    """Milliseconds since 1970 of a datetime or of RFC 3339 text (without a zone: UTC); None when it is neither."""
    if isinstance(value, datetime):
        return math.floor(value.timestamp() * 1000)
    found = _INSTANT.fullmatch(value) if isinstance(value, str) else None
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    zone_hour, zone_minute = int(found[9] or 0), int(found[10] or 0)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1] + (leap and month == 2):
        return None
    if hour > 24 or minute > 59 or second > 60 or zone_hour > 23 or zone_minute > 59:
        return None
    # Days from the civil calendar, which unlike datetime knows hour 24 and second 60.
    shifted = year - (month <= 2)
    days = 365 * shifted + shifted // 4 - shifted // 100 + shifted // 400 + (153 * ((month + 9) % 12) + 2) // 5 + day - 719469
    zone = (-1 if found[8] == "-" else 1) * (zone_hour * 60 + zone_minute)
    return ((days * 24 + hour) * 60 + minute - zone) * 60000 + second * 1000 + int(((found[7] or "") + "000")[:3])


_DECIMAL = re.compile(r"-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def _temperature(request):
    value = _plain(_member(request.get("params"), "temperature"))
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        value = float(value)
    return float(value) if _is_number(value) else None


# --- the policy file -------------------------------------------------------------------------------------------------

def _whole(value):
    """From 2^53 on not every language reads a number exactly."""
    return _is_number(value) and abs(value) < 2 ** 53 and value == int(value)


def _texts(value):
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


_TYPES = {
    "cacheable": (lambda v: isinstance(v, bool), "true or false"),
    "valid_until_version_changes": (lambda v: isinstance(v, bool), "true or false"),
    "ttl_seconds": (_whole, "a whole number"),
    "key_epoch": (_whole, "a whole number"),
    "similarity_threshold": (_is_number, "a number"),
    "max_temperature": (_is_number, "a number"),
    "key_fields": (_texts, "a list of strings"),
    "risk": (_texts, "a list of strings"),
    "evidence": (_texts, "a list of strings"),
    **{name: (lambda v: isinstance(v, str), "a string")
       for name in ("layer", "match", "scope", "freshness_class", "lane", "owner", "reason", "review_by")},
}


def _require(holds, where, expected):
    if not holds:
        raise PolicyError(where + ": expected " + expected)


def _read_rule(json_rule, where):
    """The members of a rule that say something; members nobody here knows are passed over."""
    _require(isinstance(json_rule, dict), where, "an object")
    rule = {}
    for name, value in json_rule.items():
        if name not in _TYPES or value is None:
            continue
        fits, expected = _TYPES[name]
        _require(fits(value), where + "." + name, expected)
        rule[name] = int(value) if expected == "a whole number" else value
    return rule


def _no_constant(name):
    raise PolicyError("not valid JSON: " + name)


class _Document:
    """One revision, immutable."""

    def __init__(self, text):
        try:
            text = text.decode("utf-8") if isinstance(text, (bytes, bytearray)) else text
            root = json.loads(text[1:] if text.startswith("\ufeff") else text, parse_constant=_no_constant)
        except PolicyError:
            raise
        except (ValueError, RecursionError) as fault:
            raise PolicyError("not valid JSON: " + str(fault)) from fault
        schema = root.get("schema") if isinstance(root, dict) else None
        if schema != SCHEMA:
            raise PolicyError('$.schema: expected "%s", found %s' % (SCHEMA, json.dumps(schema)))
        for name in ("published_at", "published_by", "note"):
            _require(isinstance(root.get(name, ""), str), "$." + name, "a string")
        revision = root.get("revision", 0)
        _require(_whole(revision) and revision >= 0, "$.revision", "a whole number")
        self.revision = int(revision)
        self._defaults = _read_rule(root.get("defaults", {}), "$.defaults")
        sites = root.get("call_sites", {})
        _require(isinstance(sites, dict), "$.call_sites", "an object")
        self._sites = {name: _read_rule(rule, "$.call_sites[%s]" % json.dumps(name)) for name, rule in sites.items()}

    def rule(self, call_site):
        own = self._sites.get(call_site)
        return _Rule(**{**self._defaults, **(own or {})}), own is not None


# --- the decision, in the order of its steps -------------------------------------------------------------------------

def _request_value(request, name):
    value = _text(_member(request.get("fields"), name))
    if value is None and name in ("route.model", "route.provider"):
        value = _text(request.get(name[len("route."):])) or None
    return value


def _entry_age_s(entry, lookup):
    if _is_number(entry.get("age_s")):
        return float(entry["age_s"])
    created = _instant(entry.get("created_at"))
    if created is None:
        created = _instant(_text(_member(entry.get("fields"), "freshness.generated_at")))
    now = _instant(lookup.get("now")) if "now" in lookup else time.time_ns() // 1_000_000
    return None if created is None or now is None else (now - created) / 1000


def _proof(request, entry, name):
    written = _text(_member(entry.get("fields"), name))
    if name in _ENTRY_ONLY:
        known = written is not None or (name == "freshness.generated_at" and _instant(entry.get("created_at")) is not None) \
            or (name == "freshness.ttl_s" and _is_number(entry.get("ttl_s")))
        return "proven" if known else "missing"
    asked = _request_value(request, name)
    if asked is None or written is None:
        return "missing"
    return "proven" if asked == written else "different"


def _check_fields(request, entry, names, step, missing, different):
    """A mismatch is stronger than a gap: it is named alone when there is one."""
    proofs = [(name, _proof(request, entry, name)) for name in names]
    mismatches = [name for name, proof in proofs if proof == "different"]
    gaps = [name for name, proof in proofs if proof == "missing"]
    if mismatches:
        return step, different, mismatches
    return (step, missing, gaps) if gaps else None


def _check_freshness(rule, request, entry, lookup):
    step = "ttl_and_version"
    if rule.ttl_seconds is not None:
        age = _entry_age_s(entry, lookup)
        if age is None:
            return step, "age_unknown", []
        if age > rule.ttl_seconds:
            return step, "too_old", []
    if not rule.valid_until_version_changes:
        return None
    # The versions the rule names; without any, those that either side carries.
    versions = [v for v in _VERSIONS if v in rule.key_fields] or \
        [v for v in _VERSIONS if any(_text(_member(side.get("fields"), v)) is not None for side in (request, entry))]
    if not versions:
        return step, "version_unknown", []
    return _check_fields(request, entry, versions, step, "version_unknown", "version_changed")


def _check_match(rule, request, entry, lookup):
    step = "match_and_threshold"
    match = lookup.get("match") if lookup.get("match") in ("exact", "semantic") else ""
    same_text = not match and isinstance(request.get("query"), str) and request["query"] and request["query"] == entry.get("query")
    if match == "exact" or same_text:
        return None
    if rule.match not in ("semantic", "exact-then-semantic"):
        return step, "semantic_not_allowed" if match else "similarity_unknown", []
    if not _is_number(lookup.get("similarity")):
        return step, "similarity_unknown", []
    if rule.similarity_threshold is not None and lookup["similarity"] < rule.similarity_threshold:
        return step, "below_threshold", []
    return None


def _judge(rule, request, entry, lookup):
    """Step, reason and fields of the first step that refuses; None when the entry may be served."""
    if request.get("cacheable") is False:
        return "caller_cacheable", "caller_bypassed", []
    if not rule.cacheable:
        return "policy_cacheable", "site_not_cacheable", []
    temperature = _temperature(request)
    if rule.max_temperature is not None and temperature is not None and temperature > rule.max_temperature:
        return "policy_cacheable", "temperature_too_high", []
    return _check_fields(request, entry, rule.required(), "fields_proven", "field_not_proven", "field_mismatch") \
        or _check_freshness(rule, request, entry, lookup) or _check_match(rule, request, entry, lookup)


# --- the key ---------------------------------------------------------------------------------------------------------

def normalised(query):
    """Line ends as LF, no ASCII white space around the text. Nothing else: no case folding, no Unicode normalisation."""
    return _valid(query).replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n\r\f\v")


def _asked(rule, request):
    """What an exact key holds of the question."""
    parts = {}
    query = request.get("query")
    if isinstance(query, str) and normalised(query):
        parts["query"] = normalised(query)
    if isinstance(request.get("messages"), (list, tuple)) and request["messages"]:
        parts["messages"] = request["messages"]
    return parts if rule.match != "semantic" else {}


def _digest(parts):
    return hashlib.sha256(canonical(parts).encode("utf-8")).hexdigest()


def _best_entry(request):
    """The best entry there could be: written this moment for this very request. What refuses it refuses all."""
    fields = {name: _request_value(request, name) for name in KEY_FIELDS}
    fields = {name: value for name, value in fields.items() if value is not None}
    return fields, {"age_s": 0, "fields": {**{name: "" for name in _ENTRY_ONLY}, **fields}}


def _plan(document, call_site, request):
    rule, listed = document.rule(call_site)
    entry_fields, best = _best_entry(request)
    refusal = _judge(rule, request, best, {"match": "exact"})
    names = [name for name in rule.required() if name not in _ENTRY_ONLY]
    asked = _asked(rule, request)
    # Without these the key would be the same for every question, or for every conversation.
    by_arguments = rule.layer == "tool_result" and "tool.args_hash" in names
    lacks = ["query"] if rule.match != "semantic" and not asked and not by_arguments else []
    session = _text(request.get("session")) if rule.scope == "session" else None
    if rule.scope == "session" and not session:
        lacks.append("session")
    if lacks and (not refusal or refusal[0] in ("fields_proven", "ttl_and_version")):
        refusal = ("fields_proven", "field_not_proven", (refusal[2] if refusal and refusal[0] == "fields_proven" else []) + lacks)
    step, reason, missing = refusal or ("serve", "", [])
    key_fields = {name: entry_fields[name] for name in sorted(names) if name in entry_fields}
    parts = {"schema": KEY_SCHEMA, "call_site": call_site, "layer": rule.layer, "key_epoch": rule.key_epoch, "fields": key_fields}
    if session:
        parts["session"] = session
    return Plan(cacheable=not refusal, step=step, reason=reason, missing=missing,
                key="" if refusal else _digest({**parts, **asked}), partition="" if refusal else _digest(parts),
                key_fields=key_fields, entry_fields=entry_fields, layer=rule.layer, lane=rule.lane, match=rule.match,
                ttl_s=rule.ttl_seconds, threshold=rule.similarity_threshold, scope=rule.scope, key_epoch=rule.key_epoch,
                listed=listed, revision=document.revision)


# --- what applications use -------------------------------------------------------------------------------------------

class Policy:
    """The policy an application obeys. Threads may share one."""

    def __init__(self, document, path=None, state=None, on_error=None, check_every_s=1.0):
        self._lock = threading.Lock()
        self._document = document
        self._path = path
        self._state = state
        self._on_error = on_error
        self._check_every_s = check_every_s
        self._checked = time.monotonic()

    @classmethod
    def load(cls, path, on_error=None, check_every_s=1.0):
        """Raises OSError or PolicyError when there is no good policy to begin with. From then on the file is looked at
        every check_every_s seconds, when somebody asks."""
        document, state = cls._read(path)
        return cls(document, path, state, on_error, check_every_s)

    @classmethod
    def from_text(cls, text, on_error=None):
        """For a policy that lies in Redis or SQLite; replace() takes the next one."""
        return cls(_Document(text), on_error=on_error)

    def replace(self, text):
        """Takes over another text; False and on_error when it is no good, the last good policy holds."""
        try:
            document = _Document(text)
        except PolicyError as fault:
            self._tell(fault)
            return False
        with self._lock:
            self._document = document
        return True

    @property
    def revision(self):
        return self._current().revision

    def decide(self, call_site, request):
        """What holds before a lookup: whether to look up and store at all, and under which key."""
        return _plan(self._current(), call_site, request)

    def may_serve(self, call_site, request, entry, lookup=None):
        """Whether the entry that was found may be served."""
        document = self._current()
        refusal = _judge(document.rule(call_site)[0], request, entry, lookup or {})
        step, reason, fields = refusal or ("serve", "", [])
        return Verdict(not refusal, step, reason, fields, document.revision)

    @staticmethod
    def _read(path):
        with open(path, "rb") as file:
            found = os.fstat(file.fileno())
            return _Document(file.read()), (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)

    def _tell(self, fault):
        if self._on_error:
            self._on_error(fault)

    def _current(self):
        """The newest good policy. One thread reads the file, the others go on with what there is."""
        if self._path is None or time.monotonic() - self._checked < self._check_every_s or not self._lock.acquire(blocking=False):
            return self._document
        fault = None
        try:
            self._checked = time.monotonic()
            fault = self._reload()
        finally:
            self._lock.release()
        if fault:
            self._tell(fault)
        return self._document

    def _reload(self):
        """The fault of a file that is newly broken."""
        try:
            found = os.stat(self._path)
            state = (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)
        except OSError as fault:
            state = ("unreadable", fault.errno)
            if state == self._state:
                return None
            self._state = state
            return fault
        if state == self._state:
            return None
        self._state = state
        try:
            self._document, self._state = self._read(self._path)
        except (OSError, PolicyError) as fault:
            return fault
        return None


def _event(plan, verdict):
    if verdict is None:
        return "bypass" if plan.reason == "caller_bypassed" else "miss"
    if verdict.serve:
        return "hit"
    return {"too_old": "expired", "version_changed": "invalidated", "caller_bypassed": "bypass"}.get(verdict.reason, "miss")


def log_hit(hits, call_site, request, plan, verdict=None, entry=None, lookup=None, event=None, **extra):
    """Writes what happened as one line of the hit log, with the policy's revision and the reason. `event` is told by
    plan and verdict unless it is named (store after a new answer was kept). More members go by name: latency_ms=12.5,
    or **{"usage.input_tokens": 120}."""
    entry, lookup = entry or {}, lookup or {}
    decided = verdict or plan
    line = {"event": event or _event(plan, verdict), "call_site": call_site, "layer": plan.layer, "lane": plan.lane,
            "key": entry.get("key") or plan.key or None, "threshold": plan.threshold, "match": lookup.get("match"),
            "similarity": lookup.get("similarity"), "cached_query": entry.get("query"), "params": request.get("params"),
            "cacheable": False if request.get("cacheable") is False else None,
            "policy_revision": decided.revision, "decision_step": decided.step, "decision_reason": decided.reason or None,
            "decision_fields": (verdict.fields if verdict else plan.missing) or None}
    for name in ("query", "provider", "model", "user", "session"):
        line[name] = request.get(name)
    if verdict and verdict.serve:
        line["answer"] = entry.get("answer")
    for name in ("id", "created_at", "age_s", "ttl_s"):
        line["entry." + name] = entry.get(name)
    for prefix, fields in (("fields.", plan.entry_fields), ("entry.fields.", entry.get("fields") or {})):
        for name, value in fields.items():
            line[prefix + name] = _text(value)
    return hits.write({**line, **extra})
