package io.shopstream.streams.runtime.application;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/**
 * The changelog and repartition topics of one application id, recognised by name. Application ids of generations differ
 * after a dot, so the topic names of one id are never prefixed by another.
 */
record InternalTopics(String applicationId) {
    private static final String CHANGELOG = "-changelog";
    private static final String REPARTITION = "-repartition";
    // Suffix of the changelog that PreCommitHook would have; it has no contents, so the topic is never created.
    private static final String HOOK_CHANGELOG = "-at-commit" + CHANGELOG;

    /** Returns the topics that belong to the application id, whatever topology created them. */
    List<String> among(Collection<String> topics) {
        return topics.stream().filter(this::isOurs).sorted().toList();
    }

    private boolean isOurs(String topic) {
        return topic.startsWith(applicationId + "-") && (topic.endsWith(CHANGELOG) || topic.endsWith(REPARTITION));
    }

    /** Returns the topics that belong to the application id but that {@code topology} does not use. */
    List<String> foreign(Collection<String> topics, Topology topology) {
        Set<String> known = of(topology.describe());
        return among(topics).stream().filter(topic -> !known.contains(topic)).toList();
    }

    /**
     * Returns the internal topics of {@code topology} that are missing in {@code topics}. Kafka Streams creates all of
     * them before the first task processes anything.
     */
    List<String> missing(Collection<String> topics, Topology topology) {
        return among(of(topology.describe())).stream()
                .filter(topic -> !topic.endsWith(HOOK_CHANGELOG) && !topics.contains(topic))
                .toList();
    }

    private Set<String> of(TopologyDescription description) {
        Set<String> known = new TreeSet<>();
        for (TopologyDescription.Subtopology subtopology : description.subtopologies()) {
            for (TopologyDescription.Node node : subtopology.nodes()) {
                if (node instanceof TopologyDescription.Processor processor) {
                    known.addAll(prefixed(processor.stores(), CHANGELOG));
                }
                if (node instanceof TopologyDescription.Source source && source.topicSet() != null) {
                    known.addAll(prefixed(source.topicSet(), ""));
                }
            }
        }
        return known;
    }

    private Set<String> prefixed(Set<String> names, String suffix) {
        return names.stream().map(name -> applicationId + "-" + name + suffix).collect(Collectors.toSet());
    }
}
