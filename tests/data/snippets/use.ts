import { HitLog, hashed } from "./cacheloupe_hits.mjs";

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
hits.close();
