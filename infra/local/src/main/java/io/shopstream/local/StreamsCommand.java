package io.shopstream.local;

import picocli.CommandLine.Command;

/** {@code ./shopstream streams}: the parent of what is done to the streams service. */
@Command(
        name = "streams",
        description = "Look after the state of the streams service.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = StreamsResetCommand.class)
final class StreamsCommand {}
