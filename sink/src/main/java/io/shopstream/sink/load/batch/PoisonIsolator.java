package io.shopstream.sink.load.batch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Finds the records that the database refuses, by halving the batch: about {@code 2 log2(n)} attempts per culprit. If
 * both halves pass alone but fail together, the shortest prefix that fails is searched; its last record is the culprit.
 */
final class PoisonIsolator {
    private final Attempt attempt;
    private final Map<ConsumerRecord<byte[], byte[]>, String> culprits = new LinkedHashMap<>();

    /** Writes the records and rolls back. */
    @FunctionalInterface
    interface Attempt {
        /**
         * Why the database refuses the records; empty if it accepts them.
         *
         * @throws SQLException if the attempt failed for a reason other than the records
         */
        Optional<String> refusal(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException;
    }

    private PoisonIsolator(Attempt attempt) {
        this.attempt = attempt;
    }

    /** The culprits with the reason of each, at least one of a list that is refused. */
    static Map<ConsumerRecord<byte[], byte[]>, String> isolate(
            List<ConsumerRecord<byte[], byte[]>> records, String refusal, Attempt attempt) throws SQLException {
        PoisonIsolator isolator = new PoisonIsolator(attempt);
        isolator.split(records, refusal);
        return isolator.culprits;
    }

    private void split(List<ConsumerRecord<byte[], byte[]>> refused, String refusal) throws SQLException {
        if (refused.size() == 1) {
            culprits.put(refused.getFirst(), refusal);
            return;
        }
        int half = refused.size() / 2;
        boolean found = false;
        for (List<ConsumerRecord<byte[], byte[]>> part :
                List.of(refused.subList(0, half), refused.subList(half, refused.size()))) {
            Optional<String> why = attempt.refusal(part);
            if (why.isPresent()) {
                found = true;
                split(part, why.get());
            }
        }
        if (!found) {
            shortestRefused(refused, refusal);
        }
    }

    private void shortestRefused(List<ConsumerRecord<byte[], byte[]>> refused, String refusal) throws SQLException {
        int passes = refused.size() / 2;
        int fails = refused.size();
        String why = refusal;
        while (fails - passes > 1) {
            int middle = (passes + fails) >>> 1;
            Optional<String> answer = attempt.refusal(new ArrayList<>(refused.subList(0, middle)));
            if (answer.isPresent()) {
                fails = middle;
                why = answer.get();
            } else {
                passes = middle;
            }
        }
        culprits.put(refused.get(fails - 1), why);
    }
}
