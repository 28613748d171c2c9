package io.shopstream.api.answer.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What became of one record.
 *
 * @param index position in the request, from 0
 * @param id of the order or event, also where the API made it; null for a rejected record
 * @param code {@code accepted} and {@code duplicate}: Kafka has acknowledged it. {@code unavailable}: it was not sent.
 *     {@code unknown}: it was sent, and may or may not be written. Any other code: why it was rejected
 * @param pointer to the member that is wrong: a JSON pointer (RFC 6901) within the record, empty for the record as a
 *     whole; null unless it was rejected
 * @param detail what to do, never with values of the record; null if there is nothing to do
 * @param partition in the topic; null unless acknowledged
 * @param offset in the partition; null unless acknowledged
 */
public record IngestResult(
        int index,
        @Nullable String id,
        String code,
        @Nullable String pointer,
        @Nullable String detail,
        @Nullable Integer partition,
        @Nullable Long offset) {
    public static final String ACCEPTED = "accepted";
    public static final String DUPLICATE = "duplicate";
    public static final String UNAVAILABLE = "unavailable";
    public static final String UNKNOWN = "unknown";

    /** Acknowledged by Kafka. */
    public static IngestResult accepted(int index, String id, int partition, long offset) {
        return new IngestResult(index, id, ACCEPTED, null, null, partition, offset);
    }

    /** Acknowledged by Kafka, and known to be there before. */
    public static IngestResult duplicate(int index, String id, int partition, long offset) {
        return new IngestResult(
                index, id, DUPLICATE, null, "the shop had this record already: it changes nothing", partition, offset);
    }

    public static IngestResult unavailable(int index, String id) {
        return new IngestResult(
                index, id, UNAVAILABLE, null, "it was not sent; send it again with this id", null, null);
    }

    public static IngestResult unknown(int index, String id) {
        return new IngestResult(
                index,
                id,
                UNKNOWN,
                null,
                "Kafka has not acknowledged it yet; send it again with this id: twice changes nothing",
                null,
                null);
    }

    public static IngestResult rejected(int index, String code, String pointer, String detail) {
        return new IngestResult(index, null, code, pointer, detail, null, null);
    }
}
