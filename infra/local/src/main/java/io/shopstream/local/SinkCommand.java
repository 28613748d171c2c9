package io.shopstream.local;

import picocli.CommandLine.Command;

/** The parent of the commands about the sink: {@code ./shopstream sink}. */
@Command(
        name = "sink",
        description = "Manage the load of the warehouse.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = SinkStartCommand.class)
final class SinkCommand {}
