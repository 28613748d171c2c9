package io.shopstream.local.up;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Environment;
import io.shopstream.schemas.client.Outcome.Failure;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.Outcome.Unreachable;
import io.shopstream.schemas.client.Outcome.Unreadable;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.client.SinkClient;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Opens clients of a running shop's services. They throw {@link CommandFailure} with the problem and the remedy. */
public final class ShopClients {
    private static final int UNAUTHORIZED = 401;
    private static final Duration PRODUCER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SINK_TIMEOUT = Duration.ofSeconds(60);

    private ShopClients() {}

    /** The producer of the shop on this machine. */
    public static ProducerClient producer(String address) {
        return producer(address, token(Environment.ofProcess()), TrustedCertificates.OF_JDK);
    }

    /** @param token of the shop's services */
    public static ProducerClient producer(String address, InternalToken token, TrustedCertificates trusted) {
        return new ProducerClient(
                http(address, PRODUCER_TIMEOUT, trusted).with(token),
                failure -> failure("the producer", address, failure));
    }

    /** @param token of the shop's services */
    public static SinkClient sink(String address, InternalToken token, TrustedCertificates trusted) {
        return new SinkClient(
                http(address, SINK_TIMEOUT, trusted).with(token),
                SINK_TIMEOUT,
                failure -> failure("the sink", address, failure));
    }

    private static ServiceHttp http(String address, Duration deadline, TrustedCertificates trusted) {
        return new ServiceHttp(List.of(URI.create(address)), deadline, trusted);
    }

    /**
     * The internal token of the environment or of the file that it names, {@link InternalToken#NONE} if there is none.
     *
     * @throws CommandFailure if it has another form
     */
    public static InternalToken token(Environment environment) {
        try {
            return InternalToken.of(environment.secret(InternalToken.VARIABLE).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    public static CommandFailure failure(String service, String address, Failure<?> failure) {
        return new CommandFailure(
                switch (failure) {
                    case Refused<?> refused
                    when refused.status() == UNAUTHORIZED ->
                        "%s at %s needs the internal token of the shop's services: set %s to it, or %s_FILE to a file that has it"
                                .formatted(service, address, InternalToken.VARIABLE, InternalToken.VARIABLE);
                    case Refused<?> refused
                    when refused.detail() != null ->
                        "%s rejected the request (HTTP %d): %s".formatted(service, refused.status(), refused.detail());
                    case Refused<?> refused ->
                        "%s at %s answered HTTP %d".formatted(service, address, refused.status());
                    case Unreadable<?> _ ->
                        "%s at %s sent an unreadable answer: restart the shop".formatted(service, address);
                    case Unreachable<?> _ ->
                        "%s at %s does not answer: see ./shopstream status".formatted(service, address);
                });
    }
}
