package io.shopstream.producer.imports.lines;

import io.shopstream.producer.imports.container.Container;
import io.shopstream.producer.imports.format.HeaderLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** The names of a file's columns, for somebody who writes a mapping. */
public final class FileColumns {
    private FileColumns() {}

    /** Empty if the file cannot be read, or is a workbook. */
    public static List<String> of(Path file) {
        try (Container container = Container.open(file)) {
            InputStream text = container.text();
            RawLine line = text == null ? null : new RawLineReader(text).next();
            return line == null
                    ? List.of()
                    : HeaderLine.split(HeaderLine.text(line.bytes()).replace("\uFEFF", "")).stream()
                            .map(String::strip)
                            .toList();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }
}
