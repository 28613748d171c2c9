package io.shopstream.local.watch;

import io.shopstream.local.console.StateWord;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Waits until loaders that were started again load; prints each change of their states. */
public final class LoaderWatch {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final PrintWriter out;
    private final Supplier<JsonNode> sink;
    private final Map<String, String> shown = new TreeMap<>();

    /** @param sink the status of the sink: {@code loaders} with name, state, reason and remedy */
    public LoaderWatch(PrintWriter out, Supplier<JsonNode> sink) {
        this.out = out;
        this.sink = sink;
    }

    /**
     * Returns when each of these loaders runs or has stopped again, or after {@code timeout}.
     *
     * @return whether all of them run and no other loader is stopped
     */
    public boolean await(Set<String> names, Duration timeout) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            boolean settled = true;
            boolean running = true;
            for (JsonNode loader : sink.get().path("loaders")) {
                String state = loader.path("state").asString("");
                boolean watched = names.contains(loader.path("name").asString(""));
                boolean stopped = state.equals("STOPPED");
                if (watched || stopped) {
                    print(loader, state);
                    settled &= stopped || state.equals("RUNNING");
                    running &= state.equals("RUNNING");
                }
            }
            if (settled || System.nanoTime() - begun >= timeout.toNanos()) {
                return running;
            }
            Thread.sleep(PAUSE);
        }
    }

    private void print(JsonNode loader, String state) {
        String name = loader.path("name").asString("");
        List<String> detail = Stream.of("reason", "remedy")
                .map(field -> loader.path(field).asString(""))
                .filter(text -> !text.isEmpty())
                .toList();
        String line = StateWord.of(state, detail.isEmpty() ? null : String.join(". ", detail));
        if (!line.equals(shown.put(name, line))) {
            out.println("  " + name + ": " + line);
            out.flush();
        }
    }
}
