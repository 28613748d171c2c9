package io.shopstream.producer.imports.lines;

import io.shopstream.producer.imports.container.Workbook;
import io.shopstream.producer.imports.container.WorkbookRow;
import io.shopstream.producer.imports.format.Header;
import io.shopstream.producer.imports.lines.RawLine.Damage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows of a workbook as lines of CSV in UTF-8. */
record WorkbookLines(Path file, Workbook workbook) implements SourceLines {
    @Override
    public @Nullable RawLine next() throws IOException {
        WorkbookRow row = workbook.next();
        if (row == null) {
            return null;
        }
        byte[] bytes = row.csv().getBytes(StandardCharsets.UTF_8);
        return bytes.length <= RawLineReader.MAX_BYTES
                ? new RawLine(row.number(), bytes, Damage.NONE)
                : new RawLine(row.number(), Arrays.copyOf(bytes, RawLineReader.MAX_BYTES), Damage.TOO_LONG);
    }

    @Override
    public Header header() {
        return workbook.header();
    }

    @Override
    public String describe() {
        return workbook.describe();
    }

    @Override
    public boolean isMarkedUtf8() {
        return true;
    }

    @Override
    public double fraction() {
        return workbook.fraction();
    }

    @Override
    public String sha256() throws IOException {
        return ContentHash.of(file);
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            // The file was only read: nothing is lost.
        }
    }
}
