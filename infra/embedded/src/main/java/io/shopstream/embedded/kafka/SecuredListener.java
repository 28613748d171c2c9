package io.shopstream.embedded.kafka;

import io.shopstream.embedded.host.Ports;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A second listener, for tests of rights: clients log in by SASL PLAIN without encryption and may do what the ACLs allow.
 * Whoever comes by the first listener may do everything.
 *
 * @param passwords by user; letters and digits
 */
public record SecuredListener(int port, Map<String, String> passwords) {
    private static final String NAME = "SECURED";
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    public SecuredListener {
        passwords = Map.copyOf(passwords);
    }

    public String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }

    /** Settings of a client that logs in as the user. */
    public Map<String, String> client(String user) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "%s username=\"%s\" password=\"%s\";".formatted(LOGIN, user, passwords.get(user)));
    }

    void addTo(Properties settings) {
        String listener = "," + NAME + "://" + bootstrapServers();
        settings.computeIfPresent("listeners", (key, listeners) -> listeners + listener);
        settings.computeIfPresent("advertised.listeners", (key, listeners) -> listeners + listener);
        settings.computeIfPresent(
                "listener.security.protocol.map", (key, protocols) -> protocols + "," + NAME + ":SASL_PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put(
                "listener.name.secured.plain.sasl.jaas.config",
                passwords.entrySet().stream()
                        .map(each -> " user_%s=\"%s\"".formatted(each.getKey(), each.getValue()))
                        .collect(Collectors.joining("", LOGIN, ";")));
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:ANONYMOUS");
    }
}
