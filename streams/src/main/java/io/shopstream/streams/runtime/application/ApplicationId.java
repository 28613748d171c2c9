package io.shopstream.streams.runtime.application;

import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topics;

/**
 * Builds the application id, which is also the consumer group, the prefix of every internal topic, and a folder in the
 * state directory. A changed topology runs as another generation beside the old one: {@code shop-streams.2}. The dot
 * keeps the topic names of one id from being a prefix match of another's.
 */
public final class ApplicationId {
    private ApplicationId() {}

    /** @param generation letters and digits, empty for the first */
    public static String of(Topics topics, String generation) {
        String base = topics.consumerGroup(ConsumerGroups.STREAMS);
        return generation.isEmpty() ? base : base + "." + generation;
    }
}
