package io.shopstream.bench;

import io.shopstream.local.console.PlainErrors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The entry point of {@code ./shopstream bench} and {@code ./shopstream chaos}. Exit codes: 0 done, 1 failed or
 * different, 2 wrong use.
 */
@Command(
        name = "shopstream",
        description = "Benchmarks and chaos tests of shopstream.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BenchCommand.class, ChaosCommand.class})
final class ShopstreamBench {
    private ShopstreamBench() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new ShopstreamBench()).setExecutionExceptionHandler(new PlainErrors());
    }
}
