package io.shopstream.local.verify.expected;

import io.shopstream.local.verify.comparison.RowCheck;
import io.shopstream.local.verify.scratch.KeyedRows;
import io.shopstream.local.verify.scratch.ScratchFiles;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.validation.RecordValidator;
import io.shopstream.schemas.validation.StrictUtf8;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * State of a topic with one row per id: the highest version of each id, without deleted ids. A captured tombstone
 * deletes only older versions; a tombstone without a version deletes any version.
 */
public final class ExpectedRows<V> {
    /** The highest version that took effect, 0 for none. */
    private static final int VERSION = 0;

    private static final int STATE = 1;
    private static final int REJECTED = 2;
    private static final int FIRST_OF_CHECKS = 3;

    private static final long KNOWN = 1;
    private static final long DELETED = 2;
    /** Whether the record that took effect last came from the shop database. */
    private static final long CAPTURED = 4;

    private final RecordValidator<V> validator;
    private final Function<V, String> id;
    private final ToLongFunction<V> version;
    private final Consumer<V> listener;
    private final KeyedRows rows;
    private long rejections;

    public ExpectedRows(
            ScratchFiles scratchFiles,
            RecordValidator<V> validator,
            Function<V, String> id,
            ToLongFunction<V> version) {
        this(scratchFiles, validator, id, version, value -> {});
    }

    /** @param listener called for every valid value */
    public ExpectedRows(
            ScratchFiles scratchFiles,
            RecordValidator<V> validator,
            Function<V, String> id,
            ToLongFunction<V> version,
            Consumer<V> listener) {
        this.rows = scratchFiles.rows(FIRST_OF_CHECKS + RowCheck.COLUMNS);
        this.listener = listener;
        this.validator = validator;
        this.id = id;
        this.version = version;
    }

    public void accept(ConsumerRecord<byte[], byte[]> record) {
        String key = StrictUtf8.decode(record.key());
        if (key == null) {
            return;
        }
        OptionalLong lsn = RecordHeaders.sourceLsn(record.headers());
        if (record.value() == null) {
            delete(key, lsn);
            return;
        }
        Instant receivedAt = Instant.ofEpochMilli(record.timestamp());
        switch (validator.validate(record.key(), record.value(), receivedAt)) {
            case RecordValidator.Valid<V>(V value) -> {
                listener.accept(value);
                advance(id.apply(value), version.applyAsLong(value), lsn.isPresent() ? CAPTURED : 0);
            }
            // The sink dead-letters the record, so no row is expected.
            case RecordValidator.Invalid<V> _ -> touched(key);
        }
    }

    private void delete(String key, OptionalLong lsn) {
        if (lsn.isPresent()) {
            advance(key, lsn.getAsLong(), DELETED | CAPTURED);
        } else {
            rows.set(touched(key), STATE, KNOWN | DELETED);
        }
    }

    private long touched(String key) {
        long row = rows.findOrAdd(key);
        rows.touch(row);
        return row;
    }

    private void advance(String key, long newer, long state) {
        long row = touched(key);
        if (rows.get(row, STATE) == 0 || newer > rows.get(row, VERSION)) {
            rows.set(row, VERSION, newer);
            rows.set(row, STATE, KNOWN | state);
        }
    }

    /** The id of a record that the sink rejected, empty if it cannot be decoded. */
    public Optional<String> idOf(byte[] value) {
        try {
            return Optional.of(id.apply(validator.read(value)));
        } catch (UndecodableRecordException e) {
            return Optional.empty();
        }
    }

    public void mark() {
        rows.mark();
    }

    /** Creates a check of the versions in a table. */
    public RowCheck check(String name) {
        return new RowCheck(
                name,
                rows,
                FIRST_OF_CHECKS,
                new RowCheck.Expected(this::isExpected, row -> Long.toString(rows.get(row, VERSION))));
    }

    // A rejected record is a dead letter: the table may have an earlier version of the id, or none.
    private boolean isExpected(long row) {
        return isThere(row) && !isRejected(row);
    }

    private boolean isThere(long row) {
        return (rows.get(row, STATE) & (KNOWN | DELETED)) == KNOWN;
    }

    private boolean isRejected(long row) {
        return rejections > 0 && rows.get(row, REJECTED) == rejections;
    }

    /** Sets the ids of records that the sink rejected, in place of the ids set before. */
    public void rejected(Iterable<String> ids) {
        rejections++;
        ids.forEach(rejected -> rows.set(rows.findOrAdd(rejected), REJECTED, rejections));
    }

    /** Reports a row of the table. */
    public void saw(RowCheck check, String found, long foundVersion) {
        long row = rows.findOrAdd(found);
        if (!isRejected(row)) {
            check.saw(row, isThere(row) && rows.get(row, VERSION) == foundVersion, () -> Long.toString(foundVersion));
        }
    }

    /** Ids of records that arrived since the mark. */
    public List<String> touched() {
        return rows.keysWhere(rows::isTouched);
    }

    /** The version of an id, empty if it is deleted or was never there. */
    OptionalLong version(String wanted) {
        long row = rows.find(wanted);
        return row == KeyedRows.NONE || !isThere(row) ? OptionalLong.empty() : OptionalLong.of(rows.get(row, VERSION));
    }

    /** The highest version of an id, also if it is deleted; 0 if it was never there. */
    public long newest(String wanted) {
        long row = rows.find(wanted);
        return row == KeyedRows.NONE ? 0 : rows.get(row, VERSION);
    }

    /** Ids whose state comes from the shop database, deleted ones included. */
    public List<String> captured() {
        return rows.keysWhere(row -> (rows.get(row, STATE) & CAPTURED) != 0);
    }

    public boolean isCaptured(String wanted) {
        long row = rows.find(wanted);
        return row != KeyedRows.NONE && (rows.get(row, STATE) & CAPTURED) != 0;
    }
}
