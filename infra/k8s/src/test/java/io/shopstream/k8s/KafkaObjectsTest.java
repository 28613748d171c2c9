package io.shopstream.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.capture.slot.OffsetTopic;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Strimzi makes the topics of the code and the users and rights of {@code infra/kafka/acls.tsv}, and no others. */
class KafkaObjectsTest {
    @Test
    void shouldMakeTheTopicsOfTheCode() {
        Map<String, String> expected = new TreeMap<>();
        Topics topics = Topics.standard();
        List<Topic<?>> all = new ArrayList<>(topics.all());
        all.add(OffsetTopic.in(topics));
        all.forEach(topic -> expected.put(topic.name(), topic.partitions() + " " + new TreeMap<>(topic.config())));

        Map<String, String> actual = new TreeMap<>();
        objects("topics.yaml").forEach(topic -> {
            Map<String, Object> spec = Maps.of(topic.get("spec"));
            Map<String, String> config = new TreeMap<>();
            Maps.of(spec.get("config")).forEach((key, value) -> config.put(key, String.valueOf(value)));
            String previous = actual.put(name(topic), spec.get("partitions") + " " + config);
            assertThat(previous).as(name(topic)).isNull();
        });

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void shouldGiveTheListedRights() {
        Map<String, List<String>> expected = new HashMap<>();
        Repository.text("infra/kafka/acls.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    String[] cells = line.split("\t", -1);
                    expected.computeIfAbsent(cells[0], _ -> new ArrayList<>())
                            .add(String.join(" ", cells[1], cells[2], cells[3], cells[4]));
                });

        Map<String, List<String>> actual = objects("users.yaml").stream()
                .collect(Collectors.toMap(KafkaObjectsTest::name, KafkaObjectsTest::rights));

        assertThat(actual).isEqualTo(expected);
    }

    private static List<String> rights(Map<String, Object> user) {
        Map<String, Object> authorization = Maps.of(Maps.of(user.get("spec")).get("authorization"));
        return Maps.listOrEmpty(authorization.get("acls")).stream()
                .map(KafkaObjectsTest::right)
                .toList();
    }

    private static String right(@Nullable Object acl) {
        Map<String, Object> resource = Maps.of(Maps.of(acl).get("resource"));
        String kind = String.valueOf(resource.get("type"))
                .replaceAll("([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
        String pattern =
                String.valueOf(resource.getOrDefault("patternType", "literal")).replaceFirst("^prefix$", "prefixed");
        return "%s %s %s %s"
                .formatted(
                        kind,
                        pattern,
                        resource.get("name"),
                        Maps.listOrEmpty(Maps.of(acl).get("operations")).stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(",")));
    }

    private static List<Map<String, Object>> objects(String file) {
        List<Map<String, Object>> objects = new ArrayList<>();
        new Yaml()
                .loadAll(Repository.text("infra/k8s/base/kafka/" + file))
                .forEach(object -> objects.add(Maps.of(object)));
        return objects;
    }

    private static String name(Map<String, Object> object) {
        return String.valueOf(Maps.of(object.get("metadata")).get("name"));
    }
}
