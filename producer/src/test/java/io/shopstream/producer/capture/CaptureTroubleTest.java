package io.shopstream.producer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.database.DatabaseAddress;
import io.shopstream.schemas.kafka.KafkaConnection;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTroubleTest {
    private static final CaptureSettings SETTINGS = new CaptureSettings(
            new DatabaseAddress("jdbc:postgresql://db:5432/shop", "capture", "secret"),
            KafkaConnection.of("broker:9092"),
            "slot",
            Duration.ofMillis(20),
            Duration.ofMillis(500),
            Duration.ofMillis(300));

    /** Capture starts over with new clients from its stored position after any of them, and says why until it works. */
    @ParameterizedTest
    @EnumSource(value = Errors.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void shouldTryAgainAfterEveryErrorOfABroker(Errors error) {
        Throwable failure = new ConnectException("the engine failed", error.exception("shop.users.v1 said no"));

        assertThat(CaptureTrouble.of(failure, SETTINGS))
                .isEqualTo(new CaptureTrouble.Transient("Kafka at broker:9092: shop.users.v1 said no"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "25006", "28000", "28P01", "3D000", "40001", "42501", "42704", "53100", "53300", "53400",
                "55000", "55006", "57P01", "57P03", "58030"
            })
    void shouldWaitForWhatAnOperatorOfTheDatabaseCanUndo(String state) {
        assertThat(CaptureTrouble.of(new SQLException("not now", state), SETTINGS))
                .isInstanceOf(CaptureTrouble.Transient.class)
                .extracting(CaptureTrouble::reason)
                .asString()
                .contains("the shop database \"shop\" at db:5432", "not now", state)
                .doesNotContain("secret");
    }

    @Test
    void shouldSayWhatTheUserNeeds() {
        for (String state : new String[] {"28P01", "42501"}) {
            assertThat(CaptureTrouble.of(new SQLException("no", state), SETTINGS)
                            .reason())
                    .endsWith("its user needs login, replication and select on schema shop");
        }
    }
}
