package io.shopstream.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.client.Outcome.Failure;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.Outcome.Unreachable;
import io.shopstream.schemas.client.Outcome.Unreadable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShopClientsTest {
    private static final String ADDRESS = "http://127.0.0.1:8083";

    @Test
    void shouldSayWhatIsWrongAndTheRemedy() {
        assertThat(message(refused("the simulator is switched off")))
                .isEqualTo("the producer rejected the request (HTTP 409): the simulator is switched off");
        assertThat(message(refused(null))).isEqualTo("the producer at " + ADDRESS + " answered HTTP 409");
        assertThat(message(new Refused<>(ADDRESS, 401, "send the token", Duration.ZERO)))
                .isEqualTo("the producer at " + ADDRESS + " needs the internal token of the shop's services: set"
                        + " SHOPSTREAM_INTERNAL_TOKEN to it, or SHOPSTREAM_INTERNAL_TOKEN_FILE to a file that has it");
        assertThat(message(new Unreadable<>("unexpected character")))
                .isEqualTo("the producer at " + ADDRESS + " sent an unreadable answer: restart the shop");
        assertThat(message(new Unreachable<>("connection refused")))
                .isEqualTo("the producer at " + ADDRESS + " does not answer: see ./shopstream status");
    }

    private static Failure<?> refused(@Nullable String detail) {
        return new Refused<>(ADDRESS, 409, detail, Duration.ofSeconds(1));
    }

    private static String message(Failure<?> failure) {
        return String.valueOf(
                ShopClients.failure("the producer", ADDRESS, failure).getMessage());
    }
}
