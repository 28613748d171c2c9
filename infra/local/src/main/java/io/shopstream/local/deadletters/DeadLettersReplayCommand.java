package io.shopstream.local.deadletters;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.Shop;
import io.shopstream.local.shop.WhichShop;
import io.shopstream.schemas.avro.DeadLetter;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends rejected records again: {@code ./shopstream dead-letters replay}. */
@Command(
        name = "replay",
        description = {
            "Send rejected records to their topics again, with the same bytes and timestamps.",
            "The dead letters are kept and marked with the time of the replay. A record that is still invalid is"
                    + " rejected again, under its new position. Exits 1 if any record was refused."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DeadLettersReplayCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "POSITION",
            arity = "0..1",
            description = "Only the record at this position, as shown by list, such as shop.orders.v1-2@417.")
    private @Nullable String position;

    @Mixin
    private DeadLetterSelection selection = new DeadLetterSelection();

    @Option(names = "--dry-run", description = "Show what would be sent, without sending it.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Send the records.")
    private boolean yes;

    @Option(names = "--again", description = "Also send records that were replayed before.")
    private boolean again;

    @Mixin
    private WhichShop which =
            WhichShop.with(Part.KAFKA, Part.REGISTRY, Part.WAREHOUSE).andTopics();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Commands.require(spec, dryRun != yes, "give either --dry-run (show what would be sent) or --yes (send it)");
        Commands.require(
                spec,
                position != null || !selection.isEmpty(),
                "select records with POSITION, --group, --reason or --topic");
        DeadLetterFilter filter = position == null ? selection.filter(null) : selection.at(spec, position);
        PrintWriter out = Commands.out(spec);
        Shop shop = dryRun ? which.shop() : which.shopToChange();
        try (DeadLetterRepository repository = DeadLetterRepository.open(shop)) {
            if (position != null) {
                DeadLettersShowCommand.requireOne(repository, filter);
            }
            Map<ReplayDecision, Long> counts = new ReplayRun(shop)
                    .run(
                            repository,
                            filter,
                            again,
                            dryRun,
                            (deadLetter, decision) -> out.println(line(deadLetter, decision)));
            long sent = counts.getOrDefault(ReplayDecision.SEND, 0L);
            long all = counts.values().stream().mapToLong(Long::longValue).sum();
            out.printf("%,d of %,d rejected records %s.%n", sent, all, dryRun ? "would be sent again" : "sent again");
            out.flush();
            return counts.keySet().stream().anyMatch(ReplayDecision::isRefusal) ? 1 : 0;
        } catch (SQLException e) {
            throw new CommandFailure("the warehouse does not answer: " + e.getMessage(), e);
        }
    }

    private String line(DeadLetter deadLetter, ReplayDecision decision) {
        return "%s (%s): %s"
                .formatted(
                        DeadLetterText.position(deadLetter),
                        deadLetter.getReason(),
                        decision == ReplayDecision.SEND && dryRun ? "would be sent again" : decision.message());
    }
}
