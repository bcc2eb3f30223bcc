package org.flightplan.web.hostile;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What has broken servers before, by chance: values, bodies and headers. Of one seed it is always the same. */
final class HostileInputs {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "'",
            "' or '1'='1",
            "\"; drop table event_store; --",
            "1); select pg_sleep(9); --",
            "$$;--",
            "%s%n%x",
            "${jndi:ldap://127.0.0.1:1/a}",
            "#{1+1}",
            "${1+1}",
            "<script>alert(1)</script>",
            "../../../../etc/passwd",
            "..%2f..%2fWEB-INF%2fweb.xml",
            "%00",
            "%ff%fe",
            "\u202e\u0007\u001b[31m",
            "\ud83d\ude00",
            "e\u0301\u0301\u0301\u0301",
            "\u00a0",
            "\u200b\u2060\ufeff",
            "\u0301",
            "\u3164\u2800",
            "\ue000\uffff",
            "null",
            "undefined",
            "NaN",
            "true",
            "-1",
            "0",
            "9223372036854775808",
            "1e400",
            "2026-02-29T00:00:00+0000",
            "2026-03-01T14:30:00.0000000000001+0060",
            "W/\"1\"",
            "\"1\", \"2\"",
            "\"9999999999\"",
            "2026-02-30T25:61:61Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "2026-03-01T14:30:00+23:59",
            "00000000-0000-0000-0000-000000000000",
            "{}",
            "[]",
            "a,b;c=d&e=f?g#h",
            "phi1:AAAA",
            "phi1:" + "A".repeat(200));

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "}",
            "[",
            "nul",
            "{\"a\":}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":01}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\u0000\"}",
            "{\"\":\"\"}",
            "{\"__proto__\":{\"a\":1}}",
            "{\"a\":1e999999999}",
            "{\"a\":1E400000000,\"b\":[1e-400000000,-0e999999999]}",
            "{\"a\":1e99999999999999}",
            "{\"a\\u0000\":1,\"b\\ud800\":2}",
            "{\"a\":{\"b\":1,\"\\u0062\":2}}",
            "\u0000",
            "\ufeff{}",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "a=b&c=d",
            "\"text\"",
            "17",
            "true");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json;charset=utf-16",
            "application/xml",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/problem+json",
            "*/*",
            "json",
            "/");

    private final Random random;
    private final List<UUID> ids;

    /** @param seed of chance, {@code ids} that exist, here or in another hospital */
    HostileInputs(long seed, List<UUID> ids) {
        this.random = new Random(seed);
        this.ids = ids;
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    <T> T anyOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    String text() {
        return switch (random.nextInt(10)) {
            case 0 -> anyOf(ids).toString();
            case 1 -> anyOf(TEXTS).repeat(1 + random.nextInt(400));
            case 2 -> String.valueOf(random.nextLong());
            case 3 -> noise(random.nextInt(40));
            default -> anyOf(TEXTS);
        };
    }

    String id() {
        return oneIn(3) ? text() : anyOf(ids).toString();
    }

    String contentType() {
        return anyOf(TYPES);
    }

    /** A body: the example with something in it replaced, taken away or added; or nothing like it. */
    byte[] body(JsonObject example) {
        return switch (random.nextInt(10)) {
            case 4 -> doubled(example).getBytes(StandardCharsets.UTF_8);
            case 5 -> huge(example).getBytes(StandardCharsets.UTF_8);
            case 0 -> anyOf(BODIES).getBytes(StandardCharsets.UTF_8);
            case 1 -> bytes();
            case 2 -> nested(1 + random.nextInt(5_000)).getBytes(StandardCharsets.UTF_8);
            case 3 -> cut(example.toString().getBytes(StandardCharsets.UTF_8));
            default -> spoilt(example).toString().getBytes(StandardCharsets.UTF_8);
        };
    }

    /** The example with a member twice, with the same value or another. */
    private String doubled(JsonObject example) {
        if (example.isEmpty()) {
            return "{\"a\":1,\"a\":1}";
        }
        String name = anyOf(List.copyOf(example.keySet()));
        String value = (oneIn(2) ? example.get(name) : value(2)).toString();
        return "{\"" + name + "\":" + value + "," + example.toString().substring(1);
    }

    /** The example with a number in it that would fill the memory when written out. */
    private String huge(JsonObject example) {
        if (example.isEmpty()) {
            return "{\"a\":1e2147483647}";
        }
        String name = anyOf(List.copyOf(example.keySet()));
        String number = anyOf(List.of("1e999999999", "1E400000000", "-1e-400000000", "1e2", "1e2147483648"));
        JsonObject marked =
                Json.createObjectBuilder(example).add(name, "<huge>").build();
        return marked.toString().replace("\"<huge>\"", number);
    }

    private JsonObject spoilt(JsonObject object) {
        JsonObjectBuilder spoilt = Json.createObjectBuilder();
        String victim = object.isEmpty() ? "" : anyOf(List.copyOf(object.keySet()));
        object.forEach((name, value) -> {
            if (!name.equals(victim)) {
                spoilt.add(name, value);
            } else if (value instanceof JsonObject inner && !oneIn(3)) {
                spoilt.add(name, spoilt(inner));
            } else if (value instanceof JsonArray list && !list.isEmpty() && !oneIn(3)) {
                spoilt.add(name, spoilt(list));
            } else if (!oneIn(6)) {
                spoilt.add(name, value(3));
            }
        });
        if (oneIn(5)) {
            spoilt.add(text(), value(2));
        }
        return spoilt.build();
    }

    private JsonArray spoilt(JsonArray list) {
        var spoilt = Json.createArrayBuilder();
        list.forEach(value -> spoilt.add(value instanceof JsonObject inner ? spoilt(inner) : value(2)));
        return oneIn(4) ? spoilt.add(value(2)).build() : spoilt.build();
    }

    private JsonValue value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0 -> JsonValue.NULL;
            case 1 -> JsonValue.TRUE;
            case 2 -> Json.createValue(random.nextLong());
            case 3 -> Json.createValue(random.nextDouble() * Math.pow(10, random.nextInt(600) - 300));
            case 7 ->
                Json.createArrayBuilder()
                        .add(value(depth - 1))
                        .add(value(depth - 1))
                        .build();
            case 8 -> Json.createObjectBuilder().add(text(), value(depth - 1)).build();
            case 9 -> JsonValue.EMPTY_JSON_OBJECT;
            default -> Json.createValue(text());
        };
    }

    private String nested(int levels) {
        return "{\"a\":".repeat(levels) + "1" + "}".repeat(oneIn(3) ? levels / 2 : levels);
    }

    private byte[] cut(byte[] whole) {
        byte[] part = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
        if (part.length > 0 && oneIn(2)) {
            part[random.nextInt(part.length)] = (byte) random.nextInt(256);
        }
        return part;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String noise(int length) {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < length; i++) {
            noise.appendCodePoint(1 + random.nextInt(0xD7FE));
        }
        return noise.toString();
    }
}
