package io.shopstream.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs {@link PlatformProgram} in its own JVM and keeps its output until it was ready. */
record PlatformProcess(Process process, List<String> output) {

    static PlatformProcess start(Path directory, String text) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        // The JVM lives for seconds: a fast start matters more than fast code.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlatformProgram.class.getName(),
                        directory.toString(),
                        text)
                .redirectErrorStream(true)
                .start();
        BufferedReader reader = process.inputReader();
        List<String> output = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            output.add(line);
            if (line.equals("ready")) {
                return new PlatformProcess(process, output);
            }
        }
        throw new IOException("the program ended before it was ready: " + output);
    }

    /** The shells, the PostgreSQL server with its backends, and the registry, that are still alive. */
    List<ProcessHandle> children() {
        return values("process ")
                .map(Long::parseLong)
                .map(ProcessHandle::of)
                .flatMap(Optional::stream)
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    Stream<String> values(String prefix) {
        return output.stream().filter(line -> line.startsWith(prefix)).map(line -> line.substring(prefix.length()));
    }
}
