package io.shopstream.local.verify;

import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One table with one row per id, against the topic it is loaded from. */
final class TableCheck<V> implements AutoCloseable {
    private final String topic;
    private final TopicReader reader;
    private final KeyedLog<V> log;
    private final WarehouseViews warehouse;
    private final View view;
    private final Check<String, Long> check;
    private Map<String, Long> found = new HashMap<>();
    private Set<String> refused = Set.of();

    /**
     * @param topic what the table is loaded from
     * @param warehouse where the records that the sink refused are looked up
     * @param view the table's ids and versions
     */
    TableCheck(String table, String kafka, Topic<V> topic, KeyedLog<V> log, WarehouseViews warehouse, View view) {
        this.topic = topic.name();
        this.reader = new TopicReader(kafka, topic.name());
        this.log = log;
        this.warehouse = warehouse;
        this.view = view;
        this.check = new Check<>(table);
    }

    void readLog() {
        reader.readToEnd(log::accept, (left, read) -> {});
    }

    void mark() {
        log.mark();
    }

    void readView() throws SQLException {
        found = new HashMap<>(view.read());
        refused = warehouse.rejectedValues(ConsumerGroups.SINK_FACTS, topic).stream()
                .flatMap(value -> log.idOf(topic, value).stream())
                .collect(Collectors.toSet());
    }

    void compare(long nanoTime) {
        // A refused record is a dead letter: whether an earlier version of the same id is there says nothing.
        Map<String, Long> wanted = new HashMap<>(log.versions());
        wanted.keySet().removeAll(refused);
        found.keySet().removeAll(refused);
        check.compare(wanted, found, log.touched(), null, nanoTime);
    }

    KeyedLog<V> log() {
        return log;
    }

    Check<String, Long> check() {
        return check;
    }

    @Override
    public void close() {
        reader.close();
    }

    /** Version by id. */
    @FunctionalInterface
    interface View {
        Map<String, Long> read() throws SQLException;
    }
}
