package io.shopstream.local.watch;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.StateWord;
import io.shopstream.schemas.query.ProducerStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits until change capture has taken a new snapshot and streams changes again; prints each state on the way. */
public final class SnapshotWatch {
    private static final Duration PAUSE = Duration.ofMillis(200);
    // The producer may answer before capture has left its earlier state.
    private static final Duration START_TIMEOUT = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final Supplier<ProducerStatus> producer;
    private @Nullable String lastLine;

    public SnapshotWatch(PrintWriter out, Supplier<ProducerStatus> producer) {
        this.out = out;
        this.producer = producer;
    }

    /**
     * @param before status of capture before the snapshot was requested
     * @throws CommandFailure if capture fails, or does not stream again within {@code timeout}
     */
    public ProducerStatus.Capture await(ProducerStatus.Capture before, Duration timeout) throws InterruptedException {
        long begun = System.nanoTime();
        boolean changed = false;
        while (System.nanoTime() - begun < timeout.toNanos()) {
            ProducerStatus.Capture now = producer.get().capture();
            changed |= !now.state().equals(before.state()) || now.snapshotRows() != before.snapshotRows();
            boolean late = System.nanoTime() - begun > START_TIMEOUT.toNanos();
            print(now);
            if (now.state().equals("STREAMING") && changed) {
                return now;
            }
            if ((changed || late)
                    && (now.state().equals("FAILED") || now.state().equals("STOPPED"))) {
                throw new CommandFailure("change capture " + StateWord.of(now.state(), now.detail()));
            }
            Thread.sleep(PAUSE);
        }
        throw new CommandFailure(
                "the snapshot was not complete after %d s: see ./shopstream status".formatted(timeout.toSeconds()));
    }

    private void print(ProducerStatus.Capture now) {
        String line =
                switch (now.state()) {
                    case "SNAPSHOT" -> "taking a snapshot of the shop database";
                    case "STREAMING" -> "streaming changes";
                    default -> StateWord.of(now.state(), now.detail());
                };
        if (!line.equals(lastLine)) {
            lastLine = line;
            out.println("  " + line);
            out.flush();
        }
    }
}
