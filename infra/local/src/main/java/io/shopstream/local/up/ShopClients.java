package io.shopstream.local.up;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.client.Outcome.Failure;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.Outcome.Unreachable;
import io.shopstream.schemas.client.Outcome.Unreadable;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.client.SinkClient;
import java.time.Duration;

/** Opens clients of a running shop's services. They throw {@link CommandFailure} with the problem and the remedy. */
public final class ShopClients {
    private static final Duration PRODUCER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SINK_TIMEOUT = Duration.ofSeconds(60);

    private ShopClients() {}

    public static ProducerClient producer(String address) {
        return new ProducerClient(
                ServiceHttp.to(address, PRODUCER_TIMEOUT), failure -> failure("the producer", address, failure));
    }

    public static SinkClient sink(String address) {
        return new SinkClient(
                ServiceHttp.to(address, SINK_TIMEOUT), SINK_TIMEOUT, failure -> failure("the sink", address, failure));
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
