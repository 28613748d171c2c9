package io.shopstream.bench;

import picocli.CommandLine.Command;

/** The parent of the chaos tests: {@code ./shopstream chaos}. */
@Command(
        name = "chaos",
        description = "Kill and freeze processes under traffic, and check every result.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "PART",
        subcommands = {StreamsChaosCommand.class, SinkChaosCommand.class})
final class ChaosCommand {}
