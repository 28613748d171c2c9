package io.shopstream.streams.runtime;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.Topology;

/**
 * Refuses to start on remains that would be counted wrongly in silence. Positions, changelogs and repartition topics are
 * written in the same transactions, so either all of them say something or none does:
 *
 * <table>
 * <caption>what is found</caption>
 * <tr><td>another topology's topics</td><td>refused</td></tr>
 * <tr><td>positions, all topics</td><td>goes on</td></tr>
 * <tr><td>positions, a topic is missing</td><td>refused: stores would begin at 0</td></tr>
 * <tr><td>no positions, committed records</td><td>refused: they would be counted twice</td></tr>
 * <tr><td>no positions, nothing committed</td><td>begins: the first start, or one after a start that was killed before
 * its first commit</td></tr>
 * </table>
 */
final class StartCheck {
    private final String applicationId;
    private final InternalTopics internals;
    private final ApplicationState applicationState;

    StartCheck(String applicationId, ApplicationState applicationState) {
        this.applicationId = applicationId;
        this.internals = new InternalTopics(applicationId);
        this.applicationState = applicationState;
    }

    /** Whether local state may be gone on with; else it belongs to nothing that Kafka knows of. */
    boolean goesOn(Topology topology) {
        // In this order: another instance that has committed had made its topics before.
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
        // Once more, since another instance may have committed for the first time meanwhile.
        if (counted.isPresent() && !applicationState.hasSettledPositions()) {
            throw StaleStateException.withoutPositions(applicationId, counted.get());
        }
    }
}
