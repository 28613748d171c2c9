package io.shopstream.api.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies made from a valid one by breaking it: each member of each object in every way, and the whole. */
final class HostileBodies {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MARK = "@@member@@";
    private static final String DEEP = "[".repeat(20_000) + "]".repeat(20_000);
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "7",
            "-1",
            "0.1",
            "1e999999999",
            "1e-999999999",
            "99999999999999999999999999",
            "-9223372036854775808",
            "{}",
            "[]",
            "[[null]]",
            "{\"a\":{}}",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"-1\"",
            "\"99999999999999999999.99\"",
            "\"1e999999999\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"😀\\u202e\"",
            "\"'; drop table warehouse.orders;--\"",
            "\"../../etc/passwd\"",
            "\"+999999999-12-31T23:59:59.999999999Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"" + "a".repeat(100_000) + "\"",
            DEEP);
    private static final List<String> WHOLES = List.of(
            "",
            " ",
            "null",
            "[]",
            "{}",
            "7",
            "\"x\"",
            "[",
            "{",
            "{\"",
            "]",
            "\u0000",
            "\ufeff{}",
            "[null]",
            "[[]]",
            "[7]",
            "{\"a\":1}",
            "{\"a\":1,\"a\":2}",
            "// x",
            "NaN",
            DEEP,
            "{\"a\":".repeat(5_000),
            "[{}".repeat(1_000),
            "[" + "{},".repeat(20_000) + "{}]",
            "\n".repeat(100_000),
            "<a/>",
            "a=1&b=2");

    private HostileBodies() {}

    /** @param valid one JSON value, or lines of them, of which the first is broken */
    static List<String> of(String valid, boolean lines) {
        List<String> bodies = new ArrayList<>(WHOLES);
        int end = lines ? valid.indexOf('\n') : -1;
        String first = end < 0 ? valid : valid.substring(0, end);
        String rest = end < 0 ? "" : valid.substring(end);
        JsonNode root = JSON.readTree(first);
        forEachMember(root, (object, name) -> broken(root, object, name).forEach(body -> bodies.add(body + rest)));
        bodies.add(first + first + rest);
        bodies.add(first.substring(0, first.length() / 2));
        return bodies;
    }

    private static void forEachMember(JsonNode node, BiConsumer<ObjectNode, String> use) {
        switch (node) {
            case ObjectNode object ->
                List.copyOf(object.propertyNames()).forEach(name -> {
                    use.accept(object, name);
                    forEachMember(object.get(name), use);
                });
            case ArrayNode array when !array.isEmpty() -> forEachMember(array.get(0), use);
            default -> {}
        }
    }

    private static List<String> broken(JsonNode root, ObjectNode object, String name) {
        List<String> bodies = new ArrayList<>();
        JsonNode valid = object.get(name);
        object.put(name, MARK);
        String marked = root.toString();
        VALUES.forEach(value -> bodies.add(marked.replace("\"" + MARK + "\"", value)));
        String twice = valid + ",\"" + name + "\":" + valid;
        bodies.add(marked.replace("\"" + MARK + "\"", twice));
        bodies.add(marked.replace("\"" + name + "\":\"" + MARK + "\"", "\"no_such_member\":1"));
        bodies.add(marked.replace("\"" + name + "\":\"" + MARK + "\"", "\"" + name.repeat(2_000) + "\":1"));
        object.set(name, valid);
        return bodies;
    }
}
