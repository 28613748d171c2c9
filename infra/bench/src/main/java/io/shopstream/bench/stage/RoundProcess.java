package io.shopstream.bench.stage;

import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs one round in a separate JVM. Both sides get the same flags and the same class path, and warm up from a cold
 * start; JIT profiles of the other side, or of the broker in this JVM, do not affect them.
 */
final class RoundProcess {
    private static final List<String> FLAGS = List.of(
            "-Xms512m",
            "-Xmx512m",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private RoundProcess() {}

    /**
     * Returns the output of the process.
     *
     * @param extraFlags for both sides, such as those of a profiler
     * @throws CommandFailure if the exit code is not 0
     */
    static String run(Side side, List<String> arguments, List<String> extraFlags)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(extraFlags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BenchChild.class.getName(), side.name()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new CommandFailure(side.title() + " ended with exit code " + exitCode + ":\n" + output.strip());
            }
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
