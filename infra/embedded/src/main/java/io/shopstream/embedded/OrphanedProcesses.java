package io.shopstream.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Processes of a PostgreSQL server that is gone. Its data directory is where they work. */
final class OrphanedProcesses {
    private static final String UNKNOWN = "those whose working directory it is";

    private OrphanedProcesses() {}

    /** For a message: their process ids, as far as the system tells them. */
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
            return false; // gone, not ours, or no Linux
        }
    }
}
