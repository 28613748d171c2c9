package io.shopstream.schemas.kafka;

import io.shopstream.schemas.kafka.ListenerProbe.Listener;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/**
 * Compares the settings of a connection with the listener that it leads to, before clients are made: their own messages
 * name neither setting nor remedy. A cluster that cannot be reached now is no trouble: it may start later.
 */
public final class ListenerCheck {
    private static final String FILE = KafkaConnection.KEY + " (" + KafkaConnection.VARIABLE + ", --kafka-config)";

    private static final String NO_PLAIN_TEXT =
            "answers no client without TLS: name a file with security.protocol=SSL or SASL_SSL in " + FILE
                    + ", or, if it has none, check that this is Kafka's port";

    private ListenerCheck() {}

    /** Why the clients of this connection will not work. The text names the setting and the remedy, and no secret. */
    public sealed interface Trouble {
        String text();

        /** Only other settings help. */
        record Misfit(String text) implements Trouble {}

        /** Kafka refuses the client, or the client refuses Kafka; an operator may change that on either side. */
        record Refused(String text) implements Trouble {}
    }

    /**
     * Empty if Kafka lets clients of this connection in, or cannot be reached.
     *
     * @param timeout for each wait, of which there are up to three per server
     */
    public static Optional<Trouble> of(KafkaConnection kafka, Duration timeout) {
        SecurityProtocol protocol;
        try {
            protocol = protocol(kafka);
        } catch (IllegalArgumentException e) {
            return misfit(
                    kafka,
                    "has no " + CommonClientConfigs.SECURITY_PROTOCOL_CONFIG + " of Kafka in its settings"
                            + ": set PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL in the file of " + FILE);
        }
        return switch (protocol) {
            case PLAINTEXT ->
                switch (ListenerProbe.of(kafka.servers(), timeout)) {
                    case NOT_PLAIN -> misfit(kafka, NO_PLAIN_TEXT);
                    case CLOSED -> refused(kafka, NO_PLAIN_TEXT);
                    case LOGIN ->
                        misfit(
                                kafka,
                                "asks for a login: name a file with security.protocol=SASL_PLAINTEXT,"
                                        + " sasl.mechanism and sasl.jaas.config in " + FILE);
                    case OPEN, NONE -> Optional.empty();
                };
            case SASL_PLAINTEXT ->
                switch (ListenerProbe.of(kafka.servers(), timeout)) {
                    case NOT_PLAIN -> misfit(kafka, NO_PLAIN_TEXT);
                    case CLOSED -> refused(kafka, NO_PLAIN_TEXT);
                    case OPEN ->
                        misfit(
                                kafka,
                                "asks for no login: remove security.protocol and sasl.* from the file of " + FILE
                                        + ", or name another listener");
                    case LOGIN -> asClient(kafka, timeout, false);
                    case NONE -> Optional.empty();
                };
            case SSL, SASL_SSL -> asClient(kafka, timeout, true);
        };
    }

    private static SecurityProtocol protocol(KafkaConnection kafka) {
        String name = kafka.security().get(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);
        return name == null ? SecurityProtocol.PLAINTEXT : SecurityProtocol.forName(name.toUpperCase(Locale.ROOT));
    }

    private static Optional<Trouble> asClient(KafkaConnection kafka, Duration timeout, boolean tls) {
        int millis = (int) timeout.toMillis();
        Map<String, Object> settings = kafka.with(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "shop-listener-check",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                millis,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                millis));
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().nodes().get(2L * millis, TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return refusal(kafka, e.getCause() == null ? e : e.getCause(), timeout, tls);
        } catch (TimeoutException e) {
            return speaksNoTls(kafka, timeout, tls);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (KafkaException e) {
            return unresolved(e)
                    ? Optional.empty()
                    : misfit(
                            kafka,
                            "cannot be asked, the settings do not work (" + root(e) + "): correct the file of " + FILE);
        }
    }

    private static Optional<Trouble> refusal(KafkaConnection kafka, Throwable failure, Duration timeout, boolean tls) {
        if (failure instanceof SslAuthenticationException) {
            return speaksNoTls(kafka, timeout, tls).or(() -> refusedCertificate(kafka, root(failure)));
        }
        if (failure instanceof AuthenticationException) {
            return Optional.of(new Trouble.Refused("Kafka at " + kafka + " refuses the login (" + failure.getMessage()
                    + "): correct sasl.mechanism, or user and password in sasl.jaas.config, in the file of " + FILE));
        }
        return speaksNoTls(kafka, timeout, tls);
    }

    private static Optional<Trouble> refusedCertificate(KafkaConnection kafka, String reason) {
        boolean alert = reason.contains("fatal alert");
        return Optional.of(new Trouble.Refused("Kafka at " + kafka
                + (alert
                                ? " refuses the client's certificate or lack of one (%s): set %s, with certificate and key, in"
                                : " has a certificate that the client does not accept (%s): set %s to a file with its authority"
                                        + " (and ssl.truststore.type=PEM for one in PEM format), and name the servers as the"
                                        + " certificate does, in")
                        .formatted(
                                reason,
                                alert
                                        ? SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG
                                        : SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG)
                + " the file of " + FILE));
    }

    private static Optional<Trouble> speaksNoTls(KafkaConnection kafka, Duration timeout, boolean tls) {
        Listener found = tls ? ListenerProbe.of(kafka.servers(), timeout) : Listener.NONE;
        return switch (found) {
            case OPEN, LOGIN ->
                misfit(
                        kafka,
                        "has no TLS on this port: name its listener with TLS in shopstream.kafka"
                                + " (SHOPSTREAM_KAFKA, --kafka), or set security.protocol=%s in the file of %s"
                                        .formatted(found == Listener.OPEN ? "PLAINTEXT" : "SASL_PLAINTEXT", FILE));
            case NONE, NOT_PLAIN, CLOSED -> Optional.empty();
        };
    }

    private static Optional<Trouble> misfit(KafkaConnection kafka, String what) {
        return Optional.of(new Trouble.Misfit("Kafka at " + kafka + " " + what));
    }

    private static Optional<Trouble> refused(KafkaConnection kafka, String what) {
        return Optional.of(new Trouble.Refused("Kafka at " + kafka + " " + what));
    }

    private static boolean unresolved(KafkaException failure) {
        return root(failure).startsWith("No resolvable bootstrap urls");
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
