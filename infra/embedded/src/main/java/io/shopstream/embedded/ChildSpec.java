package io.shopstream.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to run a child and how to end it: {@code signal} asks it to stop, after {@code grace} it is killed.
 *
 * @param marker a text of its command line that no other process has, by which a leftover is recognised
 */
record ChildSpec(
        Part part,
        List<String> command,
        Path directory,
        Path pidFile,
        ChildLog log,
        String marker,
        String signal,
        Duration grace) {

    ChildSpec {
        command = List.copyOf(command);
    }
}
