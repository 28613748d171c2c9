package io.shopstream.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartitionCheckTest {
    private static final Topics TOPICS = Topics.of("p-", 4);

    static List<Topic<?>> everyTopic() {
        return TOPICS.all();
    }

    @ParameterizedTest
    @MethodSource("everyTopic")
    void shouldNameTheTopicWithMorePartitionsAndBothCounts(Topic<?> altered) {
        assertThatThrownBy(() -> PartitionCheck.require(TOPICS.all(), existing(altered, 8)))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining(altered.name() + " has 8 partitions instead of 4")
                .hasMessageContaining("./shopstream repartition")
                .hasMessageNotContaining("SHOPSTREAM_PARTITIONS");
    }

    @ParameterizedTest
    @MethodSource("everyTopic")
    void shouldNameTheTopicThatDiffersFromTheOthers(Topic<?> altered) {
        assertThatThrownBy(() -> PartitionCheck.common(existing(altered, 5)))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining(altered.name() + " has 5 partitions instead of 4 like the others")
                .hasMessageContaining("./shopstream repartition");
    }

    @Test
    void shouldNameATopicWithFewerPartitions() {
        assertThatThrownBy(() -> PartitionCheck.require(TOPICS.all(), existing(TOPICS.orders(), 1)))
                .hasMessageContaining("p-shop.orders.v1 has 1 partition instead of 4");
    }

    @Test
    void shouldNameEveryTopicThatDiffers() {
        Map<String, Integer> found = existing(TOPICS.orders(), 8);
        found.put(TOPICS.users().name(), 6);

        assertThatThrownBy(() -> PartitionCheck.require(TOPICS.all(), found))
                .hasMessageContaining("p-shop.orders.v1 has 8 partitions instead of 4")
                .hasMessageContaining("p-shop.users.v1 has 6 partitions instead of 4");
    }

    @Test
    void shouldNameTheSettingWhereAllTopicsAgree() {
        Map<String, Integer> found = TOPICS.all().stream().collect(Collectors.toMap(Topic::name, _ -> 8));
        Topic<byte[]> single = new Topic<>("p-single", 1, Map.of(), byte[].class);
        found.put(single.name(), 1);

        assertThatThrownBy(() -> PartitionCheck.require(
                        Stream.concat(TOPICS.all().stream(), Stream.of(single)).toList(), found))
                .hasMessageContaining("set SHOPSTREAM_PARTITIONS=8")
                .hasMessageContaining("; and " + (TOPICS.all().size() - 6) + " more");
        assertThatThrownBy(() -> PartitionCheck.requireOfShop(TOPICS.all(), found))
                .hasMessageContaining("./shopstream repartition")
                .hasMessageNotContaining("SHOPSTREAM_PARTITIONS");
        assertThat(PartitionCheck.common(Map.of("a", 8, "b", 8))).isEqualTo(8);
    }

    @Test
    void shouldTakeTheLowestOfEquallyFrequentNumbersForTheRightOne() {
        assertThatThrownBy(() -> PartitionCheck.common(Map.of("a", 4, "b", 2)))
                .hasMessageContaining("a has 4 partitions instead of 2");
    }

    @Test
    void shouldAcceptEqualCountsAndMissingTopics() {
        assertThatCode(() -> PartitionCheck.require(TOPICS.all(), Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> PartitionCheck.require(
                        TOPICS.all(), Map.of(TOPICS.users().name(), 4)))
                .doesNotThrowAnyException();
    }

    private static Map<String, Integer> existing(Topic<?> altered, int partitions) {
        Map<String, Integer> found =
                new HashMap<>(TOPICS.all().stream().collect(Collectors.toMap(Topic::name, Topic::partitions)));
        found.put(altered.name(), partitions);
        return found;
    }
}
