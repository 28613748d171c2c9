package io.shopstream.local;

import picocli.CommandLine.Command;

/** The parent of the commands about the streams service: {@code ./shopstream streams}. */
@Command(
        name = "streams",
        description = "Manage the state of the streams service.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = StreamsResetCommand.class)
final class StreamsCommand {}
