package io.shopstream.schemas.serde;

import io.shopstream.schemas.security.TrustedCertificates;
import io.shopstream.schemas.serializer.SerializerChoice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How to reach a schema registry, as whom, and with which class values are written under its schemas. Its text form shows
 * the address only.
 */
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
    private final Login login;
    private final TrustedCertificates trusted;
    private final SerializerChoice serializer;

    private RegistryConnection(URI base, Login login, TrustedCertificates trusted, SerializerChoice serializer) {
        if (base.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "shopstream.registry (SHOPSTREAM_REGISTRY) must not contain a user: " + REMEDY);
        }
        this.base = base;
        this.login = login;
        this.trusted = trusted;
        this.serializer = serializer;
    }

    /**
     * Without authentication.
     *
     * @param base root of the Confluent API, such as {@code http://127.0.0.1:8081/apis/ccompat/v7}
     */
    public static RegistryConnection of(URI base) {
        return new RegistryConnection(base, Login.NONE, TrustedCertificates.OF_JDK, SerializerChoice.OURS);
    }

    /** The same registry, accepting other certificates. */
    public RegistryConnection trusting(TrustedCertificates certificates) {
        return new RegistryConnection(base, login, certificates, serializer);
    }

    /** The same registry, whose values another class writes. */
    public RegistryConnection writing(SerializerChoice choice) {
        return new RegistryConnection(base, login, trusted, choice);
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
        // The exception of the HTTP client would repeat it.
        if (!token.matches("[!-~]*")) {
            throw new IllegalArgumentException(TOKEN_KEY + " is no token: it has blanks or letters that no token has");
        }
        return new RegistryConnection(base, new Login(user, password, token), trusted, serializer);
    }

    public URI base() {
        return base;
    }

    /** The value of the {@code Authorization} header; empty for none. */
    String authorization() {
        return login.header();
    }

    TrustedCertificates trusted() {
        return trusted;
    }

    /**
     * A new serializer that writes values instead of ours; empty for ours.
     *
     * @throws IllegalArgumentException if it refuses its settings
     */
    Optional<Serializer<Object>> otherSerializer() {
        return serializer.open(clientSettings());
    }

    /** This connection in the settings of Confluent's clients; holds secrets. */
    Map<String, String> clientSettings() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "schema.registry.url",
                base.toString(),
                // Our own client registers, with the compatibility of the subject.
                "auto.register.schemas",
                "false"));
        if (!trusted.file().isEmpty()) {
            settings.put("schema.registry.ssl.truststore.type", "PEM");
            settings.put("schema.registry.ssl.truststore.location", trusted.file());
        }
        login.addTo(settings);
        return settings;
    }

    /** What to do about HTTP 401 and 403. */
    String remedy() {
        return login.header().isEmpty()
                ? "it asks for a login: " + REMEDY
                : "check the rights of the user or token that SHOPSTREAM_REGISTRY_USER or SHOPSTREAM_REGISTRY_TOKEN"
                        + " names";
    }

    @Override
    public String toString() {
        return base.toString();
    }

    /** Empty texts for what there is not. */
    private record Login(String user, String password, String token) {
        static final Login NONE = new Login("", "", "");

        String header() {
            if (!token.isEmpty()) {
                return "Bearer " + token;
            }
            return user.isEmpty()
                    ? ""
                    : "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        void addTo(Map<String, String> settings) {
            if (!token.isEmpty()) {
                settings.put("bearer.auth.credentials.source", "STATIC_TOKEN");
                settings.put("bearer.auth.token", token);
            } else if (!user.isEmpty()) {
                settings.put("basic.auth.credentials.source", "USER_INFO");
                settings.put("basic.auth.user.info", user + ":" + password);
            }
        }

        @Override
        public String toString() {
            return user;
        }
    }
}
