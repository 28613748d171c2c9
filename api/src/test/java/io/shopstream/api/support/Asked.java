package io.shopstream.api.support;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of one query; fails if a required one is missing. */
record Asked(Map<String, String> parameters) {

    static Asked of(@Nullable String query) {
        return new Asked(
                query == null
                        ? Map.of()
                        : Arrays.stream(query.split("&", -1))
                                .map(pair -> pair.split("=", 2))
                                .collect(Collectors.toMap(
                                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))));
    }

    String text(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    @Nullable String optional(String name) {
        return parameters.get(name);
    }

    Instant moment(String name) {
        return Instant.parse(text(name));
    }
}
