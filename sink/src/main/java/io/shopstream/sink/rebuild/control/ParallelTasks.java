package io.shopstream.sink.rebuild.control;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs tasks of a rebuild in parallel. If one fails, the others are stopped and its exception is thrown. */
public final class ParallelTasks {
    private final RunControl control;

    public ParallelTasks(RunControl control) {
        this.control = control;
    }

    /**
     * Runs each task on its own thread.
     *
     * @param what the tasks do, for the names of the threads
     * @return the results in order of completion
     */
    public <T> List<T> run(String what, List<Callable<T>> tasks) throws SQLException, InterruptedException {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("shop-sink-rebuild-" + what + "-", 1).factory())) {
            ExecutorCompletionService<T> completion = new ExecutorCompletionService<>(threads);
            tasks.forEach(completion::submit);
            for (int i = 0; i < tasks.size(); i++) {
                try {
                    results.add(completion.take().get());
                } catch (ExecutionException e) {
                    control.fail();
                    switch (Objects.requireNonNullElse(e.getCause(), e)) {
                        case SQLException sql -> throw sql;
                        case RuntimeException runtime -> throw runtime;
                        case Error error -> throw error;
                        default -> throw new IllegalStateException(e);
                    }
                }
            }
        }
        return results;
    }
}
