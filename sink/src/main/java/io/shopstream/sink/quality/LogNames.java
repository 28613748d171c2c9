package io.shopstream.sink.quality;

import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The topics as the books name them.
 *
 * @param topics the catalogue with its prefix
 */
record LogNames(Topics topics) {

    /** What comes in from outside. */
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

    /** What the pipeline writes itself: what is wrong there was not rejected at intake. */
    String ownArray() {
        List<Topic<?>> own = new ArrayList<>(topics.derived());
        own.addAll(topics.allDeadLetters());
        return array(own);
    }

    private static String array(Collection<Topic<?>> topics) {
        return topics.stream().map(topic -> literal(topic.name())).collect(Collectors.joining(", ", "array[", "]"));
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
