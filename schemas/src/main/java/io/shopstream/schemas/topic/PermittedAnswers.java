package io.shopstream.schemas.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Waits for Kafka's answers about several topics, and names those that it does not permit. */
final class PermittedAnswers {
    private PermittedAnswers() {}

    /**
     * The answers by topic, without those that failed as expected.
     *
     * @param asked what the client's user needs on each topic, or on a prefix of its name
     * @throws TopicAuthorizationException if something is not permitted; names all such topics and the operation
     * @throws KafkaException any other failure
     */
    static <T> Map<String, T> await(
            Map<String, KafkaFuture<T>> answers,
            AclOperation asked,
            Predicate<KafkaException> expected,
            Duration timeout) {
        Map<String, T> answered = new HashMap<>();
        TreeSet<String> forbidden = new TreeSet<>();
        answers.forEach((topic, answer) -> {
            try {
                answered.put(topic, KafkaAnswer.await(answer, timeout));
            } catch (AuthorizationException e) {
                forbidden.add(topic);
            } catch (KafkaException e) {
                if (!expected.test(e)) {
                    throw e;
                }
            }
        });
        if (!forbidden.isEmpty()) {
            throw new TopicAuthorizationException(
                    "Not authorized for %s of the topics %s: allow it to the user of this client, for"
                                    .formatted(asked, String.join(", ", forbidden))
                            + " example with kafka-acls.sh --add --allow-principal User:NAME --operation "
                            + asked + " --topic PREFIX --resource-pattern-type prefixed",
                    forbidden);
        }
        return answered;
    }
}
