package io.shopstream.producer.history;

import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.producer.publish.StoppableRetry;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.producer.simulator.orders.OutputSwitch;
import io.shopstream.producer.simulator.time.HistoryCurve;
import io.shopstream.schemas.avro.HistoryProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes a shop's history, oldest first, each record exactly once however often the run is interrupted: a new run
 * simulates the committed part again without publishing, then resumes. It uses its own simulation and writes no rows to
 * the shop database: those belong to live traffic, see {@link HistoryFastForward}.
 */
public final class HistoryRun {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryRun.class);

    // A chunk that waited for a broker took longer, but not because the machine is slow.
    private static final Duration MAX_REST = Duration.ofSeconds(5);

    private final HistoryPlan plan;
    private final KafkaAccess kafka;
    private final StoppableRetry retry;
    private final Clock clock;
    private final HistoryMeter meter;

    public HistoryRun(HistoryPlan plan, KafkaAccess kafka, StoppableRetry retry, Clock clock, HistoryMeter meter) {
        this.plan = plan;
        this.kafka = kafka;
        this.retry = retry;
        this.clock = clock;
        this.meter = meter;
    }

    /** Whether the whole history is published. Waits for Kafka. */
    public boolean isFinished() {
        meter.planned(plan);
        try (HistoryPublisher publisher = new HistoryPublisher(kafka, retry, clock)) {
            Optional<HistoryProgress> last = lastProgress(publisher);
            last.filter(found -> !isEnd(found))
                    .ifPresent(found -> meter.reached(
                            plan,
                            found.getThrough(),
                            plan.curve().passed(found.getThrough()),
                            found.getRecords(),
                            0,
                            Duration.ZERO));
            last.filter(this::isEnd).ifPresent(end -> meter.finished(plan, end.getRecords()));
            return last.filter(this::isEnd).isPresent();
        }
    }

    /**
     * Advances a new simulation from the plan's beginning to its end and publishes what is not committed yet.
     *
     * @throws io.shopstream.producer.publish.SimulatorStoppedException if the simulator is stopped; the next run
     *     resumes
     * @throws IllegalStateException if the topics hold another history, or another process publishes this one
     */
    public void run(Simulation simulation, OutputSwitch output) {
        try (HistoryPublisher publisher = new HistoryPublisher(kafka, retry, clock)) {
            Optional<HistoryProgress> last = lastProgress(publisher);
            Instant committed = last.map(HistoryProgress::getThrough).orElse(plan.from());
            long records = last.map(HistoryProgress::getRecords).orElse(0L);
            HistoryCurve curve = plan.curve();
            Instant through = resimulate(simulation, output, curve, committed);
            output.to(publisher);
            publish(simulation, curve, publisher, through, records);
        }
    }

    private Instant resimulate(Simulation simulation, OutputSwitch output, HistoryCurve curve, Instant committed) {
        if (committed.isAfter(plan.from())) {
            LOG.info("resuming the shop's history at {}", committed);
        }
        output.toNowhere();
        Instant through = plan.from();
        while (through.isBefore(committed)) {
            retry.throwIfStopped();
            through = plan.stepAfter(through);
            simulation.advanceHistory(through, curve);
            simulation.drainChanges();
        }
        return through;
    }

    private void publish(
            Simulation simulation, HistoryCurve curve, HistoryPublisher publisher, Instant begin, long before) {
        long started = System.nanoTime();
        long chunkStarted = started;
        long records = before;
        Instant through = begin;
        while (through.isBefore(plan.until())) {
            retry.throwIfStopped();
            through = plan.stepAfter(through);
            simulation.advanceHistory(through, curve);
            simulation.drainChanges();
            if (publisher.pending() >= HistoryPlan.RECORDS_PER_CHUNK || !through.isBefore(plan.until())) {
                records += publisher.pending();
                publisher.commit(plan.progress(through, records));
                meter.reached(
                        plan,
                        through,
                        curve.passed(through),
                        records,
                        records - before,
                        Duration.ofNanos(System.nanoTime() - started));
                if (through.isBefore(plan.until())) {
                    restAfter(Duration.ofNanos(System.nanoTime() - chunkStarted));
                    chunkStarted = System.nanoTime();
                }
            }
        }
        meter.finished(plan, records);
        LOG.info("the shop's history is published: {} records from {} to {}", records, plan.from(), plan.until());
    }

    /**
     * Rests for as long as the chunk took, however fast the machine is. Consumers process a chunk more slowly than it is
     * published; without the rest, live orders would wait behind ever more chunks, and the live number would stand still.
     */
    private void restAfter(Duration chunk) {
        retry.rest(chunk.compareTo(MAX_REST) < 0 ? chunk : MAX_REST);
    }

    private Optional<HistoryProgress> lastProgress(HistoryPublisher publisher) {
        Optional<HistoryProgress> last = publisher.open();
        if (last.isPresent() && !plan.matches(last.get())) {
            throw new IllegalStateException("the topics hold the history of another shop (" + last.get()
                    + "), not of the shop database: start with both empty, for example './shopstream up --fresh'");
        }
        return last;
    }

    private boolean isEnd(HistoryProgress progress) {
        return !progress.getThrough().isBefore(plan.until());
    }
}
