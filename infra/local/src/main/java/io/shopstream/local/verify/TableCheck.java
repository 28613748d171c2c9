package io.shopstream.local.verify;

import java.sql.SQLException;
import java.util.Map;

/** One table with one row per id, against the topic it is loaded from. */
final class TableCheck<V> implements AutoCloseable {
    private final TopicReader reader;
    private final KeyedLog<V> log;
    private final View view;
    private final Check<String, Long> check;
    private Map<String, Long> found = Map.of();

    TableCheck(String table, TopicReader reader, KeyedLog<V> log, View view) {
        this.reader = reader;
        this.log = log;
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
        found = view.read();
    }

    void compare() {
        check.compare(log.versions(), found, log.touched(), null, System.nanoTime());
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
