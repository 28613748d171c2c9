package io.shopstream.local.verify.checks;

import io.shopstream.local.verify.comparison.Check;
import io.shopstream.local.verify.comparison.Comparison;
import io.shopstream.local.verify.expected.record.TopicReader;
import io.shopstream.local.verify.views.FunnelFacts;
import io.shopstream.local.verify.views.MartViews;
import io.shopstream.local.verify.views.StoreViews;
import io.shopstream.schemas.avro.FunnelPerHour;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.query.FunnelTotal;
import io.shopstream.schemas.topic.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Compares the funnel per hour, in its topic, its mart and the state stores, with SQL over the event facts. */
public final class FunnelCheck implements AutoCloseable {
    private static final FunnelTotal NONE = new FunnelTotal(0, 0, 0, 0, 0, 0);
    private static final Duration GAP = Duration.ofMinutes(30);
    // Events may be a day ahead of the clock: the stores are queried for those hours too.
    private static final Duration AHEAD = Duration.ofDays(2);

    private final TopicReader reader;
    private final Deserializer<FunnelPerHour> deserializer;
    private final FunnelFacts facts;
    private final StoreViews stores;
    private final MartViews marts;
    private final Check<Instant, FunnelTotal> topicCheck;
    private final Check<Instant, FunnelTotal> storeCheck =
            new Check<>("state store: funnel by hour", FunnelCheck::explain);
    private final Check<Instant, FunnelTotal> martCheck = new Check<>("mart.funnel_per_hour", FunnelCheck::explain);
    private final Map<Instant, FunnelTotal> topicRows = new HashMap<>();
    private final Set<FunnelFacts.Moment> newEvents = new HashSet<>();
    private boolean marked;
    // Start of the earliest hour that got an event since the views were read.
    private Instant earliest = Instant.MIN;
    private Map<Instant, FunnelTotal> wanted = Map.of();
    private Map<Instant, FunnelTotal> mart = Map.of();
    private Optional<Map<Instant, FunnelTotal>> stored = Optional.empty();

    public FunnelCheck(
            KafkaConnection kafka,
            Topic<FunnelPerHour> topic,
            Deserializer<FunnelPerHour> deserializer,
            FunnelFacts facts,
            StoreViews stores,
            MartViews marts) {
        this.reader = new TopicReader(kafka, topic.name());
        this.deserializer = deserializer;
        this.facts = facts;
        this.stores = stores;
        this.marts = marts;
        this.topicCheck = new Check<>(topic.name(), FunnelCheck::explain);
    }

    private static String explain(Instant hour, String difference) {
        return hour + ": " + difference.replace("the log", "SQL over the events");
    }

    /** Call for every event of the log. */
    public void saw(ShopEvent event) {
        if (event.getOccurredAt().isBefore(earliest)) {
            earliest = event.getOccurredAt().truncatedTo(ChronoUnit.HOURS);
        }
        if (marked) {
            newEvents.add(new FunnelFacts.Moment(event.getUserId(), event.getOccurredAt()));
        }
    }

    public void mark() {
        newEvents.clear();
        marked = true;
    }

    public void readViews() throws SQLException {
        Instant since = earliestUnsettled();
        // No event has arrived since; hours from now on are always read.
        earliest = Instant.now().truncatedTo(ChronoUnit.HOURS);
        wanted = facts.funnel(since);
        mart = marts.funnel();
        reader.readToEnd(this::accept, (left, read) -> {});
        stored = stores.funnel(since, Instant.now().plus(AHEAD));
    }

    // All sessions that began earlier are settled; in the first round none is.
    private Instant earliestUnsettled() {
        return Stream.of(
                        wanted.keySet(),
                        topicRows.keySet(),
                        mart.keySet(),
                        stored.map(Map::keySet).orElse(Set.of()))
                .flatMap(Set::stream)
                .filter(hour ->
                        !(topicCheck.isSettled(hour) && martCheck.isSettled(hour) && storeCheck.isSettled(hour)))
                .min(Comparator.naturalOrder())
                .filter(hour -> hour.isBefore(earliest))
                .orElse(earliest);
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        FunnelPerHour hour = deserializer.deserialize(record.topic(), record.value());
        topicRows.put(
                hour.getWindowStart(),
                new FunnelTotal(
                        hour.getSessions(),
                        hour.getWithView(),
                        hour.getWithCart(),
                        hour.getWithCheckout(),
                        hour.getWithPurchase(),
                        hour.getAbandoned()));
    }

    public void compare(long nanoTime) throws SQLException {
        Set<Instant> touched = touched();
        topicCheck.compare(wanted, topicRows, touched, NONE, nanoTime);
        martCheck.compare(wanted, mart, touched, NONE, nanoTime);
        stored.ifPresent(panes -> storeCheck.compare(wanted, panes, touched, NONE, nanoTime));
    }

    // An event changes the hour in which its session begins. It may also begin a session, move the begin of one to an
    // earlier hour, or join two sessions: these sessions begin within a gap of the event.
    private Set<Instant> touched() throws SQLException {
        Set<Instant> touched = new HashSet<>(newEvents.isEmpty() ? Set.of() : facts.hoursAround(newEvents));
        for (FunnelFacts.Moment moment : newEvents) {
            touched.add(moment.at().truncatedTo(ChronoUnit.HOURS));
            touched.add(moment.at().plus(GAP).truncatedTo(ChronoUnit.HOURS));
        }
        return touched;
    }

    public List<Comparison> checks() {
        return List.of(topicCheck, martCheck, storeCheck);
    }

    @Override
    public void close() {
        reader.close();
    }
}
