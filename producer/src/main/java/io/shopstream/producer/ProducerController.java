package io.shopstream.producer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.shopstream.producer.live.LiveSimulator;
import io.shopstream.producer.live.SimulatorState;
import io.shopstream.producer.live.SimulatorStatus;
import io.shopstream.producer.simulator.OrderRate;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The simulated shop over HTTP: what it does, and how fast it shall. */
@RestController
@RequestMapping("/producer")
class ProducerController {
    private final LiveSimulator simulator;
    private final ProducerSettings settings;
    private final Clock clock;

    ProducerController(LiveSimulator simulator, ProducerSettings settings, Clock clock) {
        this.simulator = simulator;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/status")
    ProducerStatus status() {
        return new ProducerStatus(
                simulator.status(), settings.simulator().seed(), settings.currency(), clock.instant());
    }

    /** Only from this machine: it is a knob for the one who runs the shop, not an interface with keys and roles. */
    @PostMapping("/rate")
    ProducerStatus setRate(@RequestBody RateRequest wanted, HttpServletRequest request) {
        if (!isLoopback(request.getRemoteAddr())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "the rate can only be set from this machine");
        }
        OrderRate rate = rate(wanted.ordersPerSecond());
        if (simulator.status().state() == SimulatorState.DISABLED) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "the simulator is switched off: set shopstream.simulator.enabled");
        }
        simulator.setRate(rate);
        return status();
    }

    private static OrderRate rate(@Nullable String text) {
        try {
            return OrderRate.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "orders_per_second " + e.getMessage(), e);
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * @param ordersPerSecond a number, or {@code max}
     */
    record RateRequest(@Nullable String ordersPerSecond) {}

    record ProducerStatus(@JsonUnwrapped SimulatorStatus simulator, long seed, String currency, Instant asOf) {}
}
