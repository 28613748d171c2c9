package io.shopstream.api.ingest.read;

import io.shopstream.schemas.rules.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One kind of record that other programs may send: how it is read, checked and identified. */
interface RecordType<V> {
    /**
     * Reads one record; gives it an id if it has none.
     *
     * @return null if it is faulty: {@link RecordFields#fault()} says why
     */
    @Nullable V read(RecordFields fields, NewIds ids);

    /** Every rule of the shop that the record breaks, the most specific first. */
    List<Violation> check(V value, Instant receivedAt);

    /** The fault that the violation is, with the names of the JSON record. */
    RecordFault fault(V value, Violation violation);

    String id(V value);

    /** The key of the Kafka record. */
    String key(V value);

    /** Equal for two records of which the second changes nothing. */
    String identity(V value);
}
