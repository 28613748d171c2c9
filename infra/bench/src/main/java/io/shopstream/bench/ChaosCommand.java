package io.shopstream.bench;

import picocli.CommandLine.Command;

/** {@code ./shopstream chaos}: the parent of the tests that break things on purpose. */
@Command(
        name = "chaos",
        description = "Break a part on purpose, again and again, and judge every answer meanwhile.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "PART",
        subcommands = {StreamsChaosCommand.class, SinkChaosCommand.class})
final class ChaosCommand {}
