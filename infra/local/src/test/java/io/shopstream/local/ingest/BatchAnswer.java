package io.shopstream.local.ingest;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A batch of which every record is acknowledged.
 *
 * @param requests how often it was sent, the last answer included
 */
record BatchAnswer(OrderBatch batch, int requests, List<Result> results) {

    /** What became of a record, and where in the topic it is. */
    record Result(String code, String id, int partition, long offset) {
        private static Result of(JsonNode result) {
            return new Result(
                    result.path("code").asString(""),
                    result.path("id").asString(""),
                    result.path("partition").asInt(-1),
                    result.path("offset").asLong(-1));
        }

        String position() {
            return partition + "@" + offset;
        }
    }

    BatchAnswer {
        results = List.copyOf(results);
    }

    static BatchAnswer of(OrderBatch batch, int requests, JsonNode answer) {
        return new BatchAnswer(
                batch,
                requests,
                answer.path("results").valueStream().map(Result::of).toList());
    }

    OrderRow row(int index) {
        return batch.orders().get(index).row(results.get(index).id());
    }
}
