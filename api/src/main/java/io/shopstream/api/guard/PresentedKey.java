package io.shopstream.api.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key as somebody presents it, without its secret: {@code sk_<id>_<secret>}. The secret has 256 random bits, so a
 * fast hash is enough: there is nothing to guess.
 *
 * @param id null if the text has another form
 * @param hash SHA-256 of the whole text, hexadecimal
 */
record PresentedKey(@Nullable String id, String hash) {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ID_LETTERS = 12;
    // 62^43 is more than 2^256.
    private static final int SECRET_LETTERS = 43;
    private static final Pattern FORM = Pattern.compile("sk_([0-9A-Za-z]{8,32})_[0-9A-Za-z]{" + SECRET_LETTERS + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static PresentedKey of(String text) {
        Matcher form = FORM.matcher(text);
        return new PresentedKey(form.matches() ? form.group(1) : null, sha256(text));
    }

    static String newId() {
        return random(ID_LETTERS);
    }

    /** The text of a new key. */
    static String newText(String id) {
        return "sk_" + id + "_" + random(SECRET_LETTERS);
    }

    /** As many random letters and digits as have 256 bits. */
    static String newSecret() {
        return random(SECRET_LETTERS);
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int index = 0; index < length; index++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Compares in a time that does not depend on where the hashes differ. */
    boolean hasHash(String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
