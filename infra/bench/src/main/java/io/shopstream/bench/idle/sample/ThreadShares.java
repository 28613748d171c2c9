package io.shopstream.bench.idle.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * CPU seconds of a JVM by kind of thread.
 *
 * @param ended CPU of the process that no live thread accounts for: that of threads which ended meanwhile
 * @param others names of the threads of unknown kind with the highest CPU
 */
public record ThreadShares(Map<ThreadKind, Double> seconds, double ended, List<String> others) {
    private static final int OTHERS_NAMED = 3;

    public ThreadShares {
        seconds = Map.copyOf(seconds);
        others = List.copyOf(others);
    }

    /** @param process CPU seconds of the whole process meanwhile */
    public static ThreadShares between(Map<String, ThreadTime> before, Map<String, ThreadTime> after, double process) {
        Map<ThreadKind, Double> seconds = new EnumMap<>(ThreadKind.class);
        List<ThreadTime> others = new ArrayList<>();
        after.forEach((id, time) -> {
            ThreadTime earlier = before.getOrDefault(id, new ThreadTime(time.name(), 0));
            double taken = Math.max(0, time.seconds() - earlier.seconds());
            ThreadKind kind = ThreadKind.of(time.name());
            seconds.merge(kind, taken, Double::sum);
            if (kind == ThreadKind.OTHER && taken > 0) {
                others.add(new ThreadTime(time.name(), taken));
            }
        });
        double known =
                seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        return new ThreadShares(
                seconds,
                Math.max(0, process - known),
                others.stream()
                        .sorted(Comparator.comparingDouble(ThreadTime::seconds).reversed())
                        .limit(OTHERS_NAMED)
                        .map(ThreadTime::name)
                        .toList());
    }
}
