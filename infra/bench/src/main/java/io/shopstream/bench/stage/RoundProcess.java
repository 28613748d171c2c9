package io.shopstream.bench.stage;

import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM of its own for one round. Both sides get the same flags and the same class path, start cold and warm up alike;
 * neither finds its callbacks and serializers already shaped by the other, or by the broker in this JVM.
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
     * Returns what it printed.
     *
     * @param extraFlags for both sides, such as those of a profiler
     * @throws CommandFailure if it did not end well
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
