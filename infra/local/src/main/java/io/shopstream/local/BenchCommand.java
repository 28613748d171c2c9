package io.shopstream.local;

import picocli.CommandLine.Command;

/** {@code ./shopstream bench}: the parent of the benchmarks. */
@Command(
        name = "bench",
        description = "Measure a stage beside its own limit, in the same run, and print the ratio.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "STAGE",
        subcommands = {ProducerBenchCommand.class, StreamsBenchCommand.class, SinkBenchCommand.class})
final class BenchCommand {}
