package io.shopstream.sink.load.batch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Finds the culprits, the records that the database rejects, by halving the batch: about {@code 2 log2(n)} attempts per
 * culprit. If both halves pass alone but fail together, the shortest prefix that fails is searched; its last record is
 * the culprit.
 */
final class PoisonIsolator {
    private final Attempt attempt;
    private final Map<ConsumerRecord<byte[], byte[]>, String> culprits = new LinkedHashMap<>();

    /** Writes the records and rolls back. */
    @FunctionalInterface
    interface Attempt {
        /**
         * Why the database rejects the records; empty if it accepts them.
         *
         * @throws SQLException if the attempt failed for a reason other than the records
         */
        Optional<String> rejection(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException;
    }

    private PoisonIsolator(Attempt attempt) {
        this.attempt = attempt;
    }

    /** The culprits with the reason of each, at least one of a list that is rejected. */
    static Map<ConsumerRecord<byte[], byte[]>, String> isolate(
            List<ConsumerRecord<byte[], byte[]>> records, String rejection, Attempt attempt) throws SQLException {
        PoisonIsolator isolator = new PoisonIsolator(attempt);
        isolator.split(records, rejection);
        return isolator.culprits;
    }

    private void split(List<ConsumerRecord<byte[], byte[]>> rejected, String rejection) throws SQLException {
        if (rejected.size() == 1) {
            culprits.put(rejected.getFirst(), rejection);
            return;
        }
        int half = rejected.size() / 2;
        boolean found = false;
        for (List<ConsumerRecord<byte[], byte[]>> part :
                List.of(rejected.subList(0, half), rejected.subList(half, rejected.size()))) {
            Optional<String> why = attempt.rejection(part);
            if (why.isPresent()) {
                found = true;
                split(part, why.get());
            }
        }
        if (!found) {
            shortestRejected(rejected, rejection);
        }
    }

    private void shortestRejected(List<ConsumerRecord<byte[], byte[]>> rejected, String rejection) throws SQLException {
        int passes = rejected.size() / 2;
        int fails = rejected.size();
        String why = rejection;
        while (fails - passes > 1) {
            int middle = (passes + fails) >>> 1;
            Optional<String> answer = attempt.rejection(new ArrayList<>(rejected.subList(0, middle)));
            if (answer.isPresent()) {
                fails = middle;
                why = answer.get();
            } else {
                passes = middle;
            }
        }
        culprits.put(rejected.get(fails - 1), why);
    }
}
