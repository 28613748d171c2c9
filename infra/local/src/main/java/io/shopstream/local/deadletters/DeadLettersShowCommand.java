package io.shopstream.local.deadletters;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.Shop;
import io.shopstream.local.shop.WhichShop;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one rejected record: {@code ./shopstream dead-letters show POSITION}. */
@Command(
        name = "show",
        description = "Show one rejected record: reason, decoded key and value if possible, and remedy.",
        mixinStandardHelpOptions = true)
final class DeadLettersShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "POSITION", description = "Position as shown by list, such as shop.orders.v1-2@417.")
    private @Nullable String position;

    @Mixin
    private DeadLetterSelection selection = new DeadLetterSelection();

    @Mixin
    private WhichShop which = WhichShop.with(Part.WAREHOUSE, Part.REGISTRY).andTopics();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        DeadLetterFilter filter = selection.at(spec, Commands.required(position));
        PrintWriter out = Commands.out(spec);
        Shop shop = which.shop();
        DeadLetterText text = new DeadLetterText(shop.serdes(Duration.ofSeconds(10)), shop.topics());
        try (DeadLetterRepository repository = DeadLetterRepository.open(shop)) {
            requireOne(repository, filter);
            repository.forEach(filter, deadLetter -> out.print(text.whole(deadLetter)));
            out.flush();
            return 0;
        } catch (SQLException e) {
            throw new CommandFailure("the warehouse does not answer: " + e.getMessage(), e);
        }
    }

    /**
     * @throws CommandFailure if there is no dead letter, or several groups rejected the record
     */
    static void requireOne(DeadLetterRepository repository, DeadLetterFilter filter) throws SQLException {
        List<ReasonCount> found = repository.counts(filter);
        if (found.isEmpty()) {
            throw new CommandFailure("no rejected record at " + filter.position()
                    + " matches the given options: see ./shopstream dead-letters list");
        }
        if (found.size() > 1) {
            throw new CommandFailure("several groups rejected the record at %s: choose one with --group (%s)"
                    .formatted(
                            filter.position(),
                            found.stream().map(ReasonCount::group).collect(Collectors.joining(", "))));
        }
    }
}
