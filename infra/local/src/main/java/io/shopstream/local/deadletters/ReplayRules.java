package io.shopstream.local.deadletters;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.deadletter.DeadLetterFactory;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides which dead letters may be replayed: complete records of the shop's sources without a newer state. */
final class ReplayRules {
    private final Set<String> known;
    private final Set<String> sourceTopics;
    private final Set<String> deadLetterTopics;
    private final Set<String> compacted;
    private final Predicate<DeadLetter> superseded;
    private final boolean again;

    /**
     * @param superseded whether a compacted topic has a later record with the dead letter's key; tested last, since it
     *     reads the topic
     * @param again whether records that were replayed before are sent again
     */
    ReplayRules(Topics topics, Predicate<DeadLetter> superseded, boolean again) {
        List<Topic<?>> sources = List.of(
                topics.orders(),
                topics.events(),
                topics.users(),
                topics.categories(),
                topics.products(),
                topics.campaigns());
        this.known = names(topics.all());
        this.sourceTopics = names(sources);
        this.deadLetterTopics = names(topics.allDeadLetters());
        this.compacted = names(sources.stream()
                .filter(topic -> "compact".equals(topic.config().get("cleanup.policy")))
                .toList());
        this.superseded = superseded;
        this.again = again;
    }

    ReplayDecision decide(DeadLetter deadLetter) {
        String topic = deadLetter.getSourceTopic();
        if (!known.contains(topic) || !deadLetterTopics.contains(deadLetterTopic(deadLetter))) {
            return ReplayDecision.NO_SUCH_TOPIC;
        }
        if (!sourceTopics.contains(topic)) {
            return ReplayDecision.NOT_OF_A_SOURCE;
        }
        if (deadLetter.getErasedAt() != null) {
            return ReplayDecision.ERASED;
        }
        if (!DeadLetterFactory.isWhole(deadLetter)) {
            return ReplayDecision.CUT;
        }
        if (deadLetter.getRawValue() == null && !isTombstone(deadLetter)) {
            return ReplayDecision.DELETION;
        }
        if (deadLetter.getReplayedAt() != null && !again) {
            return ReplayDecision.ALREADY_REPLAYED;
        }
        if (compacted.contains(topic) && superseded.test(deadLetter)) {
            return ReplayDecision.SUPERSEDED;
        }
        return ReplayDecision.SEND;
    }

    // A tombstone of a captured table has its version in a header.
    private boolean isTombstone(DeadLetter deadLetter) {
        return compacted.contains(deadLetter.getSourceTopic())
                && deadLetter.getRawKey() != null
                && deadLetter.getHeaders() != null;
    }

    /** The dead-letter topic of the group that rejected the record. */
    static String deadLetterTopic(DeadLetter deadLetter) {
        return deadLetter.getConsumerGroup() + ".dlq.v1";
    }

    private static Set<String> names(List<? extends Topic<?>> topics) {
        return topics.stream().map(Topic::name).collect(Collectors.toSet());
    }
}
