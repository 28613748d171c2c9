package io.shopstream.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.serde.RegistryUnavailableException;
import io.shopstream.streams.intake.UnreadableStateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class EngineStateTest {
    @Test
    void shouldBeReadyWhileRebalancingAndNotAliveInError() {
        assertThat(new EngineState.Started(State.REBALANCING).isReady()).isTrue();
        assertThat(new EngineState.Started(State.ERROR).isAlive()).isFalse();
        assertThat(new EngineState.Started(State.PENDING_ERROR).isReady()).isFalse();
        assertThat(new EngineState.Refused("topics differ").isAlive()).isFalse();
        assertThat(new EngineState.Starting().isAlive()).isTrue();
        assertThat(new EngineState.Starting().isReady()).isFalse();
        assertThat(new EngineState.Started(State.RUNNING).label()).isEqualTo("RUNNING");
    }

    @Test
    void shouldReplaceAThreadOnlyForRetriableFailures() {
        FailureResponse response = new FailureResponse(() -> false, Optional::empty, reason -> {});

        assertThat(response.handle(new StreamsException(new TimeoutException("slow"))))
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(response.handle(new StreamsException(new RegistryUnavailableException("away"))))
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(response.handle(new StreamsException(new OutOfOrderSequenceException("a batch was lost"))))
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(response.handle(new StreamsException(new InvalidPidMappingException("its id has expired"))))
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(response.handle(new StreamsException(new RecordTooLargeException("big"))))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(response.handle(new IllegalStateException("a bug")))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    }

    @Test
    void shouldReportUnreadableState() {
        List<String> recorded = new ArrayList<>();
        FailureResponse response = new FailureResponse(() -> false, Optional::empty, recorded::add);

        StreamThreadExceptionResponse answer = response.handle(new StreamsException(
                new UnreadableStateException("bring the schema back", new IllegalStateException("lost"))));

        assertThat(answer).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(recorded).containsExactly("bring the schema back");
    }

    @Test
    void shouldReportTheCauseOfEveryStop() {
        List<String> recorded = new ArrayList<>();
        new FailureResponse(() -> false, Optional::empty, recorded::add)
                .handle(new StreamsException(new RecordTooLargeException("the record is too large")));
        new FailureResponse(() -> false, () -> Optional.of("shop.orders.v1 has 8 partitions"), recorded::add)
                .handle(new StreamsException("Existing internal topic has invalid partitions"));
        new FailureResponse(() -> false, Optional::empty, recorded::add).handle(new IllegalStateException());

        assertThat(recorded).hasSize(3);
        assertThat(recorded.get(0)).contains("the record is too large", "restart the service");
        assertThat(recorded.get(1)).isEqualTo("shop.orders.v1 has 8 partitions");
        assertThat(recorded.get(2)).contains("IllegalStateException");
    }

    @Test
    void shouldNotStartThreadsWhileClosing() {
        assertThat(new FailureResponse(() -> true, Optional::empty, reason -> {}).handle(new TimeoutException("slow")))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    }
}
