package io.shopstream.local.verify;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.up.Endpoints;
import io.shopstream.local.up.ShopClients;
import io.shopstream.local.verify.checks.DerivedChecks;
import io.shopstream.local.verify.checks.FaultCheck;
import io.shopstream.local.verify.checks.OrderChecks;
import io.shopstream.local.verify.checks.TableChecks;
import io.shopstream.local.verify.comparison.Comparison;
import io.shopstream.local.verify.expected.OrderLog;
import io.shopstream.local.verify.expected.TopicReader;
import io.shopstream.local.verify.scratch.ScratchFiles;
import io.shopstream.local.verify.views.DeadLetterViews;
import io.shopstream.local.verify.views.MartViews;
import io.shopstream.local.verify.views.StoreViews;
import io.shopstream.local.verify.views.WarehouseViews;
import io.shopstream.schemas.client.PipelineProgress;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves that log, facts, marts and state stores give the same numbers, and that the warehouse has the rows of the shop
 * database, while traffic runs on.
 *
 * <p>Each round reads the log to its end, waits until streams and sink have processed it, reads every view, then the
 * log again: a key that no record touched in between must have the same value everywhere. A difference is reported once
 * it has persisted for the timeout.
 */
public final class Verification implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    // A consumer group needs ten seconds to notice a crashed member, and a killed shop restores its state stores first.
    private static final Duration CATCH_UP_TIMEOUT = Duration.ofMinutes(3);
    // Open windows change as long as there is traffic: after this many rounds, changing keys are reported as such.
    private static final int ROUNDS_FOR_MOVING = 2;
    private static final int ROUNDS_FOR_SUSPECTS = 20;

    private final Duration timeout;
    private final Progress progress;
    private final Connection connection;
    private final OrderChecks orderChecks;
    private final DerivedChecks derivedChecks;
    private final StoreViews stores;
    private final ProducerClient producer;
    private final FaultCheck faultCheck;
    private final TableChecks tableChecks;
    private final PipelineProgress catchUp;
    private final QualityChecks qualityChecks;
    private final ScratchFiles scratchFiles;
    private final Instant cut;
    private boolean caughtUp;

    /**
     * @param timeout how long a difference must persist before it is reported
     * @param directory of temporary files that hold what was read
     */
    public Verification(
            Endpoints endpoints, Topics topics, Duration timeout, Clock clock, Path directory, Progress progress)
            throws SQLException {
        this.timeout = timeout;
        this.progress = progress;
        this.scratchFiles = new ScratchFiles(directory);
        this.cut = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        this.connection = DriverManager.getConnection(endpoints.postgres(), "shop_api", "");
        AvroSerdes serdes =
                new AvroSerdes(new HttpSchemaRegistry(URI.create(endpoints.registry()), Duration.ofSeconds(10)));
        WarehouseViews warehouse = new WarehouseViews(connection);
        DeadLetterViews deadLetters = new DeadLetterViews(warehouse, topics);
        this.stores = new StoreViews(endpoints.streams());
        this.orderChecks = new OrderChecks(
                new OrderLog(topics.orders().name(), serdes.deserializer(topics.orders()), scratchFiles, cut),
                new TopicReader(endpoints.kafka(), topics.orders().name()),
                warehouse,
                deadLetters,
                stores,
                topics.orders().name(),
                cut);
        this.derivedChecks =
                new DerivedChecks(endpoints.kafka(), serdes, topics, orderChecks.log(), new MartViews(warehouse));
        this.producer = ShopClients.producer(endpoints.producer());
        this.faultCheck = new FaultCheck(orderChecks.log().faults(), this::ledger);
        this.tableChecks = new TableChecks(
                endpoints.kafka(),
                serdes,
                topics,
                connection,
                warehouse,
                deadLetters,
                stores,
                endpoints.shopDatabase(),
                scratchFiles);
        this.catchUp = new PipelineProgress(endpoints.platform(), topics, CATCH_UP_TIMEOUT, left -> {});
        this.qualityChecks = new QualityChecks(endpoints, topics, CATCH_UP_TIMEOUT, clock);
    }

    // Empty if the producer does not answer; the report then says so if the log has faults.
    private Optional<ProducerStatus.Faults> ledger() {
        try {
            return Optional.of(producer.status().faults());
        } catch (CommandFailure e) {
            return Optional.empty();
        }
    }

    /**
     * Runs rounds until everything agrees, or until a difference has persisted for the timeout.
     *
     * <p>A difference that is found for the first time gets another round, since records may have been in flight. Keys
     * that change in every round, such as open windows under traffic, are reported as changing after a few rounds; keys
     * that have differed before get more rounds.
     */
    public VerifyReport run() throws SQLException, InterruptedException {
        qualityChecks.start();
        for (int round = 1; ; round++) {
            progress.round(round);
            long started = System.nanoTime();
            round();
            List<Comparison> checks = checks();
            if (!caughtUp) {
                return VerifyReport.of(checks, orderChecks, faultCheck, List.of(), cut, started, catchUp.missing());
            }
            boolean differs = differences(checks, started - 1) > 0;
            boolean fresh = differences(checks, Long.MAX_VALUE) > 0;
            boolean suspects = checks.stream().anyMatch(check -> check.suspectCount() > 0);
            boolean moves = checks.stream().anyMatch(check -> check.movingCount() > 0);
            boolean roundsEnough = round >= (suspects || fresh ? ROUNDS_FOR_SUSPECTS : ROUNDS_FOR_MOVING);
            boolean agreed =
                    !differs && orderChecks.storesAnswered() && (roundsEnough || !(moves || suspects || fresh));
            boolean persists = differences(checks, started - timeout.toNanos()) > 0;
            boolean silent = !orderChecks.storesAnswered() && round > ROUNDS_FOR_SUSPECTS;
            if (agreed || persists || silent) {
                return VerifyReport.of(
                        checks, orderChecks, faultCheck, qualityChecks.results(), cut, started - timeout.toNanos(), "");
            }
            Thread.sleep(PAUSE);
        }
    }

    private static long differences(List<Comparison> checks, long nanoTime) {
        return checks.stream()
                .mapToLong(check -> check.differenceCount(nanoTime))
                .sum();
    }

    private void round() throws SQLException, InterruptedException {
        orderChecks.readLog(progress::reading);
        orderChecks.mark();
        tableChecks.readLogAndMark();
        derivedChecks.readAlerts();
        caughtUp = catchUp.await();
        orderChecks.readViews();
        derivedChecks.readViews();
        tableChecks.readViews();
        // One time for all checks: differences of the same round have lasted equally long, however long comparing
        // takes.
        long viewedAt = System.nanoTime();
        faultCheck.readLedgerBeforeLog();
        orderChecks.readLog((left, read) -> {});
        faultCheck.readLedgerAfterLog();
        orderChecks.compare(viewedAt);
        derivedChecks.compare(viewedAt);
        faultCheck.compare(viewedAt);
        tableChecks.compare(viewedAt);
    }

    private List<Comparison> checks() {
        List<Comparison> checks = new ArrayList<>(orderChecks.checks());
        checks.addAll(derivedChecks.checks());
        checks.addAll(tableChecks.checks());
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
                tableChecks;
                derivedChecks;
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
