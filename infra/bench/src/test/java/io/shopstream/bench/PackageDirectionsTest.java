package io.shopstream.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;

/** Checks the direction of dependencies between the packages of each module. Each {@code because} names the remedy. */
@AnalyzeClasses(packages = "io.shopstream", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageDirectionsTest {
    // Every package is a slice of its own, the root package of a module, too.
    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("io.shopstream.(**)")
            .should()
            .beFreeOfCycles()
            .because("a reader can then start at the package that depends on no other: move what both need into a"
                    + " package below, or hand it over as an interface");

    @ArchTest
    static final ArchRule ONLY_THE_ROOT_KNOWS_WEB = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.shopstream.producer",
                    "io.shopstream.streams",
                    "io.shopstream.sink",
                    "io.shopstream.api",
                    "io.shopstream.*.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.shopstream.*.web..")
            .because("HTTP is the edge of a service: let the controller call the core, not the other way round");

    @ArchTest
    static final ArchRule SCHEMAS_RULES_KNOW_NO_FORMAT = packages("schemas", "rules", "money")
            .mayNotUse("schemas", "topic", "serde", "validation", "deadletter", "client", "query", "sales")
            .because(
                    "a rule looks at a decoded record: what needs bytes, topics or HTTP belongs to schemas.validation");

    @ArchTest
    static final ArchRule PRODUCER_SIMULATES_WITHOUT_OUTPUT = packages("producer", "catalogue", "simulator", "faults")
            .mayNotUse("producer", "publish", "database", "history", "live", "capture", "imports")
            .because("the simulated shop is the same for every output: it gives records to a ShopOutput");

    @ArchTest
    static final ArchRule PRODUCER_IMPORTS_WITHOUT_SIMULATOR = packages("producer", "imports")
            .mayNotUse("producer", "catalogue", "simulator", "faults", "database", "history", "live", "capture")
            .because("an import reads the orders of another shop, not of the simulated one");

    @ArchTest
    static final ArchRule STREAMS_AGGREGATES_KNOW_NO_QUERY = packages(
                    "streams",
                    "topology",
                    "processor",
                    "intake",
                    "pane",
                    "sales",
                    "sessions",
                    "customers",
                    "stock",
                    "alerts")
            .mayNotUse("streams", "query", "runtime")
            .because("the topology runs without an engine in its tests: a query reads the stores, and runtime joins"
                    + " all");

    @ArchTest
    static final ArchRule STREAMS_QUERIES_KNOW_NO_ENGINE = packages("streams", "query")
            .mayNotUse("streams", "runtime")
            .because("queries are tested without Kafka Streams: runtime implements the interfaces of query");

    @ArchTest
    static final ArchRule SINK_LOADS_AND_REBUILDS_APART = packages("sink", "load")
            .mayNotUse("sink", "rebuild", "quality", "housekeeping")
            .because("live load and rebuild share rows and ledger only: move what both need into intake or staging");

    @ArchTest
    static final ArchRule SINK_REBUILDS_WITHOUT_LOAD = packages("sink", "rebuild")
            .mayNotUse("sink", "load", "quality", "housekeeping")
            .because("live load and rebuild share rows and ledger only: move what both need into intake or staging");

    @ArchTest
    static final ArchRule SINK_QUALITY_READS_TABLES_ONLY = packages("sink", "quality")
            .mayNotUse("sink", "load", "rebuild", "staging", "intake", "ledger")
            .because("quality checks prove what the loaders wrote: they must not compute it with the loaders' code");

    @ArchTest
    static final ArchRule LOCAL_VERIFIES_BY_ITSELF = noClasses()
            .that()
            .resideInAPackage("io.shopstream.local.verify..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.shopstream.streams..",
                    "io.shopstream.api..",
                    "io.shopstream.sink.load..",
                    "io.shopstream.sink.rebuild..",
                    "io.shopstream.sink.staging..",
                    "io.shopstream.sink.intake..",
                    "io.shopstream.sink.table..",
                    "io.shopstream.producer.simulator..",
                    "io.shopstream.producer.publish..",
                    "io.shopstream.schemas.sales..")
            .because("verify proves the services' numbers with sums of its own: it shares the rules of schemas and the"
                    + " names of faults, nothing that adds or loads (ADR 060)");

    @ArchTest
    static final ArchRule LOCAL_CONSOLE_AND_UP_ARE_BELOW_THE_COMMANDS = packages("local", "console", "up")
            .mayNotUse("local", "verify", "watch", "deadletters", "repartition", "keys")
            .because("every command uses them: what one command needs belongs to its own package");

    @ArchTest
    static final ArchRule BENCH_SHARES_ROUNDS_ONLY = packages("bench", "round", "shop")
            .mayNotUse("bench", "producer", "streams", "sink", "api", "spring", "idle", "start", "chaos")
            .because("the benchmarks are independent of one another: round and shop are what they share");

    private static Packages packages(String module, String... names) {
        return new Packages(below(module, names));
    }

    private static String[] below(String module, String... names) {
        return Arrays.stream(names)
                .map(name -> "io.shopstream." + module + "." + name + "..")
                .toArray(String[]::new);
    }

    private record Packages(List<String> names) {
        Packages(String[] names) {
            this(List.of(names));
        }

        ArchRule mayNotUse(String module, String... others) {
            return noClasses()
                    .that()
                    .resideInAnyPackage(names.toArray(String[]::new))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(below(module, others));
        }
    }
}
