package io.shopstream.local.metabase.provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One text for JSON that means the same: keys in order, without nulls and empty containers, which Metabase adds and
 * removes, and without the ids that it makes anew for each answer.
 */
final class Canonical {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ID_OF_ANSWER = "lib/uuid";
    private static final int HASH_LENGTH = 12;

    private Canonical() {}

    static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    /** A short hash of the text. */
    static String hash(Object value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(text(tree(value)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(JsonNode node) {
        StringBuilder text = new StringBuilder();
        append(text, node);
        return text.toString();
    }

    private static void append(StringBuilder text, JsonNode node) {
        if (node.isObject()) {
            text.append('{');
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
            sorted.forEach((key, value) -> {
                if (!isNothing(value) && !key.equals(ID_OF_ANSWER)) {
                    text.append(key).append(':');
                    append(text, value);
                    text.append(',');
                }
            });
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            node.forEach(each -> {
                append(text, each);
                text.append(',');
            });
            text.append(']');
        } else {
            text.append(node);
        }
    }

    private static boolean isNothing(JsonNode node) {
        return node.isNull() || node.isMissingNode() || node.isContainer() && node.isEmpty();
    }
}
