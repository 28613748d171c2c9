package io.shopstream.streams.sessions;

import io.shopstream.schemas.avro.EventType;
import io.shopstream.streams.fixture.TestEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Generates random events: several users with up to a hundred events each; gaps well within a session, of exactly the
 * limit, of one millisecond more, of days and of years; sent once or repeatedly, in order, almost in order, backwards
 * or shuffled.
 */
final class RandomSessions {
    private static final long LIMIT = Duration.ofMinutes(30).toMillis();
    private static final List<String> USERS = List.of("u1", "u10", "ü\uD83D\uDE00", "|");

    private final Random random;
    private final Instant first;
    private final long longestGap;

    /** @param longestGap longest gap between sessions */
    RandomSessions(long seed, Instant first, Duration longestGap) {
        this.random = new Random(seed);
        this.first = first;
        this.longestGap = longestGap.toMillis();
    }

    List<TestEvent> records() {
        List<TestEvent> records = new ArrayList<>();
        for (String user : USERS.subList(0, 1 + random.nextInt(USERS.size()))) {
            addEvents(user, records);
        }
        disorder(records);
        return records;
    }

    private void addEvents(String user, List<TestEvent> records) {
        Instant time = first.plusMillis(random.nextLong(LIMIT));
        int events = 1 + random.nextInt(random.nextInt(4) == 0 ? 100 : 20);
        for (int event = 0; event < events; event++) {
            EventType[] types = EventType.values();
            TestEvent made = new TestEvent(user + "-" + event, user, types[random.nextInt(types.length)], time);
            int copies = random.nextInt(5) == 0 ? 3 : 1;
            records.addAll(Collections.nCopies(copies, made));
            time = time.plusMillis(gap());
        }
    }

    private long gap() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> LIMIT;
            case 2 -> LIMIT + 1;
            case 3 -> random.nextLong(2 * LIMIT);
            case 4, 5 -> random.nextLong(longestGap);
            default -> random.nextLong(LIMIT / 4);
        };
    }

    private void disorder(List<TestEvent> records) {
        switch (random.nextInt(4)) {
            case 0 -> Collections.reverse(records);
            case 1 -> {
                for (int swap = 0; swap < records.size(); swap++) {
                    int at = random.nextInt(records.size());
                    Collections.swap(records, at, Math.min(records.size() - 1, at + random.nextInt(6)));
                }
            }
            default -> Collections.shuffle(records, random);
        }
        if (random.nextBoolean()) {
            // Some records again, as after a restart.
            records.addAll(records.subList(0, random.nextInt(records.size())));
        }
    }

    boolean often() {
        return random.nextInt(4) == 0;
    }
}
