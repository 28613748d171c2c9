package io.shopstream.producer.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Lists of words from {@code names.txt}: enough for what comes to the shop while it runs, and there at once. */
final class Words {
    static final Words FIRST_NAMES = new Words("first");
    static final Words LAST_NAMES = new Words("last");
    static final Words STYLES = new Words("style");

    private final List<String> words;

    private Words(String kind) {
        Map<String, String> lists = new HashMap<>();
        TableFile.rows("names.txt").forEach(row -> lists.put(row.get(0), row.get(1)));
        this.words = TableFile.list(Objects.requireNonNull(lists.get(kind)));
    }

    String draw(RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }
}
