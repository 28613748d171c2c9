package io.shopstream.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks that {@code mvn test} opens no socket and starts no process: neither the classes named {@code *Test}, nor the
 * test helpers that they use, may use the classes listed here. Checks the compiled tests of every module.
 */
class UnitTestRulesTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of(
            "schemas",
            "infra/edge",
            "infra/embedded",
            "producer",
            "streams",
            "sink",
            "api",
            "infra/local",
            "infra/bench");

    private static final Set<String> OPENING = Set.of(
            "com.sun.net.httpserver.HttpServer",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.net.DatagramSocket",
            "java.net.ServerSocket",
            "java.net.Socket",
            "java.net.URLConnection",
            "java.net.http.HttpClient",
            "java.nio.channels.DatagramChannel",
            "java.nio.channels.ServerSocketChannel",
            "java.nio.channels.SocketChannel",
            "java.sql.DriverManager",
            "org.apache.kafka.clients.consumer.KafkaConsumer",
            "org.apache.kafka.clients.producer.KafkaProducer",
            "org.apache.kafka.streams.KafkaStreams",
            "org.openqa.selenium.WebDriver",
            "org.postgresql.ds.PGSimpleDataSource",
            "org.springframework.boot.SpringApplication",
            "org.springframework.boot.builder.SpringApplicationBuilder",
            "io.shopstream.api.ApiApplication",
            "io.shopstream.producer.ProducerApplication",
            "io.shopstream.sink.SinkApplication",
            "io.shopstream.streams.StreamsApplication",
            "io.shopstream.embedded.host.ChildJvm",
            "io.shopstream.embedded.host.ChildProcess",
            "io.shopstream.embedded.kafka.EmbeddedKafka",
            "io.shopstream.embedded.EmbeddedPlatform",
            "io.shopstream.embedded.postgres.EmbeddedPostgres",
            "io.shopstream.embedded.registry.EmbeddedRegistry",
            "io.shopstream.embedded.host.Ports",
            "io.shopstream.embedded.http.HttpEdge",
            "io.shopstream.embedded.http.RawHttp",
            "io.shopstream.embedded.SharedPlatform");
    // Using the type is allowed: tests pass fakes of it.
    private static final String KAFKA_ADMIN = "org.apache.kafka.clients.admin.Admin";

    @TestFactory
    List<DynamicTest> shouldOpenNoSocketAndStartNoProcess() {
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
            // The names of used classes are enough; resolving them would take a hundred times as long.
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPath(compiled);
        });
        classes()
                .that()
                .haveSimpleNameEndingWith("Test")
                .should(new OpenNothing(tests))
                .because("what needs a socket or a process runs in `mvn verify`: name it *IT, or give it a fake")
                .check(tests);
    }

    private static final class OpenNothing extends ArchCondition<JavaClass> {
        private final JavaClasses tests;

        OpenNothing(JavaClasses tests) {
            super("open no socket and start no process, nor use a test helper that does");
            this.tests = tests;
        }

        @Override
        public void check(JavaClass test, ConditionEvents events) {
            Set<JavaClass> seen = new HashSet<>(Set.of(test));
            Deque<JavaClass> toVisit = new ArrayDeque<>(seen);
            while (!toVisit.isEmpty()) {
                JavaClass visited = toVisit.remove();
                for (Dependency dependency : visited.getDirectDependenciesFromSelf()) {
                    JavaClass used = dependency.getTargetClass();
                    if (OPENING.contains(used.getName())) {
                        events.add(SimpleConditionEvent.violated(
                                test, test.getName() + ": " + dependency.getDescription()));
                    } else if (tests.contain(used.getName()) && seen.add(used)) {
                        toVisit.add(tests.get(used.getName()));
                    }
                }
                for (JavaMethodCall call : visited.getMethodCallsFromSelf()) {
                    if (call.getTargetOwner().getName().equals(KAFKA_ADMIN)
                            && call.getName().equals("create")) {
                        events.add(SimpleConditionEvent.violated(test, test.getName() + ": " + call.getDescription()));
                    }
                }
            }
        }
    }
}
