package io.shopstream.bench.shop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads Linux's {@code /proc}. Processes and threads that have ended are left out. */
public final class Proc {
    private static final Path ROOT = Path.of("/proc");

    private Proc() {}

    /** False on systems without {@code /proc}, such as macOS. */
    public static boolean exists() {
        return Files.isReadable(ROOT.resolve("self/stat"));
    }

    /** One process. */
    public static Optional<ProcStat> process(long pid) {
        return read(ROOT.resolve(Long.toString(pid)).resolve("stat")).map(ProcStat::parse);
    }

    /** The threads of one process by their id, none if it has ended. */
    public static Map<Long, ProcStat> threads(long pid) {
        Map<Long, ProcStat> threads = new HashMap<>();
        try (Stream<Path> tasks = Files.list(ROOT.resolve(Long.toString(pid)).resolve("task"))) {
            tasks.forEach(task -> read(task.resolve("stat"))
                    .map(ProcStat::parse)
                    .ifPresent(stat ->
                            threads.put(Long.parseLong(task.getFileName().toString()), stat)));
        } catch (IOException e) {
            return Map.of();
        }
        return threads;
    }

    /** The memory of one process. */
    public static Optional<ProcMemory> memory(long pid) {
        return read(ROOT.resolve(Long.toString(pid)).resolve("smaps_rollup"))
                .map(text -> ProcMemory.parse(List.of(text.split("\n"))));
    }

    /** The command line, into which servers such as PostgreSQL write their current activity. */
    public static Optional<String> title(long pid) {
        return read(ROOT.resolve(Long.toString(pid)).resolve("cmdline"))
                .map(text -> text.replace('\0', ' ').strip());
    }

    private static Optional<String> read(Path file) {
        try {
            // Thread names may contain any bytes; only ASCII is parsed.
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
