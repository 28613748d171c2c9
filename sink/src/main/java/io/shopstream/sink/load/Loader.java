package io.shopstream.sink.load;

import io.shopstream.schemas.pace.FreshnessBudget;
import io.shopstream.schemas.pace.Throttle;
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
import org.apache.kafka.common.errors.WakeupException;

/**
 * The poll loop of one loader. It ends only when told to, or in a state that it names together with the remedy; whatever
 * is merely away it waits for, without losing its place in the consumer group.
 */
final class Loader implements Runnable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration GATHER = Duration.ofMillis(200);
    private static final Duration GATHER_POLL = Duration.ofMillis(20);
    private static final long IDLE_MOVE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long TOPIC_CHECK_NANOS = Duration.ofSeconds(5).toNanos();

    private final Collection<String> topics;
    private final Consumer<byte[], byte[]> consumer;
    private final Assignment assignment;
    private final SessionSource session;
    private final BatchLoader batches;
    private final LoaderMonitor monitor;
    private final AsyncBatchWriter asyncBatchWriter;
    private final int mostRecords;
    private final Backoff backoff = new Backoff();
    private final Throttle loads = new Throttle(FreshnessBudget.WAREHOUSE);
    private volatile boolean closing;
    private long resumeAt = System.nanoTime();
    private long idleMovedAt = System.nanoTime();
    private long topicsCheckedAt = System.nanoTime();

    Loader(
            Collection<String> topics,
            Consumer<byte[], byte[]> consumer,
            Assignment assignment,
            SessionSource session,
            BatchLoader batches,
            LoaderMonitor monitor,
            int mostRecords) {
        this.topics = List.copyOf(topics);
        this.consumer = consumer;
        this.assignment = assignment;
        this.session = session;
        this.batches = batches;
        this.monitor = monitor;
        this.asyncBatchWriter = new AsyncBatchWriter(monitor.name());
        this.mostRecords = mostRecords;
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
            monitor.stopped(String.valueOf(e.getMessage()), e.remedy(), e);
        } catch (Throwable e) {
            // An Error too (no memory, a class that is missing) must be told: health would stay UP otherwise.
            monitor.stopped(
                    FailureClassifier.classify(e).message(), "This is a fault of the sink: report it, then restart", e);
        } finally {
            asyncBatchWriter.close();
            session.close();
            consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(5)));
            monitor.closed();
        }
    }

    /** Ends the loop after the batch at hand; callable from any thread. */
    void stop() {
        closing = true;
        consumer.wakeup();
    }

    private void step() {
        try {
            boolean settled = !assignment.hasUnresolved();
            long pause = resumeAt - System.nanoTime();
            ConsumerRecords<byte[], byte[]> polled =
                    consumer.poll(pause > 0 ? Duration.ofNanos(Math.min(pause, POLL.toNanos())) : POLL);
            if (resumeAt - System.nanoTime() > 0) {
                return;
            }
            if (assignment.hasUnresolved()) {
                settle();
                assignment.resolve(session);
            }
            if (!polled.isEmpty()) {
                load(polled);
            } else {
                settle();
                if (settled) {
                    idle();
                }
            }
            checkTopics();
        } catch (WakeupException e) {
            // stop() was called: the loop's condition sees it.
        } catch (LostOwnershipException e) {
            doubt(String.valueOf(e.getMessage()));
        } catch (LoaderStoppedException e) {
            throw e;
        } catch (OffsetOutOfRangeException e) {
            // The ledger and the log disagree: resolving says how, or finds that it was only a moment.
            doubt("OffsetOutOfRangeException: " + e.getMessage());
        } catch (SQLException | RuntimeException e) {
            recover(e);
        }
    }

    /** A record that comes after a pause is not kept waiting; what follows it gathers until the next is due. */
    private void load(ConsumerRecords<byte[], byte[]> polled) throws SQLException, LostOwnershipException {
        BatchAccumulator batch = new BatchAccumulator(mostRecords);
        batch.add(polled);
        gatherBacklog(batch);
        gatherUntilDue(batch);
        batch.keepOnly(assignment.settled());
        Batch next = new Batch(batch.records(), assignment.ranges(batch.counts()));
        StagedBatch staged = batches.stage(next);
        settle();
        asyncBatchWriter.begin(() -> batches.load(session.get(), next, staged));
        if (!assignment.isBehind()) {
            settle();
        }
    }

    // While there is more in the log, batches grow.
    private void gatherBacklog(BatchAccumulator batch) {
        long until = System.nanoTime() + GATHER.toNanos();
        while (!batch.isEnough() && assignment.isBehind() && System.nanoTime() < until) {
            ConsumerRecords<byte[], byte[]> more = consumer.poll(GATHER_POLL);
            if (more.isEmpty()) {
                break;
            }
            batch.add(more);
        }
    }

    private void gatherUntilDue(BatchAccumulator batch) {
        long wait = loads.millisToWait(millis());
        while (!batch.isEnough() && !assignment.isBehind() && wait > 0) {
            batch.add(consumer.poll(Duration.ofMillis(wait)));
            wait = loads.millisToWait(millis());
        }
        loads.ran(millis());
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }

    /** What is being written is committed, or its failure is ours. */
    private void settle() throws SQLException, LostOwnershipException {
        List<OffsetRange> written = asyncBatchWriter.await();
        if (!written.isEmpty()) {
            backoff.reset();
            assignment.advanced(written);
            assignment.publish();
            monitor.running();
        }
    }

    /** Transaction markers move the position without a record; the ledger follows at leisure. */
    private void idle() throws SQLException, LostOwnershipException {
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
            assignment.checkTopics();
        }
    }

    private void recover(Exception failure) {
        switch (FailureClassifier.classify(failure)) {
            case Failure.Transient(String message) -> doubt(message);
            case Failure.Poison(String message) ->
                throw new LoaderStoppedException(
                        "the database refuses the sink's own books: " + message,
                        "Check ops.sink_offsets and ops.rejected_records, then restart",
                        failure);
            case Failure.Fatal(String message) ->
                throw new LoaderStoppedException(
                        message, "Correct it, then restart the sink: it goes on where it stopped", failure);
        }
    }

    private void doubt(String why) {
        asyncBatchWriter.forget();
        session.discard();
        assignment.invalidateAll();
        Duration pause = backoff.next();
        resumeAt = System.nanoTime() + pause.toNanos();
        monitor.waiting(why);
    }
}
