import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

public final class Use {
    static final class Found {
        final String question = "May I return it?";
        final String answer = "Ja, übermorgen.";
        final String tenant = "acme";
        final double similarity = 0.94;
        final Instant createdAt = Instant.parse("2026-11-01T09:00:00.250Z");
        final int ttlS = 3600;
    }

    public static void main(String[] args) throws Exception {
        String question = "Can I \"return\" it?\n\tC:\\tmp <b>&</b> é 😀 \001";
        String tenant = "acme";
        String model = "gpt-4o-mini";
        double latencyMs = 12.5;
        double savedUsd = 0.002;
        String requestId = "req-1";
        Found found = new Found();
        try (CacheloupeHits hits = new CacheloupeHits(args[0])) {
            for (int i = 0; i < Integer.parseInt(args[1]); ++i) {
                Map<String, Object> hit = new LinkedHashMap<>();
                // @LINES@
                hit.put("user", CacheloupeHits.hashed("user-7", "pepper"));
                hit.put("threshold", null);
                hit.put("runner_up", Double.NaN);
                hit.put("fields.source.document_ids", Arrays.asList("a", "b"));
                hit.put("usage.input_tokens", 120);
                if (!hits.write(hit)) {
                    throw new IllegalStateException("not written");
                }
            }
            for (String event : new String[] {"hit", "miss", "store", "bypass", "expired", "refresh", "invalidated"}) {
                if (!hits.write(awkward(event, found))) {
                    throw new IllegalStateException("not written");
                }
            }
        }
    }

    static Map<String, Object> awkward(String event, Found found) {
        String text = "\"'\\\r\n\t\0\b\037\177\u2028\u2029\ufeff e\u0301 👩‍👩‍👧 \ud83d\ude00 half \ud83d then \udc00 end \ud800";
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("none", Double.NaN);
        extra.put("text", "x");
        extra.put("at", found.createdAt);
        Map<String, Object> hit = new LinkedHashMap<>();
        hit.put("event", event);
        hit.put("id", "awkward-" + event);
        hit.put("call_site", "kinds." + event);
        hit.put("query", text);
        hit.put("answer", "long ".repeat(40_000));
        hit.put("session", "");
        hit.put("similarity", Float.NaN);
        hit.put("threshold", Double.POSITIVE_INFINITY);
        hit.put("latency_ms", 0.1f);
        hit.put("cost_usd", 0.0000001);
        hit.put("usage.output_tokens", 9007199254740991L);
        hit.put("params.stop", new String[] {text, "b"});
        hit.put("params.extra", extra);
        hit.put("entry.id", text);
        hit.put("fields.output.locale", "de-DE");
        hit.put("note \"1\"", true);
        return hit;
    }
}
