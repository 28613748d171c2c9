package io.shopstream.api.web.guard;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the guard, all under {@code shopstream.guard.}; api.yaml names the environment variable of each key.
 *
 * @param operatorKey a key with the role operator that needs no table, such as the first one; null for none (an empty
 *     setting becomes null)
 * @param requestsPerSecond limit per key, and per address of those without; 0 for none, null for none on a loopback
 *     address and {@value #DEFAULT_RATE} elsewhere
 * @param corsOrigins sites whose pages may use this API with a key, such as {@code https://shop.example.org}
 * @param secureCookie whether browsers send the cookie of a session by https only, although the service itself answers
 *     by http: true behind a proxy that speaks https; links of its answers begin with https then
 */
@ConfigurationProperties("shopstream.guard")
record GuardSettings(
        @Nullable String operatorKey,
        @Nullable Integer requestsPerSecond,
        @DefaultValue List<String> corsOrigins,
        @DefaultValue("false") boolean secureCookie) {
    static final int DEFAULT_RATE = 50;

    private static final int MAX_PER_SECOND = 1_000_000;
    private static final int SHORTEST_KEY = 32;
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9._-]+(:[0-9]{1,5})?");

    /** @throws IllegalArgumentException naming the key and what it should be; never the value of a secret */
    GuardSettings {
        operatorKey = operatorKey == null || operatorKey.isBlank() ? null : operatorKey.strip();
        require(
                operatorKey == null || operatorKey.length() >= SHORTEST_KEY,
                "shopstream.guard.operator-key (SHOPSTREAM_OPERATOR_KEY) must have at least 32 characters, such as the"
                        + " output of 'openssl rand -hex 32'");
        require(
                requestsPerSecond == null || requestsPerSecond >= 0 && requestsPerSecond <= MAX_PER_SECOND,
                "shopstream.guard.requests-per-second (SHOPSTREAM_REQUESTS_PER_SECOND) must be from 0 (no limit) to "
                        + MAX_PER_SECOND);
        corsOrigins = corsOrigins.stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
        require(
                corsOrigins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches()),
                "shopstream.guard.cors-origins (SHOPSTREAM_CORS_ORIGINS) must be origins in lower case without path,"
                        + " separated by commas, such as https://shop.example.org");
    }

    /** Requests per second; 0 for no limit. */
    int rate(boolean loopbackOnly) {
        if (requestsPerSecond != null) {
            return requestsPerSecond;
        }
        return loopbackOnly ? 0 : DEFAULT_RATE;
    }

    /** Omits the key. */
    @Override
    public String toString() {
        return "operator-key=%s, requests-per-second=%s, cors-origins=%s, secure-cookie=%s"
                .formatted(operatorKey == null ? "none" : "***", requestsPerSecond, corsOrigins, secureCookie);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
