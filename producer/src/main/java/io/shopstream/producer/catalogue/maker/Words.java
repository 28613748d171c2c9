package io.shopstream.producer.catalogue.maker;

import io.shopstream.producer.catalogue.TableFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Word lists from {@code names.txt} for rows that are created while the shop runs; quicker to load than Datafaker. */
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
