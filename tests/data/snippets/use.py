import sys
from datetime import datetime, timedelta, timezone
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
hits.close()
