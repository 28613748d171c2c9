package io.shopstream.schemas.client;

import io.shopstream.schemas.client.Outcome.Failure;
import io.shopstream.schemas.client.Outcome.Unreadable;
import io.shopstream.schemas.query.ProducerStatus;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Queries and controls the simulated shop. Every command returns the status after it. */
public final class ProducerClient implements AutoCloseable {
    private final ServiceHttp http;
    private final Function<Failure<?>, RuntimeException> failures;

    /** @param failures makes the exception that every request throws if the producer does not do what it is asked */
    public ProducerClient(ServiceHttp http, Function<Failure<?>, RuntimeException> failures) {
        this.http = http;
        this.failures = failures;
    }

    public ProducerStatus status() {
        return checked(http.get(ServicePaths.PRODUCER_STATUS, ProducerStatus.class));
    }

    /** Generates exactly that many orders, as fast as possible. */
    public ProducerStatus generate(long orders) {
        return post(ServicePaths.GENERATE, Map.of("orders", orders));
    }

    /** @param ordersPerSecond a number or {@code max} */
    public ProducerStatus setRate(String ordersPerSecond) {
        return post(ServicePaths.RATE, Map.of("orders_per_second", ordersPerSecond));
    }

    /** Multiplies the rate by {@code factor} for some seconds. */
    public ProducerStatus startFlashSale(int seconds, double factor) {
        return post(ServicePaths.FLASH_SALE, Map.of("seconds", seconds, "factor", factor));
    }

    /** Lets the rate swing between rate / factor and rate * factor; 1 ends the wave. */
    public ProducerStatus startWave(int periodSeconds, double factor) {
        return post(ServicePaths.WAVE, Map.of("period_seconds", periodSeconds, "factor", factor));
    }

    /** Requests a new snapshot of the shop database by change capture. */
    public ProducerStatus takeSnapshot() {
        return post(ServicePaths.SNAPSHOT, Map.of());
    }

    /**
     * Removes name, e-mail and city of a user from the shop database, for good: later writes of the row leave them out.
     *
     * @return whether the database has the row ({@code row}), and whether its changes are captured ({@code captured})
     */
    public ForgottenRow forgetUser(String userId) {
        return http.post(ServicePaths.FORGET_USER, Map.of("user_id", userId), ForgottenRow.class)
                .orElseThrow(failures);
    }

    /**
     * @param row whether the shop database has a row of the user
     * @param captured whether change capture of the shop database is switched on
     */
    public record ForgottenRow(boolean row, boolean captured) {}

    private ProducerStatus post(String path, Map<String, Object> body) {
        return checked(http.post(path, body, ProducerStatus.class));
    }

    private ProducerStatus checked(Outcome<ProducerStatus> outcome) {
        ProducerStatus status = outcome.orElseThrow(failures);
        if (Objects.isNull(status.history()) || Objects.isNull(status.capture()) || Objects.isNull(status.faults())) {
            throw failures.apply(new Unreadable<>("the answer of the producer lacks fields"));
        }
        return status;
    }

    /** Whether the client has an address of a producer. */
    public boolean isConfigured() {
        return http.hasAddress();
    }

    @Override
    public void close() {
        http.close();
    }
}
