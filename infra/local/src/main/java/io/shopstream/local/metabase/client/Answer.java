package io.shopstream.local.metabase.client;

import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What Metabase answered.
 *
 * @param body missing if it is not JSON
 * @param text the body as it is
 */
record Answer(int status, JsonNode body, String text) {
    private static final int MAX_TEXT = 300;

    boolean isGood() {
        return status / 100 == 2;
    }

    /** Why it refused: Metabase has three ways to tell. */
    String reason() {
        if (body.path("errors").isObject() && !body.path("errors").isEmpty()) {
            return body.path("errors").properties().stream().map(Answer::error).collect(Collectors.joining("; "));
        }
        if (body.path("message").isString()) {
            return body.path("message").asString();
        }
        String plain = text.strip();
        return plain.length() > MAX_TEXT ? plain.substring(0, MAX_TEXT) + " ..." : plain;
    }

    private static String error(Map.Entry<String, JsonNode> error) {
        JsonNode value = error.getValue();
        return error.getKey() + ": " + (value.isString() ? value.asString() : value.toString());
    }
}
