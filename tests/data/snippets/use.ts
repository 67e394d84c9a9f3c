import { Hit, HitLog, hashed } from "./cacheloupe_hits.js";

const question = 'Can I "return" it?\n\tC:\\tmp <b>&</b> é 😀 \x01';
const tenant = "acme";
const model = "gpt-4o-mini";
const latencyMs = 12.5;
const savedUsd = 0.002;
const requestId = "req-1";
const found = {
  question: "May I return it?",
  answer: "Ja, übermorgen.",
  similarity: 0.94,
  createdAt: new Date("2026-11-01T10:00:00.250+01:00"),
  ttlS: 3600,
  tenant: "acme",
};

const awkward = "\"'\\\r\n\t\0\b\x1f\x7f\u2028\u2029\ufeff e\u0301 👩‍👩‍👧 \ud83d\ude00 half \ud83d then \udc00 end \ud800";

const hits = new HitLog(process.argv[2]);
for (let i = 0; i < Number(process.argv[3]); ++i) {
  const hit: Hit = {};
  // @LINES@
  hit["user"] = hashed("user-7", "pepper");
  hit["threshold"] = null;
  hit["runner_up"] = NaN;
  hit["fields.source.document_ids"] = ["a", "b"];
  hit["usage.input_tokens"] = 120;
  if (!hits.write(hit)) throw new Error("not written");
}
for (const event of ["hit", "miss", "store", "bypass", "expired", "refresh", "invalidated"]) {
  hits.write({
    event,
    id: "awkward-" + event,
    call_site: "kinds." + event,
    query: awkward,
    answer: "long ".repeat(40_000),
    session: "",
    similarity: NaN,
    threshold: Infinity,
    latency_ms: 0.1,
    cost_usd: 0.0000001,
    "usage.output_tokens": 9007199254740991n,
    "params.stop": [awkward, "b"],
    "params.extra": { none: NaN, text: "x", at: found.createdAt },
    "entry.id": awkward,
    "fields.output.locale": "de-DE",
    'note "1"': true,
  });
}
hits.close();
