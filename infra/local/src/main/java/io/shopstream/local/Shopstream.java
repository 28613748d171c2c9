package io.shopstream.local;

import io.shopstream.local.console.PlainErrors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of {@code ./shopstream}. Exit codes: 0 done, 1 it failed or differs, 2 wrong use, 3 out of memory. */
@Command(
        name = "shopstream",
        description = "Streaming e-commerce analytics on Kafka: exact to the cent, rebuilt from the log.",
        mixinStandardHelpOptions = true,
        version = "shopstream 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Of the repository, not of the product (each has a --help):",
            "  bench         Measure a stage beside its own limit, or a whole shop at rest or coming up.",
            "  chaos         Break a part on purpose, again and again, and check every answer meanwhile."
        },
        subcommands = {
            UpCommand.class,
            ImportCommand.class,
            GenerateCommand.class,
            RebuildCommand.class,
            SnapshotCommand.class,
            StatusCommand.class,
            VerifyCommand.class,
            DeadLettersCommand.class,
            StreamsCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Shopstream {
    private static final int OUT_OF_MEMORY = 3;

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        try {
            return commandLine().execute(args);
        } catch (OutOfMemoryError e) {
            System.err.println("shopstream: not enough memory; give it more, such as SHOPSTREAM_JVM_OPTS=-Xmx4g");
            return OUT_OF_MEMORY;
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Shopstream()).setExecutionExceptionHandler(new PlainErrors());
    }
}
