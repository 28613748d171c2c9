package io.shopstream.api.answer.ingest;

import java.time.Instant;
import java.util.List;

/**
 * What became of every record of a request. The four counts add up to {@code received}.
 *
 * @param topic the Kafka topic, to which partitions and offsets belong
 * @param received records in the request
 * @param accepted acknowledged by Kafka
 * @param duplicates acknowledged by Kafka, too, but known to have been there before: they change nothing
 * @param rejected broke a rule, and were not sent
 * @param unacknowledged not sent, or of unknown outcome: to be sent again with the ids in the results
 * @param results in the order of the request
 * @param asOf time of receipt of the records, UTC: the timestamp of the Kafka records
 */
public record IngestAnswer(
        String topic,
        int received,
        int accepted,
        int duplicates,
        int rejected,
        int unacknowledged,
        List<IngestResult> results,
        Instant asOf) {

    public IngestAnswer {
        results = List.copyOf(results);
    }

    public static IngestAnswer of(String topic, List<IngestResult> results, Instant asOf) {
        int accepted = 0;
        int duplicates = 0;
        int unacknowledged = 0;
        for (IngestResult result : results) {
            switch (result.code()) {
                case IngestResult.ACCEPTED -> accepted++;
                case IngestResult.DUPLICATE -> duplicates++;
                case IngestResult.UNAVAILABLE, IngestResult.UNKNOWN -> unacknowledged++;
                default -> {
                    // rejected: the remainder
                }
            }
        }
        int rejected = results.size() - accepted - duplicates - unacknowledged;
        return new IngestAnswer(topic, results.size(), accepted, duplicates, rejected, unacknowledged, results, asOf);
    }

    /** Records that Kafka has acknowledged. */
    public int acknowledged() {
        return accepted + duplicates;
    }
}
