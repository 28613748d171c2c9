package io.shopstream.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.deadletter.DeadLetterFactory;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.fixture.TestEvent;
import io.shopstream.streams.fixture.TestOrder;
import io.shopstream.streams.topology.Outputs;
import io.shopstream.streams.topology.TopologyDriver;
import io.shopstream.streams.topology.TopologyNames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invalid records are dead-lettered with their raw bytes and affect nothing else. The rules have tests of their own.
 */
class RejectionTest {
    private static final TestOrder.Line CUP = new TestOrder.Line("cup", null, 1, 500);
    private static final TestOrder VALID = TestOrder.sale("good", TopologyDriver.NOW, CUP);

    @TempDir
    private Path stateDirectory;

    private TopologyDriver driver;

    @BeforeEach
    void open() {
        driver = new TopologyDriver(stateDirectory, 0);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldDeadLetterRandomBytesAmongValidOrders() {
        Random random = new Random(7);
        for (int record = 0; record < 200; record++) {
            byte[] key = random.nextInt(5) == 0 ? null : bytes(random);
            byte[] value = bytes(random);
            if (value.length > 0) {
                value[0] = (byte) random.nextInt(2);
            }
            driver.sendRaw(key, value);
            driver.send(TestOrder.sale("good-" + record, TopologyDriver.NOW, CUP));
            List<KeyValue<String, DeadLetter>> deadLetters = driver.deadLetters();
            assertThat(deadLetters).hasSize(1);
            DeadLetter deadLetter = deadLetters.getFirst().value;
            assertThat(deadLetters.getFirst().key).isEqualTo("shop.orders.v1-0@" + 2 * record);
            assertThat(deadLetter.getRawValue()).isEqualTo(ByteBuffer.wrap(value));
            assertThat(deadLetter.getRawKey()).isEqualTo(key == null ? null : ByteBuffer.wrap(key));
        }
        assertThat(driver.listener.count("accepted")).isEqualTo(200);
    }

    @Test
    void shouldNameTheFirstBrokenRule() {
        driver.sendRaw(key("good"), null);
        driver.sendRaw(key("good"), new byte[0]);
        driver.sendRaw(key("good"), new byte[] {0, 0, 0, 0, 99, 1});
        driver.sendRaw(null, driver.encode(VALID));
        driver.sendRaw(key("other"), driver.encode(VALID));
        driver.sendRaw(new byte[] {(byte) 0xff}, driver.encode(VALID));
        driver.sendRaw(key("good"), driver.encode(VALID.in("XYZ")));
        driver.sendRaw(key("good"), driver.encode(VALID.nextPlacedAt(TopologyDriver.NOW.plus(Duration.ofHours(25)))));
        driver.send(VALID);

        assertThat(driver.deadLetters())
                .extracting(deadLetter -> deadLetter.value.getReason())
                .containsExactly(
                        "value-missing",
                        "not-wire-format",
                        "unknown-schema-id",
                        "key-mismatch",
                        "key-mismatch",
                        "key-mismatch",
                        "currency-unknown",
                        "placed-in-future");
        assertThat(driver.listener.count("accepted")).isEqualTo(1);
        assertThat(driver.listener.count("rejected key-mismatch")).isEqualTo(3);
    }

    /** As the sink does, see RecordHandlersTest there; every text and form is in EveryTextTest of the schemas. */
    @Test
    void shouldRejectTextsThatAreNotUtf8AndBlankIds() {
        byte[] malformed = driver.encode(VALID);
        malformed[new String(malformed, StandardCharsets.ISO_8859_1).indexOf("Austria")] = (byte) 0xE9;
        driver.sendRaw(key("good"), malformed);
        driver.sendRaw(key("good"), driver.encode(VALID.by("")));
        driver.sendRaw(key("good"), driver.encode(VALID.by("\u00a0")));
        driver.sendRawEvent(key(""), driver.encode(new TestEvent("e", "", EventType.PURCHASE, TopologyDriver.NOW)));

        assertThat(driver.deadLetters())
                .extracting(deadLetter -> deadLetter.value.getReason() + ": " + deadLetter.value.getDetail())
                .containsExactly(
                        "undecodable: shipping_country is not valid UTF-8",
                        "id-missing: user_id is blank: it must be null where there is none",
                        "id-missing: user_id is blank: it must be null where there is none");
        assertThat(driver.listener.count("rejected event id-missing")).isEqualTo(1);
    }

    /** The rules decide about records; what is in the state was counted, and is taken out again as it was counted. */
    @Test
    void shouldReplaceAVersionThatTheRulesAcceptedEarlier() {
        KeyValueStore<byte[], byte[]> versions = driver.store(TopologyNames.LAST_VERSION_BY_ORDER);
        versions.put(key("good"), StoredOrder.of(1, VALID.placedAt().toEpochMilli(), driver.encode(VALID.by(""))));

        driver.send(VALID.by("u").next(OrderStatus.PAID));

        assertThat(driver.deadLetters()).isEmpty();
        assertThat(driver.listener.count("accepted")).isEqualTo(1);
        assertThat(driver.written(Topics.standard().customerTotals()))
                .extracting(record -> record.value.getUserId() + " " + record.value.getNetMinor())
                .contains("u 500", " -500");
    }

    @Test
    void shouldNameTheSourceOfADeadLetter() {
        driver.sendRaw(key("good"), null);

        DeadLetter deadLetter = driver.deadLetters().getFirst().value;
        assertThat(deadLetter.getConsumerGroup()).isEqualTo("shop-streams");
        assertThat(deadLetter.getSourceTopic()).isEqualTo("shop.orders.v1");
        assertThat(deadLetter.getSourceOffset()).isZero();
        assertThat(deadLetter.getSourceTimestamp()).isEqualTo(TopologyDriver.NOW);
        assertThat(deadLetter.getRawValue()).isNull();
        assertThat(deadLetter.getDetail()).doesNotContain("good");
    }

    @Test
    void shouldTruncateOversizedKeysAndValues() {
        driver.sendRaw(new byte[DeadLetterFactory.MAX_KEY_BYTES + 1], new byte[17 * 1024 * 1024]);

        DeadLetter deadLetter = driver.deadLetters().getFirst().value;
        assertThat(deadLetter.getReason()).isEqualTo("undecodable");
        assertThat(deadLetter.getRawKey().remaining()).isEqualTo(DeadLetterFactory.MAX_KEY_BYTES);
        assertThat(deadLetter.getRawValue().remaining()).isEqualTo(DeadLetterFactory.MAX_VALUE_BYTES);
        assertThat(deadLetter.getDetail()).contains("only the first 15728640 of the value's 17825792 bytes are kept");
    }

    @Test
    void shouldWaitForTheRegistryAndRejectNothing() {
        byte[] value = driver.encode(VALID);
        driver.registry.failNext(2);

        driver.sendRaw(key("good"), value);

        assertThat(driver.listener.recorded()).contains("accepted");
        assertThat(driver.deadLetters()).isEmpty();
    }

    @Test
    void shouldWriteDeadLettersWithOutputsOff(@TempDir Path other) {
        try (TopologyDriver silent = new TopologyDriver(other, 0, Outputs.OFF)) {
            silent.sendRaw(key("good"), null);
            silent.send(VALID);

            assertThat(silent.deadLetters())
                    .extracting(deadLetter -> deadLetter.key)
                    .containsExactly("shop.orders.v1-0@0");
            assertThat(silent.written(Topics.standard().revenuePerMinute())).isEmpty();
        }
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] key(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
