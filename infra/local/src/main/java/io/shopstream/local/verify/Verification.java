package io.shopstream.local.verify;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.Shop;
import io.shopstream.local.verify.checks.AlertCheck;
import io.shopstream.local.verify.checks.DimensionChecks;
import io.shopstream.local.verify.checks.FaultCheck;
import io.shopstream.local.verify.checks.FunnelCheck;
import io.shopstream.local.verify.checks.OrderChecks;
import io.shopstream.local.verify.checks.SalesChecks;
import io.shopstream.local.verify.checks.TableChecks;
import io.shopstream.local.verify.comparison.Comparison;
import io.shopstream.local.verify.expected.ExpectedOrders;
import io.shopstream.local.verify.expected.record.TopicReader;
import io.shopstream.local.verify.scratch.ScratchFiles;
import io.shopstream.local.verify.views.DeadLetterViews;
import io.shopstream.local.verify.views.FunnelFacts;
import io.shopstream.local.verify.views.MartViews;
import io.shopstream.local.verify.views.StoreViews;
import io.shopstream.local.verify.views.WarehouseViews;
import io.shopstream.schemas.client.PipelineCatchUp;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.quality.CheckResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proves that log, facts, marts and state stores give the same numbers, and that the warehouse has the rows of the shop
 * database, while traffic runs on.
 *
 * <p>Each round reads the log to its end, waits until streams and sink have processed it, reads every view, then the
 * log again: a key that no record touched in between must have the same value everywhere. A difference is reported once
 * it has persisted for the timeout.
 */
public final class Verification implements AutoCloseable {
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    // A consumer group needs ten seconds to notice a crashed member, and a killed shop restores its state stores first.
    private static final Duration CATCH_UP_TIMEOUT = Duration.ofMinutes(3);

    private final Duration timeout;
    private final Progress progress;
    private final Connection connection;
    private final OrderChecks orderChecks;
    private final SalesChecks salesChecks;
    private final DimensionChecks dimensionChecks;
    private final StoreViews stores;
    private final @Nullable ProducerClient producer;
    private final FaultCheck faultCheck;
    private final FunnelCheck funnelCheck;
    private final TableChecks tableChecks;
    private final AlertCheck alertCheck;
    private final PipelineCatchUp catchUp;
    private final QualityChecks qualityChecks;
    private final ScratchFiles scratchFiles;
    private final Instant cut;
    private boolean caughtUp;

    /**
     * @param timeout how long a difference must persist before it is reported
     * @param directory of temporary files that hold what was read
     */
    public Verification(Shop shop, Duration timeout, Clock clock, Path directory, Progress progress)
            throws SQLException {
        this.timeout = timeout;
        this.progress = progress;
        this.scratchFiles = new ScratchFiles(directory);
        this.cut = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        this.connection = shop.openWarehouse("shopstream-verify");
        Topics topics = shop.topics();
        AvroSerdes serdes = shop.serdes(REGISTRY_TIMEOUT);
        WarehouseViews warehouse = new WarehouseViews(connection);
        DeadLetterViews deadLetters = new DeadLetterViews(warehouse, topics);
        this.stores = new StoreViews(shop);
        MartViews marts = new MartViews(warehouse);
        ExpectedOrders orders =
                new ExpectedOrders(topics.orders().name(), serdes.deserializer(topics.orders()), scratchFiles, cut);
        this.orderChecks = new OrderChecks(
                orders,
                new TopicReader(shop.kafka(), topics.orders().name()),
                warehouse,
                deadLetters,
                topics.orders().name());
        this.salesChecks = new SalesChecks(orders, warehouse, stores, cut);
        this.dimensionChecks = new DimensionChecks(shop.kafka(), serdes, topics, orders, marts);
        this.producer = shop.has(Part.PRODUCER) ? shop.producer() : null;
        this.faultCheck = new FaultCheck(orders.faults(), this::sentFaults);
        this.funnelCheck = new FunnelCheck(
                shop.kafka(),
                topics.funnelPerHour(),
                serdes.deserializer(topics.funnelPerHour()),
                new FunnelFacts(connection),
                stores,
                marts);
        this.tableChecks =
                new TableChecks(serdes, connection, warehouse, deadLetters, shop, funnelCheck::saw, scratchFiles);
        this.alertCheck =
                new AlertCheck(new TopicReader(shop.kafka(), topics.alerts().name()), marts);
        this.catchUp = new PipelineCatchUp(shop.platform(), topics, CATCH_UP_TIMEOUT, left -> {});
        this.qualityChecks = new QualityChecks(shop, CATCH_UP_TIMEOUT, timeout, clock);
    }

    // Empty if the producer is not known or does not answer; the report then says so if the log has faults.
    private Optional<ProducerStatus.Faults> sentFaults() {
        if (producer == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(producer.status().faults());
        } catch (CommandFailure e) {
            return Optional.empty();
        }
    }

    /**
     * Runs rounds until everything agrees, or until a difference has persisted for the timeout.
     *
     * <p>A difference that is found for the first time gets another round, since records may have been in flight: see
     * {@link RoundResult#next}.
     */
    public VerifyReport run() throws SQLException, InterruptedException {
        qualityChecks.start();
        for (int number = 1; ; number++) {
            progress.round(number);
            long started = System.nanoTime();
            round();
            List<Comparison> checks = checks();
            if (!caughtUp) {
                return report(checks, List.of(), started, catchUp.missing());
            }
            long persisting = started - timeout.toNanos();
            RoundResult result = new RoundResult(
                    number,
                    anyDiffers(checks, Long.MAX_VALUE),
                    anyDiffers(checks, started - 1),
                    anyDiffers(checks, persisting),
                    checks.stream().anyMatch(check -> check.suspectCount() > 0),
                    checks.stream().anyMatch(check -> check.changingCount() > 0),
                    salesChecks.storesAnswered());
            switch (result.next()) {
                case ANOTHER_ROUND -> Thread.sleep(PAUSE);
                case AGREED, DIFFERS, STORES_SILENT -> {
                    return report(checks, qualityChecks.results(), persisting, "");
                }
            }
        }
    }

    private VerifyReport report(List<Comparison> checks, List<CheckResult> quality, long since, String missing) {
        return VerifyReport.of(
                checks, orderChecks.log(), salesChecks.storesAnswered(), faultCheck, quality, cut, since, missing);
    }

    /** Whether a key has differed in every round since {@code since}, a {@link System#nanoTime}, or longer. */
    private static boolean anyDiffers(List<Comparison> checks, long since) {
        return checks.stream().anyMatch(check -> check.differenceCount(since) > 0);
    }

    private void round() throws SQLException, InterruptedException {
        orderChecks.readLog(progress::reading);
        orderChecks.mark();
        tableChecks.readLogAndMark();
        funnelCheck.mark();
        alertCheck.readLogAndMark();
        caughtUp = catchUp.await();
        orderChecks.readViews();
        salesChecks.readViews();
        dimensionChecks.readViews();
        alertCheck.readViews();
        tableChecks.readViews();
        funnelCheck.readViews();
        // One time for all checks: differences of the same round have lasted equally long, however long comparing
        // takes.
        long viewedAt = System.nanoTime();
        faultCheck.readSentBeforeLog();
        orderChecks.readLog((left, read) -> {});
        faultCheck.readSentAfterLog();
        orderChecks.compare(viewedAt);
        salesChecks.compare(viewedAt);
        dimensionChecks.compare(viewedAt);
        alertCheck.compare(viewedAt);
        faultCheck.compare(viewedAt);
        // Reads the events again, too, of which the funnel must know.
        tableChecks.compare(viewedAt);
        funnelCheck.compare(viewedAt);
    }

    private List<Comparison> checks() {
        List<Comparison> checks = new ArrayList<>(orderChecks.checks());
        checks.addAll(salesChecks.checks());
        checks.addAll(dimensionChecks.checks());
        checks.add(alertCheck.check());
        checks.addAll(tableChecks.checks());
        checks.addAll(funnelCheck.checks());
        if (faultCheck.table().isPresent()) {
            checks.add(faultCheck.check());
        }
        return checks;
    }

    // Closes in reverse order, and all resources even if one fails to close.
    @Override
    public void close() throws SQLException {
        try (scratchFiles;
                connection;
                producer;
                stores;
                funnelCheck;
                tableChecks;
                alertCheck;
                dimensionChecks;
                orderChecks;
                qualityChecks) {
            // The try statement closes everything.
        }
    }

    /** Receives the progress of a verification. */
    public interface Progress {
        /** A round begins; the first is 1. */
        void round(int number);

        /** Number of records of the order log left to read, and read so far in this round. */
        void reading(long left, long read);
    }
}
