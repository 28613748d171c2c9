package io.shopstream.local;

import io.shopstream.local.console.PlainErrors;
import io.shopstream.local.deadletters.DeadLettersCommand;
import io.shopstream.local.forget.ForgetCommand;
import io.shopstream.local.keys.KeysCommand;
import io.shopstream.local.metabase.MetabaseCommand;
import io.shopstream.local.report.ReportCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of {@code ./shopstream}. Exit codes: 0 done, 1 failed or different, 2 wrong use, 3 out of memory. */
@Command(
        name = "shopstream",
        description = "Streaming e-commerce analytics on Kafka: exact to the cent, rebuilt from the log.",
        mixinStandardHelpOptions = true,
        version = "shopstream 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Development commands, not part of the product (each has --help):",
            "  bench         Measure a stage beside its limit, or a whole shop at rest or starting.",
            "  chaos         Kill and freeze processes under traffic, and check every result."
        },
        subcommands = {
            UpCommand.class,
            ImportCommand.class,
            GenerateCommand.class,
            RebuildCommand.class,
            SnapshotCommand.class,
            StatusCommand.class,
            VerifyCommand.class,
            ReportCommand.class,
            DeadLettersCommand.class,
            StreamsCommand.class,
            RepartitionCommand.class,
            SinkCommand.class,
            KeysCommand.class,
            ForgetCommand.class,
            MetabaseCommand.class,
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
            System.err.println("shopstream: out of memory; set a larger heap, such as SHOPSTREAM_JVM_OPTS=-Xmx4g");
            return OUT_OF_MEMORY;
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Shopstream()).setExecutionExceptionHandler(new PlainErrors());
    }
}
