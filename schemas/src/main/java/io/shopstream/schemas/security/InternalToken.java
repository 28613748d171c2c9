package io.shopstream.schemas.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret that the services of one shop share. Each sends it to the others; where a service can be reached from
 * other machines, it answers nobody else. Its text form never shows the secret.
 */
public final class InternalToken {
    /** The setting. */
    public static final String KEY = "shopstream.internal-token";

    /** The environment variable of {@link #KEY}. */
    public static final String VARIABLE = "SHOPSTREAM_INTERNAL_TOKEN";

    /** The request header that carries the token, after {@code Bearer} and a space (RFC 6750). */
    public static final String HEADER = "Authorization";

    /** No token: it is not sent, and no request carries it. */
    public static final InternalToken NONE = new InternalToken("");

    private static final String SCHEME = "Bearer ";
    // What RFC 6750 allows in the header, and enough of it that nobody can guess.
    private static final Pattern FORM = Pattern.compile("(?=.{32,512}$)[A-Za-z0-9._~+/-]+=*");

    private final String secret;

    private InternalToken(String secret) {
        this.secret = secret;
    }

    /**
     * @param text the value of {@link #KEY}; blank for no token. Blanks around it are ignored: files end with a newline
     * @throws IllegalArgumentException if it has another form; names the setting and the form, never the value
     */
    public static InternalToken of(String text) {
        String secret = text.strip();
        if (secret.isEmpty()) {
            return NONE;
        }
        if (!FORM.matcher(secret).matches()) {
            throw new IllegalArgumentException(
                    KEY + " (" + VARIABLE + ") must be 32 to 512 letters, digits and . _ ~ + / - such as the output of"
                            + " 'openssl rand -hex 32'");
        }
        return new InternalToken(secret);
    }

    /** Whether there is no token. */
    public boolean isNone() {
        return secret.isEmpty();
    }

    /** The value to send in {@link #HEADER}; empty if there is no token. */
    public Optional<String> authorization() {
        return isNone() ? Optional.empty() : Optional.of(SCHEME + secret);
    }

    /**
     * Whether a request carries this token, exactly once. Takes the same time whatever part of it is wrong.
     *
     * @param authorization all values of {@link #HEADER} in the request
     */
    public boolean isIn(List<String> authorization) {
        if (isNone() || authorization.size() != 1) {
            return false;
        }
        String value = authorization.getFirst();
        // The name of the scheme is not case-sensitive.
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(bytes(value.substring(SCHEME.length()).strip()), bytes(secret));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return isNone() ? "none" : "***";
    }
}
