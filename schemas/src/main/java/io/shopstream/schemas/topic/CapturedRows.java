package io.shopstream.schemas.topic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names rows of the shop database as the sources of dead letters. */
public final class CapturedRows {
    // Without ":", which marks a hash.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int HASH_DIGITS = 12;

    private CapturedRows() {}

    /**
     * {@code shop.users#u-17}; {@code shop.users#sha256:9f86d081884c} if the key is long or has unusual characters, so
     * that every name fits an index entry and can be typed.
     *
     * @param table qualified with the schema
     * @param key the primary key
     */
    public static String source(String table, String key) {
        return sourcesOf(table) + (PLAIN.matcher(key).matches() ? key : "sha256:" + hash(key));
    }

    /** What the names of all rows of the table begin with. */
    public static String sourcesOf(String table) {
        return table + "#";
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
