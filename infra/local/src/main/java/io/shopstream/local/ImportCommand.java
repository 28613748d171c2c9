package io.shopstream.local;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.console.ProgressBar;
import io.shopstream.local.console.SummaryText;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.Shop;
import io.shopstream.local.shop.WhichShop;
import io.shopstream.producer.imports.ImportException;
import io.shopstream.producer.imports.ImportOptions;
import io.shopstream.producer.imports.ImportProgress;
import io.shopstream.producer.imports.ImportSummary;
import io.shopstream.producer.imports.OnlineRetailImport;
import io.shopstream.producer.imports.columns.MappingException;
import io.shopstream.producer.imports.columns.MappingFile;
import io.shopstream.producer.imports.dates.DateFormat;
import io.shopstream.producer.imports.lines.FileColumns;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.schemas.client.PipelineCatchUp;
import io.shopstream.schemas.topic.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports an Online Retail file, or an export of another shop by a mapping: {@code ./shopstream import FILE}. */
@Command(
        name = "import",
        description = {
            "Import an Online Retail file into the running shop: CSV (comma, semicolon or tab; UTF-8 or Windows-1252;"
                    + " decimal point or comma), plain or in gzip or zip, or xlsx with one or several sheets.",
            "The first line names the columns, in any order, as in either edition: InvoiceNo or Invoice, StockCode,"
                    + " Description, Quantity, InvoiceDate, UnitPrice or Price, CustomerID or Customer ID, Country. How"
                    + " it is written is recognised from the whole file and printed before anything is published.",
            "Orders exported from another shop are read by a mapping, which says what its columns mean: --mapping"
                    + " shopify, --mapping woocommerce, or a file of your own (see the section on mappings in"
                    + " producer/README.md). All amounts of a file must be in one currency.",
            "Importing the same file again changes nothing. Rejected lines are kept with their reasons: see"
                    + " /api/rejected?consumer_group=shop-import. Correct them in the file and import it again.",
            "An invoice that the shop knows already is corrected if the file has all lines of the shop's order,"
                    + " continued if it has none of them and agrees in customer, country and first moment, and left"
                    + " alone otherwise: the summary names both sides, and the exit code is 1."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(30);

    @Parameters(paramLabel = "FILE", description = "The file, such as online-retail.csv.gz or Online Retail.xlsx.")
    private @Nullable Path file;

    @Mixin
    private WhichShop which = WhichShop.with(Part.KAFKA, Part.REGISTRY)
            .perhaps(Part.WAREHOUSE, Part.STREAMS)
            .andTopics();

    @Option(
            names = "--replace",
            description =
                    "Replace orders that the file conflicts with by those of the file. Imports the file again, too,"
                            + " if another one has changed its orders since.")
    private boolean replace;

    @Option(
            names = "--id-prefix",
            paramLabel = "PREFIX",
            defaultValue = "",
            description = "Put this before every invoice number: for another source or year that uses the same numbers"
                    + " for other orders.")
    private String idPrefix = "";

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description =
                    "How the dates are written, where the file does not tell: 'M/d/yyyy H:mm' for 12/1/2010 8:26 in"
                            + " December, 'd/M/yyyy H:mm' in January; also d.M.yy HH:mm:ss, yyyy-MM-dd HH:mm and"
                            + " the like.")
    private @Nullable String dateFormat;

    @Option(
            names = "--mapping",
            paramLabel = "MAPPING",
            description =
                    "What the columns of another shop's export mean: shopify, woocommerce, or a text file with lines"
                            + " such as 'order_id = Name', 'time = Created at', 'currency = \"EUR\"'.")
    private @Nullable String mapping;

    @Option(names = "--dry-run", description = "Show what an import would do, and change nothing.")
    private boolean dryRun;

    @Option(names = "--no-wait", description = "Do not wait until the warehouse and the marts have loaded everything.")
    private boolean noWait;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Commands.out(spec);
        ImportOptions options = options();
        Shop shop = dryRun ? which.shop() : which.shopToChange();
        requireWayToWait(shop);
        Topics topics = shop.topicsInKafka();
        OnlineRetailImport retail = new OnlineRetailImport(
                new KafkaAccess(shop.kafka(), shop.serdes(REGISTRY_TIMEOUT), topics), Clock.systemUTC());
        ImportSummary summary;
        // Imports into a shop elsewhere are stopped by Kafka: they share one transactional id.
        try (ImportLock _ = shop.directory().map(ImportLock::take).orElse(null)) {
            summary = retail.run(Commands.required(file), options, new Console(out));
        } catch (ImportException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
        boolean published = !dryRun && summary.importedBefore() == null;
        boolean loaded = !published || noWait || awaitLoaded(out, shop);
        out.println();
        out.print(SummaryText.of(summary, dryRun));
        if (published) {
            out.println(
                    noWait || !loaded
                            ? "The warehouse is still loading it: see ./shopstream status."
                            : "The warehouse, the marts and the state stores have all of it.");
        }
        out.flush();
        return summary.orders().inConflict() == 0 ? 0 : 1;
    }

    // Before anything is published: an import that cannot tell when it is loaded should not begin.
    private void requireWayToWait(Shop shop) {
        if (dryRun || noWait) {
            return;
        }
        for (Part part : List.of(Part.WAREHOUSE, Part.STREAMS)) {
            Commands.require(
                    spec,
                    shop.has(part),
                    "import waits until everything is loaded, and needs %s for it: give %s or %s, or --no-wait"
                            .formatted(part.label(), part.option(), part.variable()));
        }
        if (shop.directory().isEmpty()) {
            shop.requireStreams();
        }
    }

    private ImportOptions options() {
        try {
            return new ImportOptions(
                    idPrefix,
                    replace,
                    dryRun,
                    dateFormat == null ? null : DateFormat.ofPattern(dateFormat),
                    mapping == null ? null : MappingFile.load(mapping));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        } catch (MappingException e) {
            List<String> columns = FileColumns.of(Commands.required(file));
            throw new CommandFailure(
                    e.getMessage()
                            + (columns.isEmpty() ? "" : ". The columns of the file are: " + String.join(", ", columns)),
                    e);
        }
    }

    private static boolean awaitLoaded(PrintWriter out, Shop shop) throws InterruptedException {
        ProgressBar bar = new ProgressBar(out, "Loading   ", "records left");
        long[] max = new long[1];
        double[] done = new double[1];
        PipelineCatchUp catchUp = new PipelineCatchUp(shop.platform(), shop.topics(), Duration.ofMinutes(10), left -> {
            max[0] = Math.max(max[0], left);
            // Each stage starts with its own count of records left; the maximum keeps the bar from moving backwards.
            done[0] = Math.max(done[0], 1 - left / Math.max(1.0, max[0]));
            bar.show(done[0], left);
        });
        try {
            boolean reached = catchUp.await();
            bar.finish(0);
            return reached;
        } catch (SQLException e) {
            throw new CommandFailure("the warehouse stopped answering: " + e.getMessage(), e);
        }
    }

    /** Shows the progress, and what the file was recognised as. */
    private static final class Console implements ImportProgress.Listener {
        private final PrintWriter out;
        private final Map<ImportProgress.Phase, ProgressBar> bars = new EnumMap<>(ImportProgress.Phase.class);

        Console(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void report(ImportProgress progress) {
            String label =
                    switch (progress.phase()) {
                        case CHECKING -> "Checking  ";
                        case COMPARING -> "Comparing ";
                        case PUBLISHING -> "Publishing";
                    };
            ProgressBar bar = bars.computeIfAbsent(progress.phase(), phase -> new ProgressBar(out, label, "lines"));
            if (progress.fraction() >= 1) {
                bar.finish(progress.linesRead());
            } else {
                bar.show(progress.fraction(), progress.linesRead());
            }
        }

        @Override
        public void recognised(String format) {
            out.println("Recognised: " + format);
            out.flush();
        }
    }
}
