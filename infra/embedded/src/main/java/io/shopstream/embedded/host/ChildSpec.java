package io.shopstream.embedded.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Describes how to start and stop a child: {@code signal} asks it to stop, and after {@code grace} it is killed.
 *
 * @param marker text that only this child has in its command line; it identifies a leftover process
 */
public record ChildSpec(
        Part part,
        List<String> command,
        Path directory,
        Path pidFile,
        ChildLog log,
        String marker,
        String signal,
        Duration grace) {

    public ChildSpec {
        command = List.copyOf(command);
    }
}
