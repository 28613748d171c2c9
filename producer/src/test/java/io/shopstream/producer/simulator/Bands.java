package io.shopstream.producer.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the table of bands in the module's README. */
final class Bands {
    private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| ([0-9.]+) \\| ([0-9.]+) \\| .*");

    private Bands() {}

    static Map<String, Band> read() {
        Map<String, Band> bands = new LinkedHashMap<>();
        try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
            lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .forEach(row -> bands.put(
                            row.group(1),
                            new Band(Double.parseDouble(row.group(2)), Double.parseDouble(row.group(3)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bands;
    }

    /** Figures that are missing or outside of their band. */
    static List<String> violations(Map<String, Band> bands, Map<String, Double> figures) {
        return bands.entrySet().stream()
                .filter(band -> !band.getValue().holds(figures.getOrDefault(band.getKey(), Double.NaN)))
                .map(band -> band.getKey() + " is " + figures.get(band.getKey()) + ", not in " + band.getValue())
                .toList();
    }

    record Band(double least, double most) {
        boolean holds(double figure) {
            return figure >= least && figure <= most;
        }
    }
}
