package io.shopstream.local.verify;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.producer.ProducerHttp;
import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.pipeline.CatchUp;
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
 * <p>Each round reads the log to its end, waits until streams and sink are there too, reads every view, then the log
 * again: a key that no record touched in between must be the same everywhere. A difference counts once it has stood for
 * the given patience.
 */
public final class Verification implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    // A group that lost a member without a word takes ten seconds to notice.
    // A shop that was killed restores its state stores first.
    private static final Duration CATCH_UP_TIMEOUT = Duration.ofMinutes(3);
    // Open windows are in motion as long as there is traffic: what moved in this many rounds is left as such.
    private static final int ROUNDS_FOR_MOVING = 2;
    private static final int ROUNDS_FOR_SUSPECTS = 20;

    private final Duration timeout;
    private final Progress progress;
    private final Connection connection;
    private final OrderChecks orderChecks;
    private final DerivedChecks derivedChecks;
    private final ProducerHttp producer;
    private final FaultCheck faultCheck;
    private final TableChecks tableChecks;
    private final CatchUp catchUp;
    private final QualityChecks qualityChecks;
    private final ScratchFiles scratchFiles;
    private final Instant cut;
    private boolean caughtUp;

    /**
     * @param timeout how long a difference may stand without anything improving before it counts
     * @param directory where files lie meanwhile that hold what was read
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
        StoreViews stores = new StoreViews(endpoints.streams());
        this.orderChecks = new OrderChecks(
                new OrderLog(topics.orders().name(), serdes.deserializer(topics.orders()), scratchFiles, cut),
                new TopicReader(endpoints.kafka(), topics.orders().name()),
                warehouse,
                stores,
                topics.orders().name(),
                cut);
        this.derivedChecks =
                new DerivedChecks(endpoints.kafka(), serdes, topics, orderChecks.log(), new MartViews(warehouse));
        this.producer = new ProducerHttp(endpoints.producer());
        this.faultCheck = new FaultCheck(orderChecks.log().faults(), this::ledger);
        this.tableChecks = new TableChecks(
                endpoints.kafka(),
                serdes,
                topics,
                connection,
                warehouse,
                stores,
                endpoints.shopDatabase(),
                scratchFiles);
        this.catchUp = new CatchUp(endpoints.platform(), topics, CATCH_UP_TIMEOUT, left -> {});
        this.qualityChecks = new QualityChecks(endpoints, topics, CATCH_UP_TIMEOUT, clock);
    }

    // Nothing to compare with while the producer is away: the report says so if there are faults.
    private Optional<ProducerStatus.Faults> ledger() {
        try {
            return Optional.of(producer.status().faults());
        } catch (CommandFailure e) {
            return Optional.empty();
        }
    }

    /**
     * Runs rounds until everything agrees, or until something has differed for the whole patience.
     *
     * <p>What a round finds for the first time is given another: a record or two may have been on their way. Keys that
     * never stand still, such as open windows under traffic, are left as moving after a few rounds; but one that has
     * differed before is waited for longer.
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
            boolean differs = standing(checks, started - 1) > 0;
            boolean fresh = standing(checks, Long.MAX_VALUE) > 0;
            boolean suspects = checks.stream().anyMatch(check -> check.suspectCount() > 0);
            boolean moves = checks.stream().anyMatch(check -> check.movingCount() > 0);
            boolean roundsEnough = round >= (suspects || fresh ? ROUNDS_FOR_SUSPECTS : ROUNDS_FOR_MOVING);
            boolean agreed =
                    !differs && orderChecks.storesAnswered() && (roundsEnough || !(moves || suspects || fresh));
            boolean stands = standing(checks, started - timeout.toNanos()) > 0;
            boolean silent = !orderChecks.storesAnswered() && round > ROUNDS_FOR_SUSPECTS;
            if (agreed || stands || silent) {
                return VerifyReport.of(
                        checks, orderChecks, faultCheck, qualityChecks.results(), cut, started - timeout.toNanos(), "");
            }
            Thread.sleep(PAUSE);
        }
    }

    private static long standing(List<Comparison> checks, long nanoTime) {
        return checks.stream().mapToLong(check -> check.standingCount(nanoTime)).sum();
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
        // One moment for all: what differs in the same round has differed for the same time, however long comparing
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

    // From the last to the first, and all of them, whichever fails.
    @Override
    public void close() throws SQLException {
        try (scratchFiles;
                connection;
                producer;
                tableChecks;
                derivedChecks;
                orderChecks;
                qualityChecks) {
            // Nothing else is left to do.
        }
    }

    /** Told how far a verification is. */
    public interface Progress {
        /** A round begins; the first is 1. */
        void round(int number);

        /** Records of the order log that are left to read and that have been read in this round. */
        void reading(long left, long read);
    }
}
