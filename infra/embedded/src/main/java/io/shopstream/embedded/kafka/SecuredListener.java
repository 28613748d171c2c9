package io.shopstream.embedded.kafka;

import io.shopstream.embedded.host.Ports;
import io.shopstream.embedded.http.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A second listener, for tests: clients log in by SASL PLAIN. Whoever comes by the first listener may do everything.
 *
 * @param passwords by user; letters and digits
 * @param certificate with which the listener encrypts; null if it does not
 * @param authorizes whether users may do only what ACLs allow; otherwise everything
 */
public record SecuredListener(
        int port, Map<String, String> passwords, @Nullable SelfSignedCertificate certificate, boolean authorizes) {
    private static final String NAME = "SECURED";
    private static final String PREFIX = "listener.name.secured.";
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    public SecuredListener {
        passwords = Map.copyOf(passwords);
    }

    /** For tests of rights, without encryption. */
    public SecuredListener(int port, Map<String, String> passwords) {
        this(port, passwords, null, true);
    }

    /** For tests of connections: with TLS, and also by SCRAM-SHA-512 for users that the broker knows. */
    public static SecuredListener encrypted(
            int port, Map<String, String> passwords, SelfSignedCertificate certificate) {
        return new SecuredListener(port, passwords, certificate, false);
    }

    public String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }

    /** Settings of a client that logs in as the user. */
    public Map<String, String> client(String user) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "security.protocol",
                protocol(),
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "%s username=\"%s\" password=\"%s\";".formatted(LOGIN, user, passwords.get(user))));
        if (certificate != null) {
            settings.put("ssl.truststore.type", "PEM");
            settings.put("ssl.truststore.location", certificate.certificate().toString());
        }
        return settings;
    }

    private String protocol() {
        return certificate == null ? "SASL_PLAINTEXT" : "SASL_SSL";
    }

    void addTo(Properties settings) {
        String listener = "," + NAME + "://" + bootstrapServers();
        settings.computeIfPresent("listeners", (key, listeners) -> listeners + listener);
        settings.computeIfPresent("advertised.listeners", (key, listeners) -> listeners + listener);
        settings.computeIfPresent(
                "listener.security.protocol.map", (key, protocols) -> protocols + "," + NAME + ":" + protocol());
        settings.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512");
        settings.put(
                PREFIX + "plain.sasl.jaas.config",
                passwords.entrySet().stream()
                        .map(each -> " user_%s=\"%s\"".formatted(each.getKey(), each.getValue()))
                        .collect(Collectors.joining("", LOGIN, ";")));
        settings.put(
                PREFIX + "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        if (certificate != null) {
            settings.put(PREFIX + "ssl.keystore.type", "PEM");
            settings.put(PREFIX + "ssl.keystore.key", text(certificate.key()));
            settings.put(PREFIX + "ssl.keystore.certificate.chain", text(certificate.certificate()));
        }
        if (authorizes) {
            settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
            settings.put("super.users", "User:ANONYMOUS");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
