package io.shopstream.producer.imports;

import io.shopstream.producer.imports.existing.ShopState;
import io.shopstream.producer.imports.lines.CheckedFile;
import io.shopstream.producer.imports.lines.SourceFile;
import io.shopstream.producer.imports.lines.UnusableFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.GZIPOutputStream;

/** Runs imports into a {@link RecordedOutput}. */
final class TestImports {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2012-01-01T00:00:00Z"), ZoneOffset.UTC);
    static final Path SAMPLE = Path.of("src/test/resources/online-retail/online-retail-sample.csv");
    static final String HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    private TestImports() {}

    /** Imports into a shop that holds nothing. */
    static ImportSummary run(Path path, RecordedOutput output) throws ImportException {
        return run(path, ImportOptions.DEFAULT, output);
    }

    static ImportSummary run(Path path, ImportOptions options, RecordedOutput output) throws ImportException {
        return run(path, options, emptyShop(), output, CLOCK);
    }

    static ShopState emptyShop() {
        return new ShopState(bytes -> {
            throw new AssertionError("no order is known");
        });
    }

    static ImportSummary run(Path path, ImportOptions options, ShopState shop, RecordedOutput output, Clock clock)
            throws ImportException {
        try {
            CheckedFile checked = CheckedFile.of(path, options.mapping(), options.dateFormat(), file -> () -> {});
            try (SourceFile file = SourceFile.open(path, options.mapping())) {
                FileImport loading = new FileImport(file, checked, options, shop, "shop-import", output, clock);
                loading.run(() -> {});
                return loading.tally().summary(file.name(), checked, loading.catalogue(), null, Duration.ofSeconds(1));
            }
        } catch (UnusableFileException e) {
            throw new ImportException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes a file with the header and the given lines. */
    static Path file(Path directory, String... lines) throws IOException {
        return Files.writeString(directory.resolve("lines.csv"), HEADER + "\n" + String.join("\n", lines) + "\n");
    }

    static Path gzipped(Path source, Path directory) throws IOException {
        Path target = directory.resolve("packed.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(target))) {
            Files.copy(source, out);
        }
        return target;
    }
}
