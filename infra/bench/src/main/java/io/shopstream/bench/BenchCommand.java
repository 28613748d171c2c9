package io.shopstream.bench;

import picocli.CommandLine.Command;

/** The parent of the benchmarks: {@code ./shopstream bench}. */
@Command(
        name = "bench",
        description = "Measure a stage against its limit in the same run, or a whole shop at rest (idle) or while it"
                + " starts (start).",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "STAGE",
        subcommands = {
            ProducerBenchCommand.class,
            StreamsBenchCommand.class,
            SinkBenchCommand.class,
            ApiBenchCommand.class,
            IdleBenchCommand.class,
            StartBenchCommand.class
        })
final class BenchCommand {}
