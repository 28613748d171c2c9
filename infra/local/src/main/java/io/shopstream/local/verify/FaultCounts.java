package io.shopstream.local.verify;

import io.shopstream.schemas.topic.RecordHeaders;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records of the orders topic that are faulty on purpose, by fault and run, and how many met the fate they should. */
final class FaultCounts {
    private final Map<FaultKey, Tally> tallies = new HashMap<>();

    /**
     * @param records in the log
     * @param right whose fate is as it should be
     * @param firstWrong where the first stands whose fate is not, null if there is none
     */
    record Tally(long records, long right, @Nullable Position firstWrong) {
        static final Tally NONE = new Tally(0, 0, null);

        private Tally plus(boolean asItShouldBe, Position position) {
            return new Tally(
                    records + 1,
                    right + (asItShouldBe ? 1 : 0),
                    asItShouldBe || firstWrong != null ? firstWrong : position);
        }
    }

    void enter(ConsumerRecord<?, ?> record, ValidatedRecord judged) {
        RecordHeaders.fault(record.headers())
                .ifPresent(made -> tallies.merge(
                        new FaultKey(made.fault(), made.run()),
                        Tally.NONE.plus(
                                judged.isAsItShouldBe(made.fault()), new Position(record.partition(), record.offset())),
                        FaultCounts::sum));
    }

    private static Tally sum(Tally known, Tally more) {
        return new Tally(
                known.records() + more.records(),
                known.right() + more.right(),
                known.firstWrong() == null ? more.firstWrong() : known.firstWrong());
    }

    Map<FaultKey, Tally> tallies() {
        return tallies;
    }
}
