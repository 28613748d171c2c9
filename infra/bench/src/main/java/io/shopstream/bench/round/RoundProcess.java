package io.shopstream.bench.round;

import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs each round in a separate JVM. All sides get the same flags and the same class path, and warm up from a cold
 * start; JIT profiles of the other sides, or of the broker in this JVM, do not affect them.
 *
 * @param program main class whose first argument is the side
 * @param extraFlags for all sides, such as those of a profiler
 */
public record RoundProcess(Class<?> program, List<String> extraFlags) {
    private static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseCompactObjectHeaders");

    /**
     * Returns the output of the process.
     *
     * @throws CommandFailure if the exit code is not 0
     */
    public String run(Side side, List<String> arguments) throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(extraFlags);
        List<String> own = new ArrayList<>(List.of(side.name()));
        own.addAll(arguments);
        try (ChildJvm round = ChildJvm.start(ChildJvm.command(flags, program.getName(), own), Map.of())) {
            int exitCode = round.awaitEnd();
            String output = round.output();
            if (exitCode != 0) {
                throw new CommandFailure(side.title() + " ended with exit code " + exitCode + ":\n" + output.strip());
            }
            return output;
        }
    }

    /** Runs a side that prints its result with {@link Measurement#print}. */
    public Measurement measure(Side side, List<String> arguments) throws IOException, InterruptedException {
        return Measurement.parse(run(side, arguments));
    }
}
