package io.shopstream.local.verify.checks;

import io.shopstream.local.verify.comparison.RowCheck;
import io.shopstream.local.verify.expected.ExpectedRows;
import io.shopstream.local.verify.expected.record.TopicReader;
import io.shopstream.local.verify.views.DeadLetterViews;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Compares a table with one row per id with the topic that it is loaded from. */
final class TableCheck<V> implements AutoCloseable {
    private final String topic;
    private final TopicReader reader;
    private final ExpectedRows<V> log;
    private final DeadLetterViews deadLetters;
    private final View view;
    private final RowCheck check;

    /**
     * @param topic that the table is loaded from
     * @param deadLetters has the records that the sink rejected
     * @param view reads the table's ids and versions
     */
    TableCheck(
            String table,
            KafkaConnection kafka,
            Topic<V> topic,
            ExpectedRows<V> log,
            DeadLetterViews deadLetters,
            View view) {
        this.topic = topic.name();
        this.reader = new TopicReader(kafka, topic.name());
        this.log = log;
        this.deadLetters = deadLetters;
        this.view = view;
        this.check = log.check(table);
    }

    void readLog() {
        reader.readToEnd(log::accept, (left, read) -> {});
    }

    void mark() {
        log.mark();
    }

    void readView() throws SQLException {
        log.rejected(deadLetters.values(ConsumerGroups.SINK_FACTS, topic).stream()
                .flatMap(value -> log.idOf(value).stream())
                .toList());
        List<String> unsettled = check.unsettledKeys();
        check.begin();
        if (unsettled == null || !unsettled.isEmpty()) {
            view.read(unsettled, (id, version) -> log.saw(check, id, version));
        }
    }

    void compare(long nanoTime) {
        check.compare(nanoTime);
    }

    ExpectedRows<V> log() {
        return log;
    }

    RowCheck check() {
        return check;
    }

    @Override
    public void close() {
        reader.close();
    }

    /** A table with a version for each id. */
    @FunctionalInterface
    interface View {
        /** @param ids only these; null for all */
        void read(@Nullable List<String> ids, ObjLongConsumer<String> each) throws SQLException;
    }
}
