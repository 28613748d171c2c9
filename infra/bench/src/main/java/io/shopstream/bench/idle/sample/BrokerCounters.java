package io.shopstream.bench.idle.sample;

import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/**
 * Counters of the broker since its start, from its own metrics.
 *
 * @param requests by name, all versions together
 * @param bytesIn of produced batches, as sent
 * @param bytesOut of fetched batches, consumers only
 */
public record BrokerCounters(Map<String, Long> requests, long messagesIn, long bytesIn, long bytesOut) {
    // Fetch requests are also counted by kind of client.
    private static final Set<String> COUNTED_TWICE = Set.of("FetchConsumer", "FetchFollower");

    public BrokerCounters {
        requests = Map.copyOf(requests);
    }

    static BrokerCounters of(MBeanServerConnection beans) throws IOException {
        Map<String, Long> requests = new TreeMap<>();
        try {
            ObjectName all = new ObjectName("kafka.network:type=RequestMetrics,name=RequestsPerSec,*");
            for (ObjectName name : beans.queryNames(all, null)) {
                String request = name.getKeyProperty("request");
                if (!COUNTED_TWICE.contains(request)) {
                    requests.merge(request, count(beans, name), Long::sum);
                }
            }
            return new BrokerCounters(
                    requests,
                    ofTopics(beans, "MessagesInPerSec"),
                    ofTopics(beans, "BytesInPerSec"),
                    ofTopics(beans, "BytesOutPerSec"));
        } catch (JMException e) {
            throw new CommandFailure("the broker's metrics cannot be read: " + e.getMessage(), e);
        }
    }

    private static long ofTopics(MBeanServerConnection beans, String metric) throws JMException, IOException {
        ObjectName name = new ObjectName("kafka.server:type=BrokerTopicMetrics,name=" + metric);
        // The metric does not exist before the first record.
        return beans.isRegistered(name) ? count(beans, name) : 0;
    }

    private static long count(MBeanServerConnection beans, ObjectName name) throws JMException, IOException {
        return ((Number) beans.getAttribute(name, "Count")).longValue();
    }
}
