import sys
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from types import SimpleNamespace

from cacheloupe_hits import HitLog, hashed

question = 'Can I "return" it?\n\tC:\\tmp <b>&</b> é 😀 \x01'
tenant = "acme"
model = "gpt-4o-mini"
latency_ms = 12.5
saved_usd = 0.002
request_id = "req-1"
found = SimpleNamespace(
    question="May I return it?",
    answer="Ja, übermorgen.",
    similarity=0.94,
    created_at=datetime(2026, 11, 1, 10, 0, 0, 250000, timezone(timedelta(hours=1))),
    ttl_s=3600,
    tenant="acme",
)

awkward = "\"'\\\r\n\t\0\b\x1f\x7f\u2028\u2029\ufeff e\u0301 👩‍👩‍👧 \ud83d\ude00 half \ud83d then \udc00 end \ud800"

hits = HitLog(sys.argv[1])
for _ in range(int(sys.argv[2])):
    hit = {}
    # @LINES@
    hit["user"] = hashed("user-7", "pepper")
    hit["threshold"] = None
    hit["runner_up"] = float("nan")
    hit["fields.source.document_ids"] = ["a", "b"]
    hit["usage.input_tokens"] = 120
    if not hits.write(hit):
        sys.exit("not written")
for event in ("hit", "miss", "store", "bypass", "expired", "refresh", "invalidated"):
    hits.write({
        "event": event,
        "id": "awkward-" + event,
        "call_site": "kinds." + event,
        "query": awkward,
        "answer": "long " * 40_000,
        "session": "",
        "similarity": float("nan"),
        "threshold": float("inf"),
        "latency_ms": 0.1,
        "cost_usd": Decimal("0.0000001"),
        "usage.output_tokens": 9007199254740991,
        "params.stop": [awkward, "b"],
        "params.extra": {"none": float("nan"), "text": "x", "at": found.created_at},
        "entry.id": awkward,
        "fields.output.locale": "de-DE",
        "note \"1\"": True,
    })
hits.close()
