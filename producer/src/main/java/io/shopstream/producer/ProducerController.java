package io.shopstream.producer;

import io.shopstream.producer.capture.ChangeCapture;
import io.shopstream.producer.live.LiveSimulator;
import io.shopstream.producer.live.SimulatorState;
import io.shopstream.producer.live.SimulatorStatus;
import io.shopstream.producer.simulator.OrderRate;
import io.shopstream.schemas.query.ProducerStatus;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The simulated shop over HTTP: what it does, and what it shall do. Changes only from this machine, see {@link LoopbackGuard}. */
@RestController
@RequestMapping("/producer")
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

    @GetMapping("/status")
    ProducerStatus status() {
        SimulatorStatus now = simulator.status();
        return new ProducerStatus(
                now.state().name(),
                now.detail(),
                now.ordersPerSecond(),
                now.burstLeft(),
                now.sent(),
                now.acked(),
                now.failed(),
                now.inFlight(),
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

    @PostMapping("/rate")
    ProducerStatus setRate(@RequestBody RateRequest wanted) {
        OrderRate rate = rate(wanted.ordersPerSecond());
        requireSimulator();
        simulator.setRate(rate);
        return status();
    }

    /** Places so many orders more, as fast as Kafka takes them. */
    @PostMapping("/generate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProducerStatus generate(@RequestBody GenerateRequest wanted) {
        Long orders = wanted.orders();
        if (orders == null || orders < 1 || orders > MAX_ORDERS) {
            throw bad("orders must be a number from 1 to " + MAX_ORDERS);
        }
        requireSimulator();
        simulator.burst(orders);
        return status();
    }

    @PostMapping("/flash-sale")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProducerStatus flashSale(@RequestBody FlashSaleRequest wanted) {
        Duration length = seconds("seconds", wanted.seconds());
        double factor = factor(wanted.factor());
        requireSimulator();
        simulator.flashSale(length, factor);
        return status();
    }

    @PostMapping("/wave")
    ProducerStatus wave(@RequestBody WaveRequest wanted) {
        Duration period = seconds("period_seconds", wanted.periodSeconds());
        double factor = factor(wanted.factor());
        requireSimulator();
        simulator.wave(period, factor);
        return status();
    }

    /**
     * Takes the tables of the shop database anew: the remedy for a lost replication slot. Wants JSON although it reads
     * none: what a web page may send unasked is not JSON.
     */
    @PostMapping(path = "/capture/snapshot", consumes = MediaType.APPLICATION_JSON_VALUE)
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
            throw bad("orders_per_second " + e.getMessage());
        }
    }

    private static Duration seconds(String field, @Nullable Integer seconds) {
        if (seconds == null || seconds < 1 || seconds > MAX_SECONDS) {
            throw bad(field + " must be a number from 1 to " + MAX_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }

    private static double factor(@Nullable Double factor) {
        if (factor == null || !(factor >= 1 && factor <= MAX_FACTOR)) {
            throw bad("factor must be a number from 1 to " + (int) MAX_FACTOR);
        }
        return factor;
    }

    private static ResponseStatusException bad(String detail) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
    }

    /**
     * @param ordersPerSecond a number, or {@code max}
     */
    record RateRequest(@Nullable String ordersPerSecond) {}

    record GenerateRequest(@Nullable Long orders) {}

    /**
     * @param factor of the rate while it lasts
     */
    record FlashSaleRequest(
            @Nullable Integer seconds, @Nullable Double factor) {}

    /**
     * @param factor the rate swings between rate / factor and rate * factor; 1 ends it
     */
    record WaveRequest(
            @Nullable Integer periodSeconds, @Nullable Double factor) {}
}
