package io.shopstream.embedded;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds threads that started after a given moment and are still alive. */
record NewThreads(Set<Thread> before) {

    // Threads that the JDK, pgjdbc, Kafka's metrics, JUnit and the test keep for the whole JVM.
    private static final List<String> SHARED = List.of(
            "process reaper",
            "Cleaner-",
            "PostgreSQL-JDBC",
            "metrics-meter-tick-thread",
            "ForkJoinPool",
            "junit-jupiter-timeout-watcher",
            "awaitility",
            "HttpClient",
            "VirtualThread");

    static NewThreads sinceNow() {
        return new NewThreads(new HashSet<>(Thread.getAllStackTraces().keySet()));
    }

    List<String> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .map(Thread::getName)
                .filter(name -> SHARED.stream().noneMatch(name::contains))
                .toList();
    }
}
