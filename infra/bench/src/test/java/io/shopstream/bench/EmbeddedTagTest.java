package io.shopstream.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks that the integration tests which the profile {@code containers} leaves out have the tag for it: those that start
 * embedded parts of their own, or a whole shop, which does. Checks the compiled tests of the modules that run there.
 */
class EmbeddedTagTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of("schemas", "producer", "streams", "sink", "api", "infra/local");
    private static final String TAG = "embedded";
    // What they mark is left out there anyway.
    private static final Set<String> TAGS = Set.of(TAG, "soak", "monitoring", "npm");

    private static final Set<String> EMBEDDED = Set.of(
            "io.shopstream.embedded.EmbeddedPlatform",
            "io.shopstream.embedded.kafka.EmbeddedKafka",
            "io.shopstream.embedded.postgres.EmbeddedPostgres",
            "io.shopstream.embedded.registry.EmbeddedRegistry",
            "io.shopstream.local.ShopProcess");

    @TestFactory
    List<DynamicTest> shouldTagWhatNeedsEmbeddedParts() {
        return MODULES.stream()
                .map(module -> DynamicTest.dynamicTest(module, () -> check(module)))
                .toList();
    }

    private static void check(String module) {
        Path compiled = ROOT.resolve(module).resolve("target").resolve("test-classes");
        if (!Files.isDirectory(compiled)) {
            throw new AssertionError(compiled + " is missing: compile the tests of every module first");
        }
        JavaClasses tests = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPath(compiled);
        });
        classes()
                .that()
                .haveSimpleNameEndingWith("IT")
                .should(new BeTagged())
                .because("on containers it cannot do what it does: tag it, or ask SharedPlatform for the platform")
                .check(tests);
    }

    private static final class BeTagged extends ArchCondition<JavaClass> {
        BeTagged() {
            super("have the tag " + TAG + " if they need embedded parts");
        }

        @Override
        public void check(JavaClass test, ConditionEvents events) {
            test.getDirectDependenciesFromSelf().stream()
                    .filter(dependency ->
                            EMBEDDED.contains(dependency.getTargetClass().getName()))
                    .findFirst()
                    .filter(_ -> !isTagged(test))
                    .map(Dependency::getDescription)
                    .ifPresent(what ->
                            events.add(SimpleConditionEvent.violated(test, test.getName() + " has no tag: " + what)));
        }

        // Some need them in one test only, which then has the tag.
        private static boolean isTagged(JavaClass test) {
            return Stream.concat(Stream.of(test), test.getMethods().stream())
                    .flatMap(element -> element.tryGetAnnotationOfType(Tag.class.getName()).stream())
                    .anyMatch(tag -> tag.get("value").filter(TAGS::contains).isPresent());
        }
    }
}
