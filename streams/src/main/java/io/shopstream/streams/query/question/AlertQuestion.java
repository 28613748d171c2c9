package io.shopstream.streams.query.question;

import io.shopstream.streams.alerts.AlertRecord;
import io.shopstream.streams.topology.TopologyNames;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Asks for all stored alerts. */
public record AlertQuestion() implements Question<String, AlertRecord, AlertQuestion.Alerts> {
    // Ids begin with the name of an alert kind, in capitals.
    private static final String BEFORE_ALL = "A";
    private static final String AFTER_ALL = "a";

    public record Alerts(List<AlertRecord> alerts) implements PartialAnswer<Alerts> {
        public Alerts {
            alerts = List.copyOf(alerts);
        }

        @Override
        public Alerts merge(Alerts other) {
            return new Alerts(Merging.lists(alerts, other.alerts));
        }
    }

    @Override
    public String store() {
        return TopologyNames.ALERTS_BY_ID;
    }

    @Override
    public Alerts answer(ReadOnlyKeyValueStore<String, AlertRecord> partition) {
        List<AlertRecord> alerts = new ArrayList<>();
        Scan.between(partition, BEFORE_ALL, AFTER_ALL, (id, alert) -> alerts.add(alert));
        return new Alerts(alerts);
    }
}
