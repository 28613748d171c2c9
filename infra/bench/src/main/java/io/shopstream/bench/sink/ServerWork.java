package io.shopstream.bench.sink;

import java.util.EnumMap;
import java.util.Map;

/**
 * Activity of the server while a side ran.
 *
 * @param samples number of samples of the side's connection, by activity
 * @param walBytes of write-ahead log between the first sample and the last
 */
record ServerWork(Map<Doing, Long> samples, long walBytes) {
    /** Activity of a connection, by its wait event. */
    enum Doing {
        CPU("CPU"),
        CLIENT("client"),
        WAL("WAL"),
        IO("other I/O"),
        LOCKS("locks");

        private final String title;

        Doing(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        /**
         * @param state as in {@code pg_stat_activity}
         * @param type of the wait event, empty if the connection does not wait
         * @param event name of the wait event
         */
        static Doing of(String state, String type, String event) {
            if (!state.equals("active") || type.equals("Client")) {
                return CLIENT;
            }
            if (type.isEmpty()) {
                return CPU;
            }
            if (event.startsWith("WAL") || event.startsWith("Wal")) {
                return WAL;
            }
            return type.equals("IO") ? IO : LOCKS;
        }
    }

    ServerWork {
        samples = Map.copyOf(samples);
    }

    ServerWork plus(ServerWork other) {
        Map<Doing, Long> sum = new EnumMap<>(Doing.class);
        sum.putAll(samples);
        other.samples.forEach((doing, count) -> sum.merge(doing, count, Long::sum));
        return new ServerWork(sum, walBytes + other.walBytes);
    }

    /** Percentage of all samples, 0 if there are none. */
    double percent(Doing doing) {
        long all = samples.values().stream().mapToLong(Long::longValue).sum();
        return all == 0 ? 0 : 100.0 * samples.getOrDefault(doing, 0L) / all;
    }
}
