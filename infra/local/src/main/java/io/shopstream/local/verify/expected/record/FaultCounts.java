package io.shopstream.local.verify.expected.record;

import io.shopstream.schemas.topic.RecordHeaders;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Counts records of the orders topic that are faulty on purpose, and those with the expected outcome, by fault and run.
 */
public final class FaultCounts {
    private final Map<FaultKey, Tally> tallies = new HashMap<>();

    /**
     * @param records in the log
     * @param right records with the outcome that the fault must lead to
     * @param firstWrong position of the first record with another outcome, null if there is none
     */
    public record Tally(long records, long right, @Nullable Position firstWrong) {
        public static final Tally NONE = new Tally(0, 0, null);

        private Tally plus(boolean expected, Position position) {
            return new Tally(
                    records + 1, right + (expected ? 1 : 0), expected || firstWrong != null ? firstWrong : position);
        }
    }

    public void add(ConsumerRecord<?, ?> record, ValidatedRecord validated) {
        RecordHeaders.fault(record.headers())
                .ifPresent(made -> tallies.merge(
                        new FaultKey(made.fault(), made.run()),
                        Tally.NONE.plus(
                                validated.hasExpectedOutcome(made.fault()),
                                new Position(record.partition(), record.offset())),
                        FaultCounts::sum));
    }

    private static Tally sum(Tally known, Tally more) {
        return new Tally(
                known.records() + more.records(),
                known.right() + more.right(),
                known.firstWrong() == null ? more.firstWrong() : known.firstWrong());
    }

    public Map<FaultKey, Tally> tallies() {
        return tallies;
    }
}
