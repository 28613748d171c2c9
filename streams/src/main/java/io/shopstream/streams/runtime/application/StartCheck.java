package io.shopstream.streams.runtime.application;

import io.shopstream.schemas.kafka.KafkaConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.Topology;

/**
 * Refuses to start on leftover state that would silently lead to wrong sums. Committed offsets, changelogs and
 * repartition topics are written in the same transactions, so either all of them have content or none has:
 *
 * <table>
 * <caption>State found and decision</caption>
 * <tr><td>another topology's topics</td><td>refused</td></tr>
 * <tr><td>offsets, all topics</td><td>resumes</td></tr>
 * <tr><td>offsets, a topic is missing</td><td>refused: stores would begin at 0</td></tr>
 * <tr><td>no offsets, committed records</td><td>refused: records would be counted twice</td></tr>
 * <tr><td>no offsets, nothing committed</td><td>begins: the first start, or the previous start was killed before its
 * first commit</td></tr>
 * </table>
 */
public final class StartCheck {
    private final String applicationId;
    private final InternalTopics internals;
    private final ApplicationState applicationState;

    StartCheck(String applicationId, ApplicationState applicationState) {
        this.applicationId = applicationId;
        this.internals = new InternalTopics(applicationId);
        this.applicationState = applicationState;
    }

    /**
     * A check of the state in Kafka.
     *
     * @param sourceTopics the topics that the topology reads, without internal ones
     */
    public static StartCheck of(Admin admin, KafkaConnection kafka, String applicationId, List<String> sourceTopics) {
        return new StartCheck(applicationId, new KafkaApplicationState(admin, kafka, applicationId, sourceTopics));
    }

    /** Whether the service may resume from local state; if not, it matches nothing in Kafka and must be deleted. */
    public boolean canResume(Topology topology) {
        // Offsets first, topics second: an instance creates its topics before it commits.
        boolean positions = applicationState.hasPositions();
        Set<String> topics = applicationState.topics();
        List<String> foreign = internals.foreign(topics, topology);
        if (!foreign.isEmpty()) {
            throw new ForeignTopologyException(applicationId, foreign);
        }
        if (positions) {
            List<String> missing = internals.missing(topics, topology);
            if (!missing.isEmpty()) {
                throw StaleStateException.missing(applicationId, missing);
            }
            return true;
        }
        requireNothingCounted(internals.among(topics));
        return false;
    }

    private void requireNothingCounted(List<String> topics) {
        Optional<String> counted = applicationState.withCommittedRecord(topics);
        // Checked again, since another instance may have made its first commit meanwhile.
        if (counted.isPresent() && !applicationState.hasSettledPositions()) {
            throw StaleStateException.withoutPositions(applicationId, counted.get());
        }
    }
}
