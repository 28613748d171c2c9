package io.shopstream.local.verify;

import io.shopstream.local.pipeline.CatchUp;
import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves that log, facts, marts and state stores give the same numbers, while traffic runs on.
 *
 * <p>Each round reads the log to its end, waits until streams and sink are there too, reads every view, then the log
 * again: a key that no record touched in between must be the same everywhere. A difference counts once it has stood for
 * the given patience.
 */
public final class Verification implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    // A group that lost a member without a word takes ten seconds to notice.
    private static final Duration CATCH_UP_WITHIN = Duration.ofSeconds(60);
    // Open windows are in motion as long as there is traffic: after this many rounds they are left as such.
    private static final int ROUNDS_FOR_MOVING = 4;

    private final Endpoints endpoints;
    private final Topics topics;
    private final Duration patience;
    private final Clock clock;
    private final Progress progress;
    private final Connection connection;
    private final OrderChecks orderChecks;
    private final List<TableCheck<?>> tableChecks;
    private final CatchUp catchUp;
    private boolean caughtUp;

    /**
     * @param patience how long a difference may stand without anything improving before it counts
     */
    public Verification(Endpoints endpoints, Topics topics, Duration patience, Clock clock, Progress progress)
            throws SQLException {
        this.endpoints = endpoints;
        this.topics = topics;
        this.patience = patience;
        this.clock = clock;
        this.progress = progress;
        this.connection = DriverManager.getConnection(endpoints.postgres(), "shop_api", "");
        AvroSerdes serdes =
                new AvroSerdes(new HttpSchemaRegistry(URI.create(endpoints.registry()), Duration.ofSeconds(10)));
        WarehouseViews warehouse = new WarehouseViews(connection);
        this.orderChecks = new OrderChecks(
                new OrderLog(serdes.deserializer(topics.orders())),
                new TopicReader(endpoints.kafka(), topics.orders().name()),
                warehouse,
                new StoreViews(endpoints.streams()),
                topics.orders().name());
        this.tableChecks = tableChecks(serdes, warehouse);
        this.catchUp = new CatchUp(endpoints, topics, CATCH_UP_WITHIN, left -> {});
    }

    private List<TableCheck<?>> tableChecks(AvroSerdes serdes, WarehouseViews warehouse) {
        String kafka = endpoints.kafka();
        return List.of(
                new TableCheck<>(
                        "warehouse.events",
                        new TopicReader(kafka, topics.events().name()),
                        new KeyedLog<>(serdes.deserializer(topics.events()), ShopEvent::getEventId, event -> 1L),
                        warehouse::eventIds),
                new TableCheck<>(
                        "warehouse.users",
                        new TopicReader(kafka, topics.users().name()),
                        new KeyedLog<>(serdes.deserializer(topics.users()), User::getUserId, User::getVersion),
                        () -> warehouse.versions("users", "user_id")),
                new TableCheck<>(
                        "warehouse.products",
                        new TopicReader(kafka, topics.products().name()),
                        new KeyedLog<>(
                                serdes.deserializer(topics.products()), Product::getProductId, Product::getVersion),
                        () -> warehouse.versions("products", "product_id")),
                new TableCheck<>(
                        "warehouse.categories",
                        new TopicReader(kafka, topics.categories().name()),
                        new KeyedLog<>(
                                serdes.deserializer(topics.categories()),
                                Category::getCategoryId,
                                Category::getVersion),
                        () -> warehouse.versions("categories", "category_id")),
                new TableCheck<>(
                        "warehouse.campaigns",
                        new TopicReader(kafka, topics.campaigns().name()),
                        new KeyedLog<>(
                                serdes.deserializer(topics.campaigns()), Campaign::getCampaignId, Campaign::getVersion),
                        () -> warehouse.versions("campaigns", "campaign_id")));
    }

    /**
     * Runs rounds until everything agrees, or until what differs has stood for the whole patience and has not become
     * less for as long: a pipeline that still catches up is given the time it takes.
     */
    public VerifyReport run() throws SQLException, InterruptedException {
        Instant cut = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        long lastImprovement = System.nanoTime();
        int fewest = Integer.MAX_VALUE;
        for (int round = 1; ; round++) {
            progress.round(round);
            round(cut);
            List<Check<?, ?>> checks = checks();
            long now = System.nanoTime();
            int standing = standing(checks, now - patience.toNanos());
            if (standing < fewest) {
                fewest = standing;
                lastImprovement = now;
            }
            boolean differs = checks.stream().anyMatch(check -> check.differingCount() > 0);
            boolean moves = checks.stream().anyMatch(check -> check.movingCount() > 0);
            if (!caughtUp) {
                return VerifyReport.of(checks, orderChecks, cut, now, false);
            }
            boolean agreed = !differs && orderChecks.storesAnswered() && (!moves || round >= ROUNDS_FOR_MOVING);
            boolean outOfPatience = now - lastImprovement > patience.toNanos();
            if (agreed || (outOfPatience && (standing > 0 || !orderChecks.storesAnswered()))) {
                return VerifyReport.of(checks, orderChecks, cut, now - patience.toNanos(), true);
            }
            Thread.sleep(PAUSE);
        }
    }

    private static int standing(List<Check<?, ?>> checks, long nanoTime) {
        return checks.stream()
                .mapToInt(check -> check.standingSince(nanoTime).size())
                .sum();
    }

    private void round(Instant cut) throws SQLException, InterruptedException {
        orderChecks.readLog(progress::reading);
        for (TableCheck<?> check : tableChecks) {
            check.readLog();
        }
        orderChecks.mark();
        tableChecks.forEach(TableCheck::mark);
        caughtUp = catchUp.await();
        orderChecks.readViews(cut);
        for (TableCheck<?> check : tableChecks) {
            check.readView();
        }
        orderChecks.readLog((left, read) -> {});
        orderChecks.compare(cut);
        for (TableCheck<?> check : tableChecks) {
            check.readLog();
            check.compare();
        }
    }

    private List<Check<?, ?>> checks() {
        List<Check<?, ?>> checks = new ArrayList<>(orderChecks.checks());
        tableChecks.forEach(check -> checks.add(check.check()));
        return checks;
    }

    @Override
    public void close() throws SQLException {
        orderChecks.close();
        tableChecks.forEach(TableCheck::close);
        connection.close();
    }

    /** Told how far a verification is. */
    public interface Progress {
        /** A round begins; the first is 1. */
        void round(int number);

        /** Records of the order log that are left to read and that have been read in this round. */
        void reading(long left, long read);
    }
}
