package io.shopstream.local.producer;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.StateWord;
import io.shopstream.schemas.query.ProducerStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits until change capture has taken its tables anew and follows their changes again, saying what happens. */
public final class SnapshotWatch {
    private static final Duration PAUSE = Duration.ofMillis(200);
    // The answer may come before capture has even begun to stop what it does.
    private static final Duration BEGINS_TIMEOUT = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final Supplier<ProducerStatus> producer;
    private @Nullable String said;

    public SnapshotWatch(PrintWriter out, Supplier<ProducerStatus> producer) {
        this.out = out;
        this.producer = producer;
    }

    /**
     * @param before capture as it was before it was told
     * @throws CommandFailure if it cannot, or has not within {@code timeout}
     */
    public ProducerStatus.Capture await(ProducerStatus.Capture before, Duration timeout) throws InterruptedException {
        long begun = System.nanoTime();
        boolean left = false;
        while (System.nanoTime() - begun < timeout.toNanos()) {
            ProducerStatus.Capture now = producer.get().capture();
            left |= !now.state().equals(before.state()) || now.snapshotRows() != before.snapshotRows();
            boolean late = System.nanoTime() - begun > BEGINS_TIMEOUT.toNanos();
            say(now);
            if (now.state().equals("STREAMING") && left) {
                return now;
            }
            if ((left || late) && (now.state().equals("FAILED") || now.state().equals("STOPPED"))) {
                throw new CommandFailure("change capture " + StateWord.of(now.state(), now.detail()));
            }
            Thread.sleep(PAUSE);
        }
        throw new CommandFailure(
                "the snapshot was not through after %d s: see ./shopstream status".formatted(timeout.toSeconds()));
    }

    private void say(ProducerStatus.Capture now) {
        String line =
                switch (now.state()) {
                    case "SNAPSHOT" -> "taking the tables of the shop database";
                    case "STREAMING" -> "following their changes";
                    default -> StateWord.of(now.state(), now.detail());
                };
        if (!line.equals(said)) {
            said = line;
            out.println("  " + line);
            out.flush();
        }
    }
}
