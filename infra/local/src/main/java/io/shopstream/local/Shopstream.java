package io.shopstream.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of {@code ./shopstream}. Exit codes: 0 done, 1 it failed or differs, 2 wrong use. */
@Command(
        name = "shopstream",
        description = "Streaming e-commerce analytics on Kafka: exact to the cent, rebuilt from the log.",
        mixinStandardHelpOptions = true,
        version = "shopstream 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {UpCommand.class, ImportCommand.class, StatusCommand.class, VerifyCommand.class})
public final class Shopstream {
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Shopstream()).setExecutionExceptionHandler(new PlainErrors());
    }
}
