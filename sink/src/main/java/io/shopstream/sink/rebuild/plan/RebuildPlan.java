package io.shopstream.sink.rebuild.plan;

import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.ledger.RebuildLedger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables that a rebuild replaces and the topics that it reads.
 *
 * @param tables the tables to replace, qualified
 * @param sources the topics to read, by name
 */
public record RebuildPlan(Set<String> tables, Map<String, SourceTopic> sources) {

    /**
     * A topic to read.
     *
     * @param group the consumer group of its ledger rows
     * @param compacted whether gaps in the log are expected
     * @param fillsReplacedTablesOnly whether every table that it fills is replaced, so that its ledger rows may move
     *     with them
     * @param tables the tables that it fills
     */
    public record SourceTopic(
            String topic, String group, boolean compacted, boolean fillsReplacedTablesOnly, Set<String> tables) {}

    public RebuildPlan {
        tables = new LinkedHashSet<>(tables);
        sources = new LinkedHashMap<>(sources);
    }

    /** @throws RebuildRefusedException if there is nothing to do */
    public static RebuildPlan of(Topics topics, Collection<String> tables) {
        if (tables.isEmpty()) {
            throw new RebuildRefusedException(
                    "there is nothing to rebuild: no table is named, or no table's contents changed their meaning"
                            + " after that schema version",
                    "Name tables, or omit both options to rebuild everything");
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
        Map<String, SourceTopic> sources = new LinkedHashMap<>();
        RebuildTables.byTopic(topics).forEach((topic, fills) -> {
            if (fills.stream().anyMatch(wanted::contains)) {
                String group = topics.consumerGroup(
                        derived.contains(topic) ? ConsumerGroups.SINK_MARTS : ConsumerGroups.SINK_FACTS);
                sources.put(
                        topic,
                        new SourceTopic(topic, group, compacted.contains(topic), wanted.containsAll(fills), fills));
            }
        });
        return new RebuildPlan(wanted, sources);
    }

    /** The tables to fill. Lines need the orders, too, which tell the current lines of an order. */
    Set<String> filled() {
        Set<String> filled = new LinkedHashSet<>(tables);
        if (tables.contains(RebuildTables.ORDER_ITEMS)) {
            filled.add(RebuildTables.ORDERS);
        }
        return filled;
    }

    /**
     * The tables to create beside the running ones. These are all tables of the schema {@code warehouse} if one of them
     * is replaced, because merging a deferred order or event writes to many. Those not replaced are dropped.
     */
    public List<String> newTables() {
        Set<String> created = new LinkedHashSet<>(tables);
        if (tables.stream().anyMatch(table -> table.startsWith("warehouse."))) {
            RebuildTables.all().stream()
                    .filter(table -> table.startsWith("warehouse."))
                    .forEach(created::add);
        }
        return RebuildTables.inOrder(created);
    }

    public boolean fills(String table) {
        return filled().contains(table);
    }

    /** The consumer groups that load the topics. */
    public List<String> groups() {
        return sources.values().stream().map(SourceTopic::group).distinct().toList();
    }

    /** The ledger rows of the topics. */
    public RebuildLedger ledger() {
        return new RebuildLedger(sources.keySet(), groups());
    }
}
