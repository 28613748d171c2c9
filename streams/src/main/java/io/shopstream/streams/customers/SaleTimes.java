package io.shopstream.streams.customers;

import java.time.Instant;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Stores how many sales of a customer stand at each time of placing, so that after a cancelled first order the next one
 * becomes the first. A change reads and writes only the times it names. Only removing the first or the last time scans
 * for its neighbour, starting at the removed time, so the cost does not grow with the number of a customer's orders.
 */
final class SaleTimes {
    private final KeyValueStore<SaleTimeKey, Long> salesAt;

    SaleTimes(KeyValueStore<SaleTimeKey, Long> salesAt) {
        this.salesAt = salesAt;
    }

    /** Returns the customer's sums with the delta added, and stores the changed sale times. */
    CustomerSums add(CustomerKey customer, CustomerSums sums, CustomerDelta delta) {
        Ends ends = new Ends(sums);
        for (CustomerDelta.SalesAt time : delta.times()) {
            SaleTimeKey key = new SaleTimeKey(customer, time.placedAtMillis());
            Long before = salesAt.get(key);
            long after = (before == null ? 0 : before) + time.change();
            if (after == 0) {
                salesAt.delete(key);
            } else {
                salesAt.put(key, after);
            }
            if (after > 0) {
                ends.stands(time.placedAtMillis());
            } else {
                ends.noLongerStands(time.placedAtMillis());
            }
        }
        return new CustomerSums(
                sums.sales().plus(delta.sales()),
                ends.firstGone ? firstFrom(customer, ends.first) : instant(ends.first),
                ends.lastGone ? lastUpTo(customer, ends.last) : instant(ends.last));
    }

    private @Nullable Instant firstFrom(CustomerKey customer, @Nullable Long from) {
        SaleTimeKey lowest = new SaleTimeKey(customer, from == null ? Long.MIN_VALUE : from);
        try (KeyValueIterator<SaleTimeKey, Long> ascending =
                salesAt.range(lowest, new SaleTimeKey(customer, Long.MAX_VALUE))) {
            return firstStanding(ascending);
        }
    }

    private @Nullable Instant lastUpTo(CustomerKey customer, @Nullable Long upTo) {
        SaleTimeKey highest = new SaleTimeKey(customer, upTo == null ? Long.MAX_VALUE : upTo);
        try (KeyValueIterator<SaleTimeKey, Long> descending =
                salesAt.reverseRange(new SaleTimeKey(customer, Long.MIN_VALUE), highest)) {
            return firstStanding(descending);
        }
    }

    private static @Nullable Instant firstStanding(KeyValueIterator<SaleTimeKey, Long> times) {
        while (times.hasNext()) {
            KeyValue<SaleTimeKey, Long> time = times.next();
            if (time.value > 0) {
                return Instant.ofEpochMilli(time.key.placedAtMillis());
            }
        }
        return null;
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /**
     * First and last sale time while a delta is applied. If one is removed, the scan for its successor starts there.
     */
    private static final class Ends {
        private @Nullable Long first;
        private @Nullable Long last;
        private boolean firstGone;
        private boolean lastGone;

        Ends(CustomerSums sums) {
            first = millis(sums.firstOrderAt());
            last = millis(sums.lastOrderAt());
        }

        void stands(long time) {
            if (first == null || time <= first) {
                first = time;
                firstGone = false;
            }
            if (last == null || time >= last) {
                last = time;
                lastGone = false;
            }
        }

        void noLongerStands(long time) {
            firstGone |= first != null && time == first;
            lastGone |= last != null && time == last;
        }

        private static @Nullable Long millis(@Nullable Instant time) {
            return time == null ? null : time.toEpochMilli();
        }
    }
}
