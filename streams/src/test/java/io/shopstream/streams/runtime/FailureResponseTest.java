package io.shopstream.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.serde.RegistryUnavailableException;
import io.shopstream.streams.intake.UnreadableStateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class FailureResponseTest {
    private final List<String> restarts = new ArrayList<>();
    private final List<String> stops = new ArrayList<>();
    private boolean closing;
    private Optional<String> diagnosis = Optional.empty();
    private final FailureResponse response =
            new FailureResponse(() -> closing, () -> diagnosis, restarts::add, stops::add);

    /** As Kafka Streams hands it over: wrapped. Its verdicts are those of {@code KafkaVerdictTest}. */
    @Test
    void shouldStopForTheseErrorsOfABrokerAlone() {
        TreeSet<String> stopped = new TreeSet<>();
        for (Errors error : Errors.values()) {
            if (error != Errors.NONE
                    && response.handle(new StreamsException("Error encountered sending record", error.exception()))
                            == StreamThreadExceptionResponse.SHUTDOWN_CLIENT) {
                stopped.add(error.name());
            }
        }

        assertThat(stopped)
                .contains(
                        "MESSAGE_TOO_LARGE",
                        "RECORD_LIST_TOO_LARGE",
                        "INVALID_TIMESTAMP",
                        "INVALID_RECORD",
                        "INVALID_TOPIC_EXCEPTION",
                        "UNSUPPORTED_VERSION",
                        "UNSUPPORTED_COMPRESSION_TYPE",
                        "INVALID_TRANSACTION_TIMEOUT",
                        "INVALID_REQUEST")
                .doesNotContain(
                        "TOPIC_AUTHORIZATION_FAILED",
                        "GROUP_AUTHORIZATION_FAILED",
                        "CLUSTER_AUTHORIZATION_FAILED",
                        "TRANSACTIONAL_ID_AUTHORIZATION_FAILED",
                        "SASL_AUTHENTICATION_FAILED",
                        "NOT_ENOUGH_REPLICAS",
                        "NOT_ENOUGH_REPLICAS_AFTER_APPEND",
                        "KAFKA_STORAGE_ERROR",
                        "THROTTLING_QUOTA_EXCEEDED",
                        "POLICY_VIOLATION",
                        "GROUP_MAX_SIZE_REACHED",
                        "INVALID_REPLICATION_FACTOR",
                        "PRODUCER_FENCED",
                        "INVALID_PRODUCER_EPOCH",
                        "FENCED_INSTANCE_ID",
                        "OUT_OF_ORDER_SEQUENCE_NUMBER",
                        "UNKNOWN_PRODUCER_ID",
                        "INVALID_PRODUCER_ID_MAPPING",
                        "TRANSACTION_ABORTABLE",
                        "UNKNOWN_SERVER_ERROR");
        assertThat(stops).hasSize(stopped.size());
        assertThat(restarts).hasSize(Errors.values().length - 1 - stopped.size());
    }

    @Test
    void shouldReplaceTheThreadForWhatPasses() {
        assertThat(response.handle(new StreamsException(new TimeoutException("slow"))))
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(response.handle(new StreamsException(new RegistryUnavailableException("away"))))
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(restarts).containsExactly("TimeoutException: slow", "RegistryUnavailableException: away");
    }

    @Test
    void shouldStopForABugAndSayWhy() {
        for (Throwable bug : List.of(
                new StreamsException(new RecordTooLargeException("the record is too large")),
                new StreamsException(new SerializationException("not a record")),
                new IllegalStateException())) {
            assertThat(response.handle(bug)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        }

        assertThat(stops).hasSize(3);
        assertThat(stops.get(0)).contains("the record is too large", "restart the service");
        assertThat(stops.get(2)).contains("IllegalStateException");
        assertThat(restarts).isEmpty();
    }

    @Test
    void shouldPreferADiagnosisThatNamesTheTopic() {
        diagnosis = Optional.of("Kafka has no topic shop.events.v1 any more");

        response.handle(new MissingSourceTopicException("One or more source topics were missing during rebalance"));

        assertThat(stops).containsExactly("Kafka has no topic shop.events.v1 any more");
    }

    @Test
    void shouldReportUnreadableState() {
        StreamThreadExceptionResponse answer = response.handle(new StreamsException(
                new UnreadableStateException("bring the schema back", new IllegalStateException("lost"))));

        assertThat(answer).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(stops).containsExactly("bring the schema back");
    }

    @Test
    void shouldNotStartThreadsWhileClosing() {
        closing = true;

        assertThat(response.handle(new TimeoutException("slow")))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(restarts).isEmpty();
        assertThat(stops).isEmpty();
    }
}
