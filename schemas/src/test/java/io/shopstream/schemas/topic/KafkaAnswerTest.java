package io.shopstream.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class KafkaAnswerTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    @Test
    void shouldReturnTheAnswer() {
        assertThat(KafkaAnswer.await(KafkaFuture.completedFuture("yes"), TIMEOUT))
                .isEqualTo("yes");
    }

    @Test
    void shouldThrowTheBrokersOwnError() {
        UnknownTopicOrPartitionException failure = new UnknownTopicOrPartitionException("no such topic");

        assertThatThrownBy(() -> KafkaAnswer.await(failed(failure), TIMEOUT)).isSameAs(failure);
    }

    @Test
    void shouldMakeAnyOtherFailureAKafkaException() {
        IllegalStateException closing = new IllegalStateException("closing");

        assertThatThrownBy(() -> KafkaAnswer.await(failed(closing), TIMEOUT))
                .isExactlyInstanceOf(KafkaException.class)
                .hasCause(closing);
    }

    @Test
    void shouldSayHowLongItWaited() {
        assertThatThrownBy(() -> KafkaAnswer.await(new KafkaFutureImpl<>(), Duration.ZERO))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("Kafka did not answer within 0 s");
    }

    @Test
    void shouldStayInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> KafkaAnswer.await(new KafkaFutureImpl<>(), TIMEOUT))
                .isInstanceOf(InterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static KafkaFuture<String> failed(Exception failure) {
        KafkaFutureImpl<String> future = new KafkaFutureImpl<>();
        future.completeExceptionally(failure);
        return future;
    }
}
