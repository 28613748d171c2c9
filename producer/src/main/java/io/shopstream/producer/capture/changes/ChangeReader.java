package io.shopstream.producer.capture.changes;

import io.shopstream.producer.capture.changes.TableChange.Place;
import io.shopstream.producer.capture.tables.CapturedTable;
import io.shopstream.producer.capture.tables.CapturedTables;
import io.shopstream.producer.capture.tables.RowFields;
import io.shopstream.producer.capture.tables.UnfitTableException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Reads changes of captured tables from the connector's records; skips heartbeats and messages. */
final class ChangeReader {
    private final CapturedTables tables;

    ChangeReader(CapturedTables tables) {
        this.tables = tables;
    }

    /** Returns empty if the record is not a change of a captured table. */
    Optional<TableChange> read(SourceRecord record) {
        if (!(record.value() instanceof Struct envelope)
                || envelope.schema().field("op") == null
                || envelope.schema().field("source") == null
                || envelope.schema().field("after") == null) {
            return Optional.empty();
        }
        Struct source = envelope.getStruct("source");
        String name = source.getString("schema") + "." + source.getString("table");
        return tables.named(name).map(table -> change(table, record, envelope, source));
    }

    private static TableChange change(CapturedTable<?> table, SourceRecord record, Struct envelope, Struct source) {
        @Nullable Struct after = envelope.getStruct("after");
        return new TableChange(
                table,
                id(table, record),
                after,
                source.getInt64("lsn"),
                place(source.getString("snapshot")),
                Instant.ofEpochMilli(source.getInt64("ts_ms")));
    }

    private static String id(CapturedTable<?> table, SourceRecord record) {
        if (record.key() instanceof Struct key && key.schema().field(table.key()) != null) {
            return new RowFields(table.name(), key).text(table.key());
        }
        throw new UnfitTableException(
                table.name(),
                table.key(),
                "is not the primary key",
                "make it the primary key (alter table %s add primary key (%s))".formatted(table.name(), table.key()));
    }

    private static Place place(@Nullable String snapshot) {
        if (snapshot == null || snapshot.equals("false")) {
            return Place.STREAM;
        }
        return snapshot.equals("last") ? Place.LAST_OF_SNAPSHOT : Place.SNAPSHOT;
    }

    /** Whether the offset lies after the snapshot, or there was no snapshot. */
    static boolean isAfterSnapshot(Map<String, ?> offset) {
        return !offset.containsKey("snapshot")
                || Boolean.TRUE.equals(offset.get("last_snapshot_record"))
                || Boolean.TRUE.equals(offset.get("snapshot_completed"));
    }
}
