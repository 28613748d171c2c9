package io.shopstream.sink.load;

import io.shopstream.schemas.pace.FreshnessBudget;
import io.shopstream.schemas.pace.Throttle;
import io.shopstream.schemas.trace.RecordTraces;
import io.shopstream.sink.ledger.LostOwnershipException;
import io.shopstream.sink.ledger.OffsetRange;
import io.shopstream.sink.load.batch.Batch;
import io.shopstream.sink.load.batch.BatchLoader;
import io.shopstream.sink.load.batch.StagedBatch;
import io.shopstream.sink.warehouse.Failure;
import io.shopstream.sink.warehouse.FailureClassifier;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the poll loop of one loader. The loop ends only when stopped, or in a named state with a remedy. While Kafka,
 * the database or the registry is unavailable, the loader waits and stays in the consumer group.
 */
final class Loader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration GATHER = Duration.ofMillis(200);
    private static final Duration GATHER_POLL = Duration.ofMillis(20);
    private static final long IDLE_MOVE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long TOPIC_CHECK_NANOS = Duration.ofSeconds(5).toNanos();

    private final Collection<String> topics;
    private final Consumer<byte[], byte[]> consumer;
    private final Assignment assignment;
    private final TopicWatch topicWatch;
    private final SessionSource session;
    private final BatchLoader batches;
    private final LoaderMonitor monitor;
    private final RecordTraces traces;
    private final AsyncBatchWriter asyncBatchWriter;
    private final int maxRecords;
    private final Backoff backoff = new Backoff();
    private final Throttle loadThrottle = new Throttle(FreshnessBudget.WAREHOUSE);
    private volatile boolean closing;
    private long resumeAt = System.nanoTime();
    private long idleMovedAt = System.nanoTime();
    private long topicsCheckedAt = System.nanoTime();

    Loader(
            Collection<String> topics,
            Consumer<byte[], byte[]> consumer,
            Assignment assignment,
            TopicWatch topicWatch,
            SessionSource session,
            BatchLoader batches,
            LoaderMonitor monitor,
            RecordTraces traces,
            int maxRecords) {
        this.topics = List.copyOf(topics);
        this.consumer = consumer;
        this.assignment = assignment;
        this.topicWatch = topicWatch;
        this.session = session;
        this.batches = batches;
        this.monitor = monitor;
        this.traces = traces;
        this.asyncBatchWriter = new AsyncBatchWriter(monitor.name());
        this.maxRecords = maxRecords;
    }

    @Override
    public void run() {
        monitor.starting("joining the consumer group");
        try {
            consumer.subscribe(topics, assignment);
            while (!closing) {
                step();
            }
        } catch (LoaderStoppedException e) {
            showUnloaded();
            monitor.stopped(String.valueOf(e.getMessage()), e.remedy(), e);
        } catch (Throwable e) {
            // An Error, too (out of memory, missing class), must be reported: health would stay UP otherwise.
            showUnloaded();
            monitor.stopped(FailureClassifier.classify(e).message(), LoaderState.REPORT, e);
        } finally {
            asyncBatchWriter.close();
            session.close();
            consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(5)));
            monitor.closed();
        }
    }

    /** Ends the loop after the current batch; callable from any thread. */
    void stop() {
        closing = true;
        consumer.wakeup();
    }

    private void showUnloaded() {
        try {
            assignment.publishUnloaded();
        } catch (RuntimeException e) {
            // The status then shows the lag as last seen; the reason of the stop matters more.
            LOG.debug("the lag could not be read while the loader stopped", e);
        }
    }

    private void step() {
        try {
            boolean resolved = !assignment.hasUnresolved();
            long pause = resumeAt - System.nanoTime();
            ConsumerRecords<byte[], byte[]> polled =
                    consumer.poll(pause > 0 ? Duration.ofNanos(Math.min(pause, POLL.toNanos())) : POLL);
            if (resumeAt - System.nanoTime() > 0) {
                return;
            }
            if (assignment.hasUnresolved()) {
                awaitWrite();
                assignment.resolve(session);
            }
            if (!polled.isEmpty()) {
                load(polled);
            } else {
                awaitWrite();
                if (resolved) {
                    advanceWhileIdle();
                }
            }
            checkTopics();
        } catch (WakeupException e) {
            // stop() was called; the loop checks closing.
        } catch (InterruptException e) {
            // stop() was called, and the loop did not end in time. Nobody else interrupts it.
            if (!closing) {
                throw e;
            }
        } catch (LostOwnershipException e) {
            retryLater(String.valueOf(e.getMessage()));
        } catch (LoaderStoppedException e) {
            throw e;
        } catch (OffsetOutOfRangeException e) {
            // The ledger and the log disagree: resolve() throws with the reason, unless the disagreement was temporary.
            retryLater("OffsetOutOfRangeException: " + e.getMessage());
        } catch (SQLException | RuntimeException e) {
            recover(e);
        }
    }

    /** After a pause, writes the first record at once; batches later records until the next write is due. */
    private void load(ConsumerRecords<byte[], byte[]> polled) throws SQLException, LostOwnershipException {
        BatchAccumulator batch = new BatchAccumulator(maxRecords);
        batch.add(polled);
        gatherBacklog(batch);
        gatherUntilDue(batch);
        batch.keepOnly(assignment.resolved());
        Batch next = new Batch(batch.records(), assignment.ranges(batch.counts()));
        StagedBatch staged = batches.stage(next);
        awaitWrite();
        asyncBatchWriter.begin(() -> write(next, staged));
        if (!assignment.isBehind()) {
            awaitWrite();
        }
    }

    private List<OffsetRange> write(Batch batch, StagedBatch staged) throws SQLException, LostOwnershipException {
        try (RecordTraces.Processing processing = traces.begin("load", batch.records())) {
            try {
                return batches.load(session.get(), batch, staged);
            } catch (SQLException | LostOwnershipException | RuntimeException e) {
                processing.failed(e);
                throw e;
            }
        }
    }

    // While the log holds more records, batches grow.
    private void gatherBacklog(BatchAccumulator batch) {
        long until = System.nanoTime() + GATHER.toNanos();
        while (!batch.isFull() && assignment.isBehind() && System.nanoTime() < until) {
            ConsumerRecords<byte[], byte[]> more = consumer.poll(GATHER_POLL);
            if (more.isEmpty()) {
                break;
            }
            batch.add(more);
        }
    }

    private void gatherUntilDue(BatchAccumulator batch) {
        long wait = loadThrottle.millisToWait(millis());
        while (!batch.isFull() && !assignment.isBehind() && wait > 0) {
            batch.add(consumer.poll(Duration.ofMillis(wait)));
            wait = loadThrottle.millisToWait(millis());
        }
        loadThrottle.ran(millis());
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }

    /** Waits for the write in progress, if any, and notes what it committed; rethrows its failure. */
    private void awaitWrite() throws SQLException, LostOwnershipException {
        List<OffsetRange> written = asyncBatchWriter.await();
        if (!written.isEmpty()) {
            backoff.reset();
            assignment.advanced(written);
            assignment.publish();
            monitor.running();
        }
    }

    /** Advances the ledger at most once a second: transaction markers move the position without a record. */
    private void advanceWhileIdle() throws SQLException, LostOwnershipException {
        monitor.running();
        backoff.reset();
        if (System.nanoTime() - idleMovedAt < IDLE_MOVE_NANOS) {
            return;
        }
        idleMovedAt = System.nanoTime();
        Batch moved = new Batch(List.of(), assignment.ranges(Map.of()));
        if (!moved.ranges().isEmpty()) {
            assignment.advanced(batches.load(session.get(), moved, batches.stage(moved)));
        }
        assignment.publish();
    }

    private void checkTopics() {
        if (System.nanoTime() - topicsCheckedAt > TOPIC_CHECK_NANOS) {
            topicsCheckedAt = System.nanoTime();
            monitor.incomplete(topicWatch.check(assignment.owned()));
        }
    }

    private void recover(Exception failure) {
        switch (FailureClassifier.classify(failure)) {
            case Failure.Transient(String message) -> retryLater(message);
            case Failure.Poison(String message) ->
                throw new LoaderStoppedException(
                        "PostgreSQL rejected a write to ops.sink_offsets or ops.rejected_records: " + message,
                        "Remove the constraint or trigger that rejects it, then " + LoaderState.START_AGAIN,
                        failure);
            case Failure.Fatal(String message) ->
                throw new LoaderStoppedException(
                        message,
                        "Correct the cause, then " + LoaderState.START_AGAIN + "; it resumes where it stopped",
                        failure);
        }
    }

    private void retryLater(String reason) {
        asyncBatchWriter.awaitAndIgnore();
        session.discard();
        assignment.invalidateAll();
        Duration pause = backoff.next();
        resumeAt = System.nanoTime() + pause.toNanos();
        monitor.waiting(reason);
    }
}
