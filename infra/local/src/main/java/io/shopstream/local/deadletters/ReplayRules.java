package io.shopstream.local.deadletters;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which letters may be replayed: those of records that the shop's sources wrote, whole, and not overtaken since. */
final class ReplayRules {
    // As streams and sink note it in the detail.
    private static final Pattern CUT = Pattern.compile("only the first \\d+ of the (key|value)'s \\d+ bytes are kept");

    private final Set<String> known;
    private final Set<String> ofSources;
    private final Set<String> lettersTopics;
    private final Set<String> compacted;
    private final Predicate<DeadLetter> superseded;
    private final boolean again;

    /**
     * @param superseded whether a compacted topic has a later record of the letter's key; asked last, since it reads the
     *     topic
     * @param again whether what was replayed already is sent once more
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
        this.ofSources = names(sources);
        this.lettersTopics = names(topics.allDeadLetters());
        this.compacted = names(sources.stream()
                .filter(topic -> "compact".equals(topic.config().get("cleanup.policy")))
                .toList());
        this.superseded = superseded;
        this.again = again;
    }

    ReplayDecision decide(DeadLetter deadLetter) {
        String topic = deadLetter.getSourceTopic();
        if (!known.contains(topic) || !lettersTopics.contains(lettersTopic(deadLetter))) {
            return ReplayDecision.NO_SUCH_TOPIC;
        }
        if (!ofSources.contains(topic)) {
            return ReplayDecision.NOT_OF_A_SOURCE;
        }
        if (CUT.matcher(deadLetter.getDetail()).find()) {
            return ReplayDecision.CUT;
        }
        if (deadLetter.getRawValue() == null) {
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

    /** The topic that letters of its group stand in. */
    static String lettersTopic(DeadLetter deadLetter) {
        return deadLetter.getConsumerGroup() + ".dlq.v1";
    }

    private static Set<String> names(List<? extends Topic<?>> topics) {
        return topics.stream().map(Topic::name).collect(Collectors.toSet());
    }
}
