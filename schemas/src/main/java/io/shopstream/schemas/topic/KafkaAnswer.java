package io.shopstream.schemas.topic;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** Waits for an answer to a request of an admin client. */
public final class KafkaAnswer {
    private KafkaAnswer() {}

    /**
     * Returns the answer.
     *
     * @throws KafkaException the broker's own error, for example {@code UnknownTopicOrPartitionException}
     * @throws TimeoutException if there is no answer within the timeout
     * @throws InterruptException if the thread is interrupted; it then stays so
     */
    public static <T> T await(KafkaFuture<T> future, Duration timeout) {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // The client fails with other exceptions, too, for example while it is being closed.
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("Kafka did not answer within " + timeout.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while waiting for Kafka", e);
        }
    }
}
