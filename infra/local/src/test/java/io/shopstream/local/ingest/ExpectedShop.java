package io.shopstream.local.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What topic and warehouse must have after a program has sent batches, computed from what it sent alone. */
final class ExpectedShop {
    private static final int SHOWN = 20;

    private final List<BatchAnswer> answers;
    private final Map<String, OrderRow> latest = new HashMap<>();

    ExpectedShop(List<BatchAnswer> answers) {
        this.answers = List.copyOf(answers);
        answers.forEach(answer -> {
            for (int index = 0; index < answer.results().size(); index++) {
                OrderRow row = answer.row(index);
                latest.merge(row.orderId(), row, (one, other) -> one.version() > other.version() ? one : other);
            }
        });
    }

    /** Every order once, in its last version. */
    void assertWarehouse(Collection<OrderRow> rows) {
        Map<OrderRow, Integer> surplus = new HashMap<>();
        rows.forEach(row -> surplus.merge(row, 1, Integer::sum));
        latest.values().forEach(row -> surplus.merge(row, -1, Integer::sum));
        surplus.values().removeIf(count -> count == 0);
        assertThat(surplus.entrySet().stream().limit(SHOWN).toList())
                .as("%d orders sent, %d loaded; 1 is too much, -1 is missing", latest.size(), rows.size())
                .isEmpty();
    }

    /** Net revenue in cents by currency and minute. */
    SortedMap<String, Long> revenue() {
        SortedMap<String, Long> minutes = new TreeMap<>();
        for (OrderRow order : latest.values()) {
            if (!order.status().equals("CANCELLED")) {
                minutes.merge(
                        order.currency() + " " + order.placedAt().truncatedTo(ChronoUnit.MINUTES),
                        order.totalMinor(),
                        Long::sum);
            }
        }
        return minutes;
    }

    /**
     * Every record is where the answer says; besides, there are only records of requests without an answer, which were
     * sent again, and they are as the others.
     *
     * @param topic by position
     * @return number of records that are there more than once
     */
    int assertTopic(Map<String, OrderRow> topic) {
        Map<OrderRow, Integer> written = new HashMap<>();
        topic.values().forEach(row -> written.merge(row, 1, Integer::sum));
        List<String> faults = new ArrayList<>();
        int repeated = 0;
        for (BatchAnswer answer : answers) {
            for (int index = 0; index < answer.results().size(); index++) {
                OrderRow row = answer.row(index);
                if (!row.equals(topic.get(answer.results().get(index).position()))) {
                    faults.add("not where it was answered to be: " + row);
                }
                Integer times = written.remove(row);
                if (times == null || times > answer.requests()) {
                    faults.add(times + " times after " + answer.requests() + " requests: " + row);
                } else if (times > 1) {
                    repeated++;
                }
            }
        }
        written.keySet().forEach(row -> faults.add("never sent: " + row));
        assertThat(faults.stream().limit(SHOWN).toList())
                .as("%d faults", faults.size())
                .isEmpty();
        return repeated;
    }
}
