// SPDX-License-Identifier: 0BSD
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes a hit log for Cacheloupe (cacheloupe.hit/1): one JSON object a line. Copy this file into your application.
 *
 * <pre>
 * CacheloupeHits hits = new CacheloupeHits("hits.jsonl");
 * Map&lt;String, Object&gt; hit = new LinkedHashMap&lt;&gt;();
 * hit.put("event", "hit");
 * hit.put("call_site", "support.refunds");
 * hit.put("query", question);
 * hit.put("fields.access.tenant", tenant);
 * hit.put("entry.ttl_s", 3600);
 * hits.write(hit);
 * </pre>
 *
 * Names that begin with fields., entry., entry.fields., usage. or params. go into the object of that name. A null is left
 * out, an Instant becomes RFC 3339, the time of writing is added. Threads and processes may write to the same file.
 */
public final class CacheloupeHits implements AutoCloseable {
    private static final String[] GROUPS = {"entry.fields", "entry", "fields", "usage", "params"};
    private final FileChannel file;

    public CacheloupeHits(String path) throws IOException {
        file = FileChannel.open(Path.of(path), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** A stable stand-in for a user's id that cannot be turned back without the secret. */
    public static String hashed(String userId, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            StringBuilder hex = new StringBuilder();
            for (byte b : mac.doFinal(userId.getBytes(StandardCharsets.UTF_8))) {
                hex.append(String.format("%02x", b & 0xff));
            }
            return hex.substring(0, 32);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Appends one event. False when the disk did not take it: a log must never break an answer. */
    public boolean write(Map<String, ?> hit) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ts", Instant.now());
        hit.forEach((name, value) -> put(line, name, value));
        StringBuilder text = new StringBuilder();
        append(text, line);
        byte[] bytes = text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        try {
            return file.write(ByteBuffer.wrap(bytes)) == bytes.length;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> line, String name, Object value) {
        if (isAbsent(value)) {
            return;
        }
        Map<String, Object> at = line;
        String rest = name;
        for (String group : GROUPS) {
            if (name.startsWith(group + ".")) {
                for (String step : group.split("\\.")) {
                    at = (Map<String, Object>) at.computeIfAbsent(step, s -> new LinkedHashMap<String, Object>());
                }
                rest = name.substring(group.length() + 1);
                break;
            }
        }
        at.put(rest, value);
    }

    private static boolean isAbsent(Object value) {
        return value == null || (value instanceof Number && !Double.isFinite(((Number) value).doubleValue()));
    }

    private static void append(StringBuilder out, Object value) {
        if (isAbsent(value)) {
            out.append("null");
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Instant) {
            appendText(out, ((Instant) value).truncatedTo(ChronoUnit.MILLIS).toString());
        } else if (value instanceof Map) {
            String separator = "{";
            for (Map.Entry<?, ?> member : ((Map<?, ?>) value).entrySet()) {
                if (!isAbsent(member.getValue())) {
                    appendText(out.append(separator), String.valueOf(member.getKey()));
                    append(out.append(':'), member.getValue());
                    separator = ",";
                }
            }
            out.append(separator.equals("{") ? "{}" : "}");
        } else if (value.getClass().isArray()) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); ++i) {
                list.add(Array.get(value, i));
            }
            append(out, list);
        } else if (value instanceof Iterable) {
            String separator = "[";
            for (Object one : (Iterable<?>) value) {
                append(out.append(separator), one);
                separator = ",";
            }
            out.append(separator.equals("[") ? "[]" : "]");
        } else {
            appendText(out, value.toString());
        }
    }

    private static void appendText(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", c));
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                out.append('\ufffd'); // half of a surrogate pair is no text
            } else {
                out.appendCodePoint(c);
            }
        }
        out.append('"');
    }
}
