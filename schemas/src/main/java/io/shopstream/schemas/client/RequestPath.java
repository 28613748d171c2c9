package io.shopstream.schemas.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Builds a path with encoded query parameters. Ids are parameters, too: on the way, a path segment such as {@code ..} is
 * folded, encoded or not.
 */
final class RequestPath {
    private final StringBuilder text;
    private char separator = '?';

    RequestPath(String path) {
        text = new StringBuilder(path);
    }

    /** @param value null to leave the parameter out */
    RequestPath with(String parameter, @Nullable Object value) {
        if (value != null) {
            text.append(separator).append(parameter).append('=').append(encode(value.toString()));
            separator = '&';
        }
        return this;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
