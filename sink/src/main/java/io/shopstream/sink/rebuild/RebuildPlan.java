package io.shopstream.sink.rebuild;

import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a rebuild replaces and what it reads for it.
 *
 * @param tables what takes the place of the running tables, qualified
 * @param feeds the topics to read, by name
 */
record RebuildPlan(Set<String> tables, Map<String, Feed> feeds) {

    /**
     * A topic to read.
     *
     * @param group the consumer group whose ledger it is in
     * @param compacted whether gaps in the log are no loss
     * @param whole whether every table that it fills is replaced: then the ledger may be moved with them
     * @param tables the tables that it fills
     */
    record Feed(String topic, String group, boolean compacted, boolean whole, Set<String> tables) {}

    RebuildPlan {
        tables = new LinkedHashSet<>(tables);
        feeds = new LinkedHashMap<>(feeds);
    }

    /** @throws RebuildRefusedException if there is nothing to do */
    static RebuildPlan of(Topics topics, Collection<String> tables) {
        if (tables.isEmpty()) {
            throw new RebuildRefusedException(
                    "there is nothing to rebuild: no table is named, or none has changed its meaning since that schema"
                            + " version",
                    "Name tables, or leave both options out to rebuild everything");
        }
        Set<String> wanted = new LinkedHashSet<>(RebuildTables.inOrder(tables));
        Set<String> compacted = new LinkedHashSet<>();
        for (Topic<?> topic : topics.all()) {
            if ("compact".equals(topic.config().get("cleanup.policy"))) {
                compacted.add(topic.name());
            }
        }
        Set<String> derived = new LinkedHashSet<>();
        topics.derived().forEach(topic -> derived.add(topic.name()));
        Map<String, Feed> feeds = new LinkedHashMap<>();
        RebuildTables.byTopic(topics).forEach((topic, fills) -> {
            if (fills.stream().anyMatch(wanted::contains)) {
                String group = topics.consumerGroup(
                        derived.contains(topic) ? ConsumerGroups.SINK_MARTS : ConsumerGroups.SINK_FACTS);
                feeds.put(topic, new Feed(topic, group, compacted.contains(topic), wanted.containsAll(fills), fills));
            }
        });
        return new RebuildPlan(wanted, feeds);
    }

    /** What is filled: also the orders that say which lines are the last ones. */
    Set<String> filled() {
        Set<String> filled = new LinkedHashSet<>(tables);
        if (tables.contains(RebuildTables.ORDER_ITEMS)) {
            filled.add(RebuildTables.ORDERS);
        }
        return filled;
    }

    /**
     * The tables that are made beside the running ones. All of a warehouse, for an order or event that is merged late
     * touches many; what is not replaced is thrown away.
     */
    List<String> made() {
        Set<String> made = new LinkedHashSet<>(tables);
        if (tables.stream().anyMatch(table -> table.startsWith("warehouse."))) {
            RebuildTables.all().stream()
                    .filter(table -> table.startsWith("warehouse."))
                    .forEach(made::add);
        }
        return RebuildTables.inOrder(made);
    }

    boolean fills(String table) {
        return filled().contains(table);
    }
}
