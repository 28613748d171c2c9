package io.shopstream.bench;

import io.shopstream.bench.start.StartBench;
import io.shopstream.local.console.Commands;
import io.shopstream.local.up.RateOption;
import io.shopstream.producer.simulator.time.OrderRate;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the start of a new shop: {@code ./shopstream bench start}. */
@Command(
        name = "start",
        description = {
            "Measure how long a new shop takes from the command to its first number, phase by phase, and its CPU until"
                    + " then.",
            "Starts ./shopstream up on an empty temporary directory and free ports, and stops it at the end."
        },
        footer = {
            "",
            "What is printed:",
            "  seconds      since the command, including the launcher",
            "  CPU seconds  of all processes until then, including ended ones (0 for these on macOS)",
            "  answers      the service accepts HTTP connections",
            "  first answer of a store        GET /api/live/revenue answers 200, even if with zeros",
            "  first number that is not zero  GET /api/live/revenue?window=5m counts an order",
            "Phases that the shop prints are timed when the line appears; the others are polled four times a second.",
            "",
            "Exits 1 if the shop does not start."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StartBenchCommand implements Callable<Integer> {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of starts, each on a new directory (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--rate",
            paramLabel = "N|max",
            defaultValue = OrderRate.DEFAULT_TEXT,
            description = "Orders per second of the simulated shop (default: ${DEFAULT-VALUE}).")
    private String rate = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Commands.out(spec);
        Commands.requireBetween(spec, "--rounds", rounds, 1, 100);
        String wanted = Commands.parsed(spec, RateOption::parse, rate);
        Commands.require(spec, !wanted.equals("0"), "--rate must be more than 0: the first number needs an order");
        StartBench bench = new StartBench(wanted, line -> Commands.say(out, line));
        String report = bench.run(rounds);
        out.println();
        out.print(report);
        out.flush();
        return 0;
    }
}
