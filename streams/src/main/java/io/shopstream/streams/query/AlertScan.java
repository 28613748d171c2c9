package io.shopstream.streams.query;

import io.shopstream.streams.alerts.AlertRecord;
import io.shopstream.streams.flow.TopologyNames;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;

/** Scans all stored alerts. */
record AlertScan() implements Scan<String, AlertRecord, AlertScan.Found> {
    record Found(List<AlertRecord> alerts) {
        Found {
            alerts = List.copyOf(alerts);
        }
    }

    // Ids begin with the name of an alert kind, in capitals.
    private static final String BEFORE_ALL = "A";
    private static final String AFTER_ALL = "a";

    @Override
    public String store() {
        return TopologyNames.ALERTS_BY_ID;
    }

    @Override
    public String lower() {
        return BEFORE_ALL;
    }

    @Override
    public String upper() {
        return AFTER_ALL;
    }

    @Override
    public Found merge(Found one, Found other) {
        return new Found(
                Stream.concat(one.alerts.stream(), other.alerts.stream()).toList());
    }

    @Override
    public Class<Found> partial() {
        return Found.class;
    }

    @Override
    public Found fold(Iterator<KeyValue<String, AlertRecord>> entries) {
        List<AlertRecord> alerts = new ArrayList<>();
        entries.forEachRemaining(entry -> alerts.add(entry.value));
        return new Found(alerts);
    }
}
