package io.shopstream.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Finds processes of a killed PostgreSQL server by their working directory, which is the data directory. */
final class OrphanedProcesses {
    private static final String UNKNOWN = "processes with the data directory as working directory";

    private OrphanedProcesses() {}

    /** Lists the process ids for a message, or describes the processes if the ids are not available. */
    static String of(Path data) {
        String found = ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> worksIn(pid, data))
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? UNKNOWN : "process " + found;
    }

    private static boolean worksIn(long pid, Path data) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(data.toRealPath());
        } catch (IOException | UnsupportedOperationException e) {
            return false; // ended, not ours, or not Linux
        }
    }
}
