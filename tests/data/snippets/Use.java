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
        }
    }
}
