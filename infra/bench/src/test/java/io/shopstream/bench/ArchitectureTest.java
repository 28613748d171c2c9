package io.shopstream.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Checks the dependencies between modules and the coding rules. Each {@code because} names the remedy. */
@AnalyzeClasses(packages = "io.shopstream", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final int MAX_LINES = 300;
    private static final String SCHEMAS = "io.shopstream.schemas..";
    private static final String EDGE = "io.shopstream.edge..";
    private static final String EMBEDDED = "io.shopstream.embedded..";
    private static final String PRODUCER = "io.shopstream.producer..";
    private static final String STREAMS = "io.shopstream.streams..";
    private static final String SINK = "io.shopstream.sink..";
    private static final String API = "io.shopstream.api..";
    private static final String LOCAL = "io.shopstream.local..";
    private static final String BENCH = "io.shopstream.bench..";

    @ArchTest
    static final ArchRule SCHEMAS_DEPENDS_ON_NO_MODULE =
            mustNotDependOn(SCHEMAS, EDGE, EMBEDDED, PRODUCER, STREAMS, SINK, API, LOCAL, BENCH);

    @ArchTest
    static final ArchRule EMBEDDED_DEPENDS_ON_NO_MODULE =
            mustNotDependOn(EMBEDDED, SCHEMAS, EDGE, PRODUCER, STREAMS, SINK, API, LOCAL, BENCH);

    @ArchTest
    static final ArchRule EDGE_DEPENDS_ON_SCHEMAS_ONLY =
            mustNotDependOn(EDGE, EMBEDDED, PRODUCER, STREAMS, SINK, API, LOCAL, BENCH);

    @ArchTest
    static final ArchRule PRODUCER_DEPENDS_ON_SCHEMAS_AND_EDGE_ONLY =
            mustNotDependOn(PRODUCER, EMBEDDED, STREAMS, SINK, API, LOCAL, BENCH);

    @ArchTest
    static final ArchRule STREAMS_DEPENDS_ON_SCHEMAS_AND_EDGE_ONLY =
            mustNotDependOn(STREAMS, EMBEDDED, PRODUCER, SINK, API, LOCAL, BENCH);

    @ArchTest
    static final ArchRule SINK_DEPENDS_ON_SCHEMAS_AND_EDGE_ONLY =
            mustNotDependOn(SINK, EMBEDDED, PRODUCER, STREAMS, API, LOCAL, BENCH);

    @ArchTest
    static final ArchRule API_DEPENDS_ON_SCHEMAS_AND_EDGE_ONLY =
            mustNotDependOn(API, EMBEDDED, PRODUCER, STREAMS, SINK, LOCAL, BENCH);

    @ArchTest
    static final ArchRule LOCAL_DOES_NOT_DEPEND_ON_BENCH = mustNotDependOn(LOCAL, BENCH);

    @ArchTest
    static final ArchRule CORE_IS_PLAIN_JAVA = noClasses()
            .that(new IsCore())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", EDGE)
            .because("Spring sits at the edge: put what needs it into the service's root or web package; api is an edge"
                    + " as a whole (ADR 052)");

    @ArchTest
    static final ArchRule STREAMS_USES_NO_DATABASE = noClasses()
            .that()
            .resideInAPackage(STREAMS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.postgresql..")
            .because("services meet at topics: only sink and api open the warehouse");

    @ArchTest
    static final ArchRule PRODUCER_OPENS_ITS_DATABASE_IN_ONE_PLACE = noClasses()
            .that()
            .resideInAPackage(PRODUCER)
            .and()
            .resideOutsideOfPackages("io.shopstream.producer.database..", "io.shopstream.producer.capture..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.postgresql..", "io.debezium..")
            .because("the simulated shop changes rows in memory: producer.database writes them, producer.capture reads"
                    + " them back");

    @ArchTest
    static final ArchRule NULLNESS_IS_STATED = classes()
            .that()
            .resideOutsideOfPackage("io.shopstream.schemas.avro")
            .should(new ResideInANullMarkedPackage())
            .because("NullAway looks at marked packages only: add a package-info.java with @NullMarked");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_THINGS_ARE = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("name it after what it does, and put it where a reader would look");

    @Test
    void shouldKeepFilesSmall() throws IOException {
        Path root = Path.of("..", "..").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(root)) {
            List<String> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> lines(file) > MAX_LINES)
                    .map(file -> root.relativize(file).toString())
                    .toList();

            assertThat(tooLong)
                    .as("files over %d lines: one idea each, split them", MAX_LINES)
                    .isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArchRule mustNotDependOn(String module, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("modules meet at topics, tables and HTTP: move what both need into schemas");
    }

    /** The packages of a service except its root and its web package; none of api, which only joins other services. */
    private static final class IsCore extends DescribedPredicate<JavaClass> {
        IsCore() {
            super("belong to the core of a service");
        }

        @Override
        public boolean test(JavaClass type) {
            String name = type.getPackageName();
            boolean edge = name.matches("io\\.shopstream\\.(edge|producer|streams|sink|api|local|bench)")
                    || name.matches("io\\.shopstream\\.[a-z]+\\.(web|spring|config)(\\..*)?")
                    || name.startsWith("io.shopstream.api.")
                    || name.startsWith("io.shopstream.edge.")
                    || name.startsWith("io.shopstream.local.up");
            return !edge;
        }
    }

    private static final class ResideInANullMarkedPackage extends ArchCondition<JavaClass> {
        ResideInANullMarkedPackage() {
            super("reside in a package that is @NullMarked");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean marked = type.getPackage()
                    .tryGetPackageInfo()
                    .map(info -> info.isAnnotatedWith(NullMarked.class))
                    .orElse(false);
            events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
        }
    }
}
