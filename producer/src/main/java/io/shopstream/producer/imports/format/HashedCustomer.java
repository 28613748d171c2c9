package io.shopstream.producer.imports.format;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The id of a customer of whom a file has only a text such as an e-mail address, which would stay in the log for ever,
 * and would be seen wherever customers are shown.
 */
public final class HashedCustomer {
    private static final int DIGITS = 20;

    private HashedCustomer() {}

    /** {@code c-} and the first 20 digits of the SHA-256 of the text in lower case. */
    public static String id(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return "c-" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
