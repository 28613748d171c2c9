package io.shopstream.local.deadletters;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.WhichShop;
import io.shopstream.schemas.avro.DeadLetter;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists rejected records: {@code ./shopstream dead-letters list}. */
@Command(
        name = "list",
        description = "List rejected records, the newest first, and count them by reason.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DeadLettersListCommand implements Callable<Integer> {
    @Mixin
    private DeadLetterSelection selection = new DeadLetterSelection();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only records rejected since this time: UTC, such as 2026-03-01T10:00:00Z, or an age such as"
                    + " 30m, 2h or 7d.")
    private @Nullable String since;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Show at most N records; all are counted (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin
    private WhichShop which = WhichShop.with(Part.WAREHOUSE);

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Commands.require(spec, limit >= 1, "--limit must be 1 or more");
        DeadLetterFilter filter = selection.filter(rejectedSince());
        PrintWriter out = Commands.out(spec);
        try (DeadLetterRepository repository = DeadLetterRepository.open(which.shop())) {
            List<ReasonCount> counts = repository.counts(filter);
            if (counts.isEmpty()) {
                out.println("No rejected records.");
            } else {
                List<DeadLetter> deadLetters = repository.newest(filter, limit);
                out.print(DeadLetterText.table(deadLetters));
                long all = counts.stream().mapToLong(ReasonCount::deadLetters).sum();
                out.printf("%n%,d of %,d shown. By reason:%n", deadLetters.size(), all);
                out.print(DeadLetterText.counts(counts));
            }
            out.flush();
            return 0;
        } catch (SQLException e) {
            throw new CommandFailure("the warehouse does not answer: " + e.getMessage(), e);
        }
    }

    private @Nullable Instant rejectedSince() {
        if (since == null) {
            return null;
        }
        Instant now = Instant.now();
        return Instant.parse(
                Commands.parsed(spec, text -> Since.parse(text, now).toString(), since));
    }
}
