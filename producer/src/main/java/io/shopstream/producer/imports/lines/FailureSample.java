package io.shopstream.producer.imports.lines;

import io.shopstream.producer.imports.columns.ImportColumn;
import io.shopstream.producer.imports.format.FileFormat;
import io.shopstream.producer.imports.lines.LineVerdict.Rejected;
import io.shopstream.producer.imports.lines.ParsedLine.Fields;
import io.shopstream.producer.imports.lines.ParsedLine.Unreadable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The first lines of a file. If most of them fail for one reason, the file is not what it seems: one message that names
 * the reason is better than a dead letter for each line.
 */
final class FailureSample {
    private static final int MAX_LINES = 5_000;
    private static final long MAX_BYTES = 4 << 20;
    // A few damaged lines by hand are dead letters.
    private static final int MIN_FAILED = 3;

    private final List<RawLine> lines = new ArrayList<>();
    private long bytes;

    void add(RawLine line) {
        if (lines.size() < MAX_LINES && bytes < MAX_BYTES) {
            lines.add(line);
            bytes += line.bytes().length;
        }
    }

    /** @throws UnusableFileException if most of the lines fail for one reason */
    void check(String file, FileFormat format) throws UnusableFileException {
        LineParser parser = new LineParser(format);
        LineRules rules = new LineRules(format);
        Map<String, List<Long>> failed = new HashMap<>();
        for (RawLine line : lines) {
            failure(parser.parse(line), rules).ifPresent(why -> failed.computeIfAbsent(why, key -> new ArrayList<>())
                    .add(line.number()));
        }
        Optional<Map.Entry<String, List<Long>>> most = failed.entrySet().stream()
                .max(Comparator.comparingInt(each -> each.getValue().size()));
        if (most.isPresent() && isMost(most.get().getValue().size())) {
            String why = most.get().getKey();
            throw new UnusableFileException(String.format(
                    Locale.ROOT,
                    "%s was read as %s, and %,d of its first %,d lines fail for one reason, the first in line %d: %s."
                            + " Nothing was imported. %s",
                    file,
                    format.describe(),
                    most.get().getValue().size(),
                    lines.size(),
                    most.get().getValue().getFirst(),
                    why,
                    remedy(why, format)));
        }
    }

    private boolean isMost(int count) {
        return count >= MIN_FAILED && count * 2 > lines.size();
    }

    private static Optional<String> failure(ParsedLine parsed, LineRules rules) {
        return switch (parsed) {
            case Unreadable unreadable -> Optional.of(unreadable.detail());
            case Fields fields ->
                rules.check(fields) instanceof Rejected rejected ? Optional.of(rejected.detail()) : Optional.empty();
        };
    }

    private static String remedy(String why, FileFormat format) {
        if (why.startsWith(format.title(ImportColumn.INVOICE_DATE))) {
            return "Say how the dates are written with --date-format, such as 'd/M/yyyy H:mm'";
        }
        if (why.startsWith(format.title(ImportColumn.UNIT_PRICE) + " must be a decimal")) {
            return "Write prices like 2.55; in files with semicolons or tabs 2,55 is recognised, too";
        }
        if (why.startsWith("the line has") || why.startsWith("a quoted field")) {
            return "Check that all lines have the delimiter of the first one, and quote fields that contain it";
        }
        if (why.startsWith("the line is not")) {
            return "Save the file as CSV in UTF-8";
        }
        if (format.mapping() != null) {
            return "Correct the mapping or the file";
        }
        return "Correct the file, or leave those lines out of it";
    }
}
