package io.shopstream.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class PermittedAnswersTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    @Test
    void shouldNameEveryTopicThatIsNotPermittedAndTheOperation() {
        assertThatThrownBy(() -> await(Map.of(
                        "b", failed(new TopicAuthorizationException("Topic authorization failed.")),
                        "c", KafkaFuture.completedFuture("answer"),
                        "a", failed(new TopicAuthorizationException("Topic authorization failed.")))))
                .isInstanceOf(TopicAuthorizationException.class)
                .hasMessageContaining("Not authorized for CREATE of the topics a, b: allow it");
    }

    @Test
    void shouldLeaveOutWhatFailsAsExpectedOnly() {
        assertThat(await(
                        Map.of("a", failed(new TopicExistsException("a")), "b", KafkaFuture.completedFuture("answer"))))
                .isEqualTo(Map.of("b", "answer"));
        assertThatThrownBy(() -> await(Map.of("a", failed(new InvalidTopicException("a")))))
                .isInstanceOf(InvalidTopicException.class);
    }

    private static Map<String, String> await(Map<String, KafkaFuture<String>> answers) {
        return PermittedAnswers.await(answers, AclOperation.CREATE, TopicExistsException.class::isInstance, TIMEOUT);
    }

    private static KafkaFuture<String> failed(RuntimeException failure) {
        KafkaFutureImpl<String> future = new KafkaFutureImpl<>();
        future.completeExceptionally(failure);
        return future;
    }
}
