# SPDX-License-Identifier: 0BSD
"""Writes a hit log for Cacheloupe (cacheloupe.hit/1): one JSON object a line. Copy this file into your application.

    hits = HitLog("hits.jsonl")
    hit = {"event": "hit", "call_site": "support.refunds"}
    hit["query"] = question
    hit["fields.access.tenant"] = tenant
    hit["entry.ttl_s"] = 3600
    hits.write(hit)

Names that begin with fields., entry., entry.fields., usage. or params. go into the object of that name. A value of None
is left out, a datetime becomes UTC, the time of writing is added. Threads and processes may write to the same file.
"""
import hashlib
import hmac
import json
import math
import os
from datetime import datetime, timezone

_GROUPS = ("entry.fields", "entry", "fields", "usage", "params")


def hashed(user_id, secret):
    """A stable stand-in for a user's id that cannot be turned back without the secret."""
    return hmac.new(secret.encode(), str(user_id).encode(), hashlib.sha256).hexdigest()[:32]


def _plain(value):
    if not isinstance(value, float) and hasattr(value, "__float__") and not hasattr(value, "__index__"):
        value = float(value)  # a Decimal, a number of numpy
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {str(k): v for k, v in ((k, _plain(v)) for k, v in value.items()) if v is not None}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(v) for v in value]
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    return int(value) if hasattr(value, "__index__") else str(value)


def _bytes(text):
    try:
        return text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair is no text
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def _nested(hit):
    line = {}
    for name, value in _plain(hit).items():
        group = next((g for g in _GROUPS if name.startswith(g + ".")), "")
        at = line
        for step in group.split(".") if group else ():
            at = at.setdefault(step, {})
        at[name[len(group) + 1:] if group else name] = value
    return line


class HitLog:
    def __init__(self, path):
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)

    def write(self, hit):
        """Appends one event. False when the disk did not take it: a log must never break an answer."""
        line = _nested({"ts": datetime.now(timezone.utc), **hit})
        data = _bytes(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
        try:
            return os.write(self._file, data) == len(data)
        except OSError:
            return False

    def close(self):
        os.close(self._file)
