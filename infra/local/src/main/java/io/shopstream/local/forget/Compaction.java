package io.shopstream.local.forget;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.forget.Superseder.Superseding;
import io.shopstream.local.forget.Traces.Trace;
import io.shopstream.local.publish.RecordSender;
import io.shopstream.schemas.kafka.KafkaConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Makes Kafka compact topics now. It never compacts the newest segment of a partition, and begins a new one only with a
 * record that comes when the segment is old enough. So the settings of the topics are lowered, and the newest record of
 * a key is sent once more to every partition; afterwards the settings are as before. If this process is killed in
 * between, the next compaction repairs them.
 */
final class Compaction implements AutoCloseable {
    private static final Map<String, String> LOWERED = Map.of(
            TopicConfig.SEGMENT_MS_CONFIG,
            "1000",
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            "0.0",
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
            "0");
    private static final Duration PAUSE = Duration.ofMillis(500);
    // The cleaner looks for work every 15 s by default.
    private static final Duration SEND_AGAIN = Duration.ofSeconds(20);

    private final Admin admin;
    private final Superseder superseder;

    private Compaction(Admin admin, Superseder superseder) {
        this.admin = admin;
        this.superseder = superseder;
    }

    static Compaction of(KafkaConnection kafka, RecordSender sender) {
        return new Compaction(Admin.create(kafka.with(Map.of())), new Superseder(kafka, sender));
    }

    /**
     * Returns once no record of the topics holds personal data.
     *
     * @return how many did
     * @throws CommandFailure if Kafka does not compact them in time
     */
    long run(Collection<Traces> all, Duration patience) throws InterruptedException {
        restoreLeftOver(all);
        Map<Traces, List<Trace>> left = find(all);
        long records = count(left);
        if (records == 0) {
            return 0;
        }
        Map<ConfigResource, Config> former = describe(resources(left.keySet()));
        try {
            alter(former, _ -> lowered());
            long begun = System.nanoTime();
            long sent = begun;
            send(left);
            while (!left.isEmpty()) {
                if (System.nanoTime() - begun > patience.toNanos()) {
                    throw new CommandFailure(
                            "Kafka has not compacted %s in %d s: run the same command again with a longer"
                                            .formatted(names(left.keySet()), patience.toSeconds())
                                    + " --patience, and check that the log cleaner of its brokers runs");
                }
                Thread.sleep(PAUSE);
                left = find(left.keySet());
                if (System.nanoTime() - sent > SEND_AGAIN.toNanos()) {
                    send(left);
                    sent = System.nanoTime();
                }
            }
        } finally {
            alter(former, Compaction::former);
        }
        return records;
    }

    /** Repairs what a run left that was killed. */
    private void restoreLeftOver(Collection<Traces> all) {
        Map<ConfigResource, Config> settings = describe(resources(all));
        settings.values().removeIf(config -> !isLowered(config));
        alter(settings, _ -> removed());
    }

    private static Map<Traces, List<Trace>> find(Collection<Traces> all) {
        Map<Traces, List<Trace>> found = new HashMap<>();
        for (Traces traces : all) {
            List<Trace> some = traces.find();
            if (!some.isEmpty()) {
                found.put(traces, some);
            }
        }
        return found;
    }

    private static long count(Map<Traces, List<Trace>> found) {
        return found.values().stream()
                .flatMap(List::stream)
                .mapToLong(Trace::superseded)
                .sum();
    }

    // One record for each partition.
    private void send(Map<Traces, List<Trace>> found) {
        Set<TopicPartition> rolled = new HashSet<>();
        superseder.send(found.values().stream()
                .flatMap(List::stream)
                .map(Trace::newest)
                .filter(record -> rolled.add(new TopicPartition(record.topic(), record.partition())))
                .map(Superseding::copyOf)
                .toList());
    }

    private static List<ConfigResource> resources(Collection<Traces> topics) {
        return topics.stream()
                .map(traces -> new ConfigResource(ConfigResource.Type.TOPIC, traces.topic()))
                .toList();
    }

    private static boolean isLowered(Config config) {
        return LOWERED.entrySet().stream().allMatch(each -> isOwn(config.get(each.getKey()), each.getValue()));
    }

    private static Collection<AlterConfigOp> lowered() {
        return LOWERED.entrySet().stream()
                .map(each -> set(each.getKey(), each.getValue()))
                .toList();
    }

    private static Collection<AlterConfigOp> removed() {
        return LOWERED.keySet().stream().map(Compaction::remove).toList();
    }

    private static Collection<AlterConfigOp> former(Config config) {
        return LOWERED.keySet().stream()
                .map(name -> {
                    ConfigEntry entry = config.get(name);
                    return entry != null && entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
                            ? set(name, entry.value())
                            : remove(name);
                })
                .toList();
    }

    private static AlterConfigOp remove(String name) {
        return new AlterConfigOp(new ConfigEntry(name, ""), AlterConfigOp.OpType.DELETE);
    }

    private static boolean isOwn(ConfigEntry entry, String value) {
        return entry != null
                && entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
                && entry.value().equals(value);
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private Map<ConfigResource, Config> describe(List<ConfigResource> resources) {
        try {
            return new HashMap<>(admin.describeConfigs(resources).all().get());
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void alter(Map<ConfigResource, Config> topics, Function<Config, Collection<AlterConfigOp>> change) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        topics.forEach((topic, config) -> changes.put(topic, change.apply(config)));
        try {
            admin.incrementalAlterConfigs(changes).all().get();
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static CommandFailure failure(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new CommandFailure(
                "Kafka did not show or change the settings of a topic (" + cause.getMessage()
                        + "): --compact needs the permission to alter them",
                cause);
    }

    private static String names(Collection<Traces> topics) {
        return topics.stream().map(Traces::topic).sorted().collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        admin.close();
    }
}
