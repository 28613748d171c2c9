package io.shopstream.schemas.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** JDBC URLs of PostgreSQL, which may carry credentials as parameters. */
public final class JdbcUrl {
    private JdbcUrl() {}

    /**
     * The URL without user and passwords ({@code user}, {@code password}, {@code sslpassword} and every other parameter whose
     * name ends with {@code password}, in any case), so that it can be logged.
     */
    public static String withoutCredentials(String url) {
        int query = url.indexOf('?');
        if (query < 0) {
            return url;
        }
        String kept = Arrays.stream(url.substring(query + 1).split("&", -1))
                .filter(parameter -> !isCredential(parameter.split("=", 2)[0].toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("&"));
        return url.substring(0, query) + (kept.isEmpty() ? "" : "?" + kept);
    }

    private static boolean isCredential(String name) {
        return name.equals("user") || name.endsWith("password");
    }
}
