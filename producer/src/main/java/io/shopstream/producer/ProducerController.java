package io.shopstream.producer;

import io.shopstream.edge.LocalChanges;
import io.shopstream.producer.capture.ChangeCapture;
import io.shopstream.producer.live.LiveSimulator;
import io.shopstream.producer.live.SimulatorState;
import io.shopstream.producer.live.SimulatorStatus;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.query.ProducerStatus.TopicCounts;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Serves status and controls of the simulator and of change capture. Only this machine may change anything, see {@link
 * LocalChanges}.
 */
@RestController
class ProducerController {
    private static final long MAX_ORDERS = 1_000_000;
    private static final int MAX_SECONDS = 86_400;
    private static final double MAX_FACTOR = 100;

    private final LiveSimulator simulator;
    private final ChangeCapture capture;
    private final ProducerSettings settings;
    private final Clock clock;

    ProducerController(LiveSimulator simulator, ChangeCapture capture, ProducerSettings settings, Clock clock) {
        this.simulator = simulator;
        this.capture = capture;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping(ServicePaths.PRODUCER_STATUS)
    ProducerStatus status() {
        SimulatorStatus now = simulator.status();
        TopicCounts total = now.total();
        return new ProducerStatus(
                now.state().name(),
                now.detail(),
                now.ordersPerSecond(),
                now.burstLeft(),
                total.sent(),
                total.acked(),
                total.failed(),
                total.inFlight(),
                now.pending(),
                now.catalogue(),
                now.topics(),
                now.history(),
                capture.status(),
                now.faults(),
                now.origin() == null
                        ? settings.simulator().seed()
                        : now.origin().seed(),
                now.origin() == null ? settings.currency() : now.origin().currency(),
                clock.instant());
    }

    @PostMapping(ServicePaths.RATE)
    ProducerStatus setRate(@RequestBody RateRequest request) {
        OrderRate rate = rate(request.ordersPerSecond());
        requireSimulator();
        simulator.setRate(rate);
        return status();
    }

    /** Places the given number of additional orders, as fast as Kafka accepts them. */
    @PostMapping(ServicePaths.GENERATE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProducerStatus generate(@RequestBody GenerateRequest request) {
        Long orders = request.orders();
        if (orders == null || orders < 1 || orders > MAX_ORDERS) {
            throw badRequest("orders must be a number from 1 to " + MAX_ORDERS);
        }
        requireSimulator();
        simulator.burst(orders);
        return status();
    }

    @PostMapping(ServicePaths.FLASH_SALE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProducerStatus flashSale(@RequestBody FlashSaleRequest request) {
        Duration length = seconds("seconds", request.seconds());
        double factor = factor(request.factor());
        requireSimulator();
        simulator.flashSale(length, factor);
        return status();
    }

    @PostMapping(ServicePaths.WAVE)
    ProducerStatus wave(@RequestBody WaveRequest request) {
        Duration period = seconds("period_seconds", request.periodSeconds());
        double factor = factor(request.factor());
        requireSimulator();
        simulator.wave(period, factor);
        return status();
    }

    /**
     * Captures every table of the shop database again: the remedy for a lost replication slot. Requires the JSON
     * content type although it reads no body, since another site's page cannot send JSON without a CORS preflight.
     */
    @PostMapping(path = ServicePaths.SNAPSHOT, consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProducerStatus snapshot() {
        if (!settings.capture().enabled()) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "change capture is switched off: set shopstream.capture.enabled");
        }
        capture.snapshotAgain();
        return status();
    }

    private void requireSimulator() {
        if (simulator.status().state() == SimulatorState.DISABLED) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "the simulator is switched off: set shopstream.simulator.enabled");
        }
    }

    private static OrderRate rate(@Nullable String text) {
        try {
            return OrderRate.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw badRequest("orders_per_second " + e.getMessage());
        }
    }

    private static Duration seconds(String field, @Nullable Integer seconds) {
        if (seconds == null || seconds < 1 || seconds > MAX_SECONDS) {
            throw badRequest(field + " must be a number from 1 to " + MAX_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }

    private static double factor(@Nullable Double factor) {
        if (factor == null || !(factor >= 1 && factor <= MAX_FACTOR)) {
            throw badRequest("factor must be a number from 1 to " + (int) MAX_FACTOR);
        }
        return factor;
    }

    private static ResponseStatusException badRequest(String detail) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
    }

    /**
     * @param ordersPerSecond a number, or {@code max}
     */
    record RateRequest(@Nullable String ordersPerSecond) {}

    record GenerateRequest(@Nullable Long orders) {}

    /**
     * @param factor by which the sale multiplies the rate
     */
    record FlashSaleRequest(
            @Nullable Integer seconds, @Nullable Double factor) {}

    /**
     * @param factor the rate swings between rate / factor and rate * factor; 1 ends the wave
     */
    record WaveRequest(
            @Nullable Integer periodSeconds, @Nullable Double factor) {}
}
