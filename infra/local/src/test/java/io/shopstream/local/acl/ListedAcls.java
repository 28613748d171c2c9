package io.shopstream.local.acl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The rows of {@code infra/kafka/acls.tsv}. */
public final class ListedAcls {
    private static final Path FILE = Path.of("..", "kafka", "acls.tsv");

    /** @param operations as Kafka's tools write them, such as {@code DescribeConfigs} */
    record Row(String principal, String resource, String pattern, String name, List<String> operations) {
        private static Row of(String line) {
            String[] cells = line.split("\t", -1);
            return new Row(cells[0], cells[1], cells[2], cells[3], List.of(cells[4].split(",")));
        }

        Stream<AclBinding> bindings(String prefix) {
            ResourcePattern on = new ResourcePattern(
                    ResourceType.fromString(resource.replace('-', '_')),
                    prefix + name,
                    PatternType.fromString(pattern.toUpperCase(Locale.ROOT)));
            return operations.stream()
                    .map(operation -> new AclBinding(
                            on,
                            new AccessControlEntry(
                                    "User:" + principal,
                                    "*",
                                    AclOperation.fromString(snake(operation)),
                                    AclPermissionType.ALLOW)));
        }

        private static String snake(String operation) {
            return operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        }
    }

    private ListedAcls() {}

    static List<Row> rows() {
        try (Stream<String> lines = Files.lines(FILE)) {
            return lines.filter(line -> !line.startsWith("#")).map(Row::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param prefix of topics, groups and transactional ids */
    public static List<AclBinding> bindings(String prefix, String... principals) {
        return rows().stream()
                .filter(row -> Arrays.asList(principals).contains(row.principal()))
                .flatMap(row -> row.bindings(prefix))
                .toList();
    }
}
