package io.shopstream.local.watch;

import io.shopstream.local.console.CommandFailure;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Waits for the end of a rebuild, polling once a second; prints a line whenever its progress changes. */
public final class RebuildWatch {
    // Each poll costs the database server, which is busy with the rebuild, a connection and thus a process.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final Supplier<JsonNode> sink;

    public RebuildWatch(PrintWriter out, Supplier<JsonNode> sink) {
        this.out = out;
        this.sink = sink;
    }

    /** Returns the ended rebuild as recorded in {@code ops.rebuild_runs}. */
    public JsonNode await(long runId) throws InterruptedException {
        String shown = "";
        while (true) {
            JsonNode status = sink.get();
            JsonNode running = status.path("running");
            if (running.path("run_id").asLong(-1) != runId) {
                return run(status, runId);
            }
            String line = line(running);
            if (!line.equals(shown)) {
                shown = line;
                out.println(line);
                out.flush();
            }
            Thread.sleep(PAUSE);
        }
    }

    /** {@code reading 1,200,000 of 4,000,000 offsets, 310,000 records/s, 9 s left}. */
    static String line(JsonNode running) {
        String phase =
                running.path("phase").asString("").toLowerCase(Locale.ROOT).replace('_', ' ');
        String waiting = running.path("waiting_for").asString("");
        if (!waiting.isEmpty()) {
            return phase + ": waiting for " + waiting;
        }
        long total = running.path("total").asLong(0);
        if (!phase.equals("reading") || total == 0) {
            return phase;
        }
        return String.format(
                Locale.ROOT,
                "reading %,d of %,d offsets, %,.0f records/s%s",
                running.path("records").asLong(0),
                total,
                running.path("records_per_second").asDouble(0),
                running.path("seconds_left").isNumber()
                        ? ", %,d s left".formatted(running.path("seconds_left").asLong())
                        : "");
    }

    private static JsonNode run(JsonNode status, long runId) {
        for (JsonNode run : status.path("runs")) {
            if (run.path("run_id").asLong(-1) == runId) {
                return run;
            }
        }
        throw new CommandFailure("the sink does not list rebuild " + runId + " any more: see ops.rebuild_runs");
    }
}
