package io.shopstream.sink.quality.check;

import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The topic names in the ledger and in {@code ops.rejected_records}, as SQL.
 *
 * @param topics the catalogue with its prefix
 */
record LogNames(Topics topics) {

    /** The topics that feed the pipeline. */
    List<Topic<?>> sources() {
        return List.of(
                topics.orders(),
                topics.events(),
                topics.users(),
                topics.categories(),
                topics.products(),
                topics.campaigns());
    }

    String sourceArray() {
        return array(sources());
    }

    /** The topics that the pipeline writes itself: a rejection there is not one at intake. */
    String ownArray() {
        List<Topic<?>> own = new ArrayList<>(topics.derived());
        own.addAll(topics.allDeadLetters());
        return array(own);
    }

    static String array(Collection<Topic<?>> topics) {
        return topics.stream().map(topic -> literal(topic.name())).collect(Collectors.joining(", ", "array[", "]"));
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
