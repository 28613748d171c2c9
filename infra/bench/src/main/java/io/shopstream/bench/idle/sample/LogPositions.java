package io.shopstream.bench.idle.sample;

import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * End positions of the broker's log files.
 *
 * @param ends by directory of the partition
 */
public record LogPositions(Map<String, End> ends) {
    private static final Pattern PARTITION = Pattern.compile(".+-\\d+");

    /**
     * @param segment the newest file
     * @param bytes its length
     */
    record End(String segment, long bytes) {}

    public LogPositions {
        ends = Map.copyOf(ends);
    }

    /** @param kafka the broker's directory */
    static LogPositions of(Path kafka) {
        Map<String, End> ends = new TreeMap<>();
        try (Stream<Path> directories = Files.list(kafka)) {
            directories
                    .filter(directory -> PARTITION
                            .matcher(directory.getFileName().toString())
                            .matches())
                    .forEach(directory -> end(directory)
                            .ifPresent(end -> ends.put(directory.getFileName().toString(), end)));
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure("the broker's files cannot be read: " + e.getMessage(), e);
        }
        return new LogPositions(ends);
    }

    /** The names of a partition's files, oldest first: a name is the offset that its file begins with. */
    static List<String> segments(Path partition) {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(partition)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .sorted()
                    .forEach(names::add);
        } catch (NoSuchFileException e) {
            // The topic was deleted meanwhile.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static Optional<End> end(Path partition) {
        List<String> segments = segments(partition);
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        try {
            String newest = segments.getLast();
            return Optional.of(new End(newest, Files.size(partition.resolve(newest))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
