package io.shopstream.local.rebuild;

import io.shopstream.local.console.CommandFailure;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Follows a run to its end and looks once a second: a line whenever something is new. */
public final class RebuildWatch {
    // Each look is a connection, and so a process of the server that is at work for the run.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final Supplier<JsonNode> sink;

    public RebuildWatch(PrintWriter out, Supplier<JsonNode> sink) {
        this.out = out;
        this.sink = sink;
    }

    /** The run as the book of the warehouse has it when it has ended. */
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
            return phase + ": waiting, for " + waiting;
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
        throw new CommandFailure("the sink has lost sight of run " + runId + ": see ops.rebuild_runs");
    }
}
