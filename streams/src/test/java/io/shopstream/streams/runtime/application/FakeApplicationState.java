package io.shopstream.streams.runtime.application;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fake state with configurable answers; records the calls. */
final class FakeApplicationState implements ApplicationState {
    private final Deque<Boolean> positions;
    private final Set<String> topics;
    private final @Nullable String written;
    private final List<String> calls = new ArrayList<>();

    /**
     * @param positions answers of successive calls
     * @param written a topic with a committed record, if there is any
     */
    FakeApplicationState(List<Boolean> positions, Set<String> topics, @Nullable String written) {
        this.positions = new ArrayDeque<>(positions);
        this.topics = topics;
        this.written = written;
    }

    @Override
    public boolean hasPositions() {
        calls.add("positions");
        return positions.remove();
    }

    @Override
    public boolean hasSettledPositions() {
        calls.add("settled positions");
        return positions.remove();
    }

    @Override
    public Set<String> topics() {
        calls.add("topics");
        return Set.copyOf(topics);
    }

    @Override
    public Optional<String> withCommittedRecord(List<String> asked) {
        calls.add("records of " + asked.size());
        return Optional.ofNullable(written).filter(asked::contains);
    }

    List<String> calls() {
        return List.copyOf(calls);
    }
}
