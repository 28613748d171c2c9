package io.shopstream.local.up;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.client.Outcome.Failure;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.Outcome.Unreachable;
import io.shopstream.schemas.client.Outcome.Unreadable;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.client.SinkClient;
import io.shopstream.schemas.security.InternalToken;
import java.time.Duration;
import java.util.Map;

/** Opens clients of a running shop's services. They throw {@link CommandFailure} with the problem and the remedy. */
public final class ShopClients {
    private static final Duration PRODUCER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SINK_TIMEOUT = Duration.ofSeconds(60);

    private ShopClients() {}

    public static ProducerClient producer(String address) {
        return new ProducerClient(
                http(address, PRODUCER_TIMEOUT), failure -> failure("the producer", address, failure));
    }

    public static SinkClient sink(String address) {
        return new SinkClient(
                http(address, SINK_TIMEOUT), SINK_TIMEOUT, failure -> failure("the sink", address, failure));
    }

    /** Asks streams, producer or sink at this address, with the internal token of the environment, if there is one. */
    public static ServiceHttp http(String address, Duration deadline) {
        return ServiceHttp.to(address, deadline).with(token(System.getenv()));
    }

    /**
     * The internal token of the environment, {@link InternalToken#NONE} if there is none.
     *
     * @throws CommandFailure if it has another form
     */
    static InternalToken token(Map<String, String> environment) {
        try {
            return InternalToken.of(environment.getOrDefault(InternalToken.VARIABLE, ""));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    public static CommandFailure failure(String service, String address, Failure<?> failure) {
        return new CommandFailure(
                switch (failure) {
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
