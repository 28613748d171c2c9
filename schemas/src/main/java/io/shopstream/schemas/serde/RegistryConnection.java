package io.shopstream.schemas.serde;

import io.shopstream.schemas.security.TrustedCertificates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How to reach a schema registry, and as whom. Its text form shows the address only. */
public final class RegistryConnection {
    /** The setting of the user for basic authentication. */
    public static final String USER_KEY = "shopstream.registry-user";

    /** The setting of its password. */
    public static final String PASSWORD_KEY = "shopstream.registry-password";

    /** The setting of a bearer token. */
    public static final String TOKEN_KEY = "shopstream.registry-token";

    private static final String REMEDY =
            "set SHOPSTREAM_REGISTRY_USER and SHOPSTREAM_REGISTRY_PASSWORD, or SHOPSTREAM_REGISTRY_TOKEN";

    private final URI base;
    private final String authorization;
    private final TrustedCertificates trusted;

    private RegistryConnection(URI base, String authorization, TrustedCertificates trusted) {
        if (base.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "shopstream.registry (SHOPSTREAM_REGISTRY) must not contain a user: " + REMEDY);
        }
        this.base = base;
        this.authorization = authorization;
        this.trusted = trusted;
    }

    /**
     * Without authentication.
     *
     * @param base root of the Confluent API, such as {@code http://127.0.0.1:8081/apis/ccompat/v7}
     */
    public static RegistryConnection of(URI base) {
        return new RegistryConnection(base, "", TrustedCertificates.OF_JDK);
    }

    /** The same registry, accepting other certificates. */
    public RegistryConnection trusting(TrustedCertificates certificates) {
        return new RegistryConnection(base, authorization, certificates);
    }

    /**
     * The same registry, asked as a user (RFC 7617) or with a token (RFC 6750).
     *
     * @param user empty for none, like {@code password} and {@code token}
     * @throws IllegalArgumentException if the settings contradict each other; names them
     */
    public RegistryConnection as(String user, String password, String token) {
        if (user.isEmpty() != password.isEmpty()) {
            throw new IllegalArgumentException(USER_KEY + " and " + PASSWORD_KEY + " belong together: " + REMEDY);
        }
        if (!user.isEmpty() && !token.isEmpty()) {
            throw new IllegalArgumentException(USER_KEY + " and " + TOKEN_KEY + " exclude each other: " + REMEDY);
        }
        if (user.isEmpty() && token.isEmpty()) {
            return new RegistryConnection(base, "", trusted);
        }
        // The exception of the HTTP client would repeat it.
        if (!token.matches("[!-~]*")) {
            throw new IllegalArgumentException(TOKEN_KEY + " is no token: it has blanks or letters that no token has");
        }
        String value = token.isEmpty()
                ? "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8))
                : "Bearer " + token;
        return new RegistryConnection(base, value, trusted);
    }

    public URI base() {
        return base;
    }

    /** The value of the {@code Authorization} header; empty for none. */
    String authorization() {
        return authorization;
    }

    TrustedCertificates trusted() {
        return trusted;
    }

    /** What to do about HTTP 401 and 403. */
    String remedy() {
        return authorization.isEmpty()
                ? "it asks for a login: " + REMEDY
                : "check the rights of the user or token that SHOPSTREAM_REGISTRY_USER or SHOPSTREAM_REGISTRY_TOKEN"
                        + " names";
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
