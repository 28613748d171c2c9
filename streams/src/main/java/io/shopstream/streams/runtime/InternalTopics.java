package io.shopstream.streams.runtime;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/**
 * The changelog and repartition topics of one application id, told by their names. Ids of generations differ after a
 * dot, so no id's topics begin like another's.
 */
public record InternalTopics(String applicationId) {
    private static final String CHANGELOG = "-changelog";
    private static final String REPARTITION = "-repartition";
    // Of PreCommitHook, which has no contents and hence no changelog.
    private static final String NEVER_MADE = "-at-commit" + CHANGELOG;

    /** Those among {@code topics} that belong to the application id, whatever topology made them. */
    public List<String> among(Collection<String> topics) {
        return topics.stream().filter(this::isOurs).sorted().toList();
    }

    private boolean isOurs(String topic) {
        return topic.startsWith(applicationId + "-") && (topic.endsWith(CHANGELOG) || topic.endsWith(REPARTITION));
    }

    /** Those among {@code topics} that belong to the application id but that {@code topology} would never make. */
    List<String> foreign(Collection<String> topics, Topology topology) {
        Set<String> known = of(topology.describe());
        return among(topics).stream().filter(topic -> !known.contains(topic)).toList();
    }

    /**
     * Those that {@code topology} makes and that are not among {@code topics}. Kafka Streams makes all of them before the
     * first task processes anything.
     */
    List<String> missing(Collection<String> topics, Topology topology) {
        return among(of(topology.describe())).stream()
                .filter(topic -> !topic.endsWith(NEVER_MADE) && !topics.contains(topic))
                .toList();
    }

    private Set<String> of(TopologyDescription description) {
        Set<String> known = new TreeSet<>();
        for (TopologyDescription.Subtopology part : description.subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
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
