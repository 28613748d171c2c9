package io.shopstream.bench;

import picocli.CommandLine.Command;

/** {@code ./shopstream bench}: the parent of the benchmarks. */
@Command(
        name = "bench",
        description =
                "Measure a stage beside its own limit, in the same run; or a whole shop at rest (idle) or coming up (start).",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "STAGE",
        subcommands = {
            ProducerBenchCommand.class,
            StreamsBenchCommand.class,
            SinkBenchCommand.class,
            IdleBenchCommand.class,
            StartBenchCommand.class
        })
final class BenchCommand {}
