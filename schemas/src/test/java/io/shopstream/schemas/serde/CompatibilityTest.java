package io.shopstream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that the current schemas can read every released schema (BACKWARD_TRANSITIVE). These are in
 * {@code src/test/resources/released/<record>/<n>.avsc}. A changed schema is released by adding a file, never by
 * editing one.
 */
class CompatibilityTest {
    private static final Path RELEASED = Path.of("src/test/resources/released");

    @ParameterizedTest
    @MethodSource("topics")
    void shouldReadEveryReleasedSchema(Topic<?> topic) throws IOException {
        Schema today = SpecificData.get().getSchema(topic.valueType());
        List<Path> released = released(today);

        assertThat(released).as("released schemas of %s", today.getName()).isNotEmpty();
        for (Path file : released) {
            Schema then = new Schema.Parser().parse(Files.readString(file));
            assertThat(SchemaCompatibility.checkReaderWriterCompatibility(today, then)
                            .getType())
                    .as("%s", file)
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    @Test
    void shouldHaveReleasedTodaysSchemas() throws IOException {
        try (Stream<Path> sources = Files.list(Path.of("src/main/avro"))) {
            for (Path source : sources.toList()) {
                Schema today = new Schema.Parser().parse(Files.readString(source));
                Path released = released(today).getLast();
                assertThat(new Schema.Parser().parse(Files.readString(released)))
                        .as("%s changed: release it as a new file beside %s", source, released)
                        .isEqualTo(today);
            }
        }
    }

    static Stream<Topic<?>> topics() {
        return Topics.standard().all().stream();
    }

    private static List<Path> released(Schema schema) throws IOException {
        try (Stream<Path> files = Files.list(RELEASED.resolve(schema.getName()))) {
            return files.sorted().toList();
        }
    }
}
