package io.shopstream.local;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.console.ProgressBar;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.Shop;
import io.shopstream.local.shop.WhichShop;
import io.shopstream.local.verify.ShopWatch;
import io.shopstream.local.verify.Verification;
import io.shopstream.local.verify.VerifyReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Compares log, facts, marts, state stores and the shop database: {@code ./shopstream verify}. Exit code 0 if they
 * agree, 1 with the differences if not.
 */
@Command(
        name = "verify",
        description = {
            "Prove that log, fact tables, marts and state stores give the same numbers, and that the warehouse has the"
                    + " rows of the shop database, while the shop runs. It changes nothing.",
            "Of a shop elsewhere, the shop database and the producer may be left out: the rows of the one and the counts of"
                    + " the other are then not compared, and the report says so.",
            "Exits 0 if they agree; otherwise lists the differences and exits 1."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private WhichShop which = WhichShop.with(Part.KAFKA, Part.REGISTRY, Part.WAREHOUSE, Part.STREAMS)
            .perhaps(Part.SHOP_DATABASE, Part.PRODUCER)
            .andTopics();

    @Option(
            names = "--scratch-dir",
            paramLabel = "DIR",
            description =
                    "Directory of temporary files, some 0.6 kB per order (default: the data directory; that of the"
                            + " system for a shop elsewhere).")
    private @Nullable Path scratchDirectory;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How long a difference must persist before it is reported; tables follow the log with a lag"
                    + " of about a second (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Commands.out(spec);
        Commands.require(spec, timeoutSeconds >= 0, "--patience must not be negative");
        Shop shop = which.shop();
        if (shop.directory().isEmpty()) {
            shop.requireStreams();
            sayWhatIsLeftOut(shop);
        }
        try (ShopWatch watch = new ShopWatch(shop, Thread.currentThread())) {
            try {
                return verify(shop, out);
            } catch (SQLException | RuntimeException | InterruptedException e) {
                throw explained(e, watch.gone());
            }
        }
    }

    private int verify(Shop shop, PrintWriter out) throws SQLException, InterruptedException {
        try (Verification verification = new Verification(
                shop, Duration.ofSeconds(timeoutSeconds), Clock.systemUTC(), scratch(shop), new ProgressPrinter(out))) {
            VerifyReport report = verification.run();
            out.println();
            out.print(report.text());
            out.println(report.agrees() ? "\nAll compared values agree." : "\nVerification failed.");
            out.flush();
            return report.agrees() ? 0 : 1;
        }
    }

    private void sayWhatIsLeftOut(Shop shop) {
        List<String> leftOut = Stream.of(Part.SHOP_DATABASE, Part.PRODUCER)
                .filter(part -> !shop.has(part))
                .map(part -> "%s (%s or %s)".formatted(part.label(), part.option(), part.variable()))
                .toList();
        if (!leftOut.isEmpty()) {
            Commands.say(Commands.err(spec), "Not given, so not compared: " + String.join(", ", leftOut));
        }
    }

    private Path scratch(Shop shop) {
        if (scratchDirectory != null) {
            return scratchDirectory;
        }
        return shop.directory().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    }

    // A stopped part causes many kinds of errors, some of them obscure: the message names the part instead.
    private static Exception explained(Exception failure, Optional<String> gone) {
        if (gone.isPresent()) {
            return new CommandFailure(
                    "the verification was aborted: " + gone.get()
                            + " stopped answering; start it again, with './shopstream up' if it is a shop on this machine, then verify again",
                    failure);
        }
        return failure instanceof SQLException
                ? new CommandFailure("the warehouse does not answer: " + failure.getMessage(), failure)
                : failure;
    }

    /** Prints the progress; only the first reading of the log takes long enough for a progress bar. */
    private static final class ProgressPrinter implements Verification.Progress {
        private final PrintWriter out;
        private final ProgressBar bar;
        private int round;

        ProgressPrinter(PrintWriter out) {
            this.out = out;
            this.bar = new ProgressBar(out, "Reading the log", "records");
        }

        @Override
        public void round(int number) {
            round = number;
            if (number > 1) {
                out.println("Comparing again what changed or lagged (round " + number + ")");
                out.flush();
            }
        }

        @Override
        public void reading(long left, long read) {
            if (round > 1) {
                return;
            }
            if (left == 0) {
                bar.finish(read);
                out.println("Comparing");
                out.flush();
            } else {
                bar.show(read / Math.max(1.0, read + left), read);
            }
        }
    }
}
