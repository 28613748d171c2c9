package io.shopstream.streams.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Remains as a test wants them; records what it was asked. */
final class FakeApplicationState implements ApplicationState {
    private final Deque<Boolean> positions;
    private final Set<String> topics;
    private final @Nullable String written;
    private final List<String> told = new ArrayList<>();

    /**
     * @param positions what is answered, one look after the other
     * @param written a topic with a committed record, if there is any
     */
    FakeApplicationState(List<Boolean> positions, Set<String> topics, @Nullable String written) {
        this.positions = new ArrayDeque<>(positions);
        this.topics = topics;
        this.written = written;
    }

    @Override
    public boolean hasPositions() {
        told.add("positions");
        return positions.remove();
    }

    @Override
    public boolean hasSettledPositions() {
        told.add("settled positions");
        return positions.remove();
    }

    @Override
    public Set<String> topics() {
        told.add("topics");
        return Set.copyOf(topics);
    }

    @Override
    public Optional<String> withCommittedRecord(List<String> asked) {
        told.add("records of " + asked.size());
        return Optional.ofNullable(written).filter(asked::contains);
    }

    List<String> told() {
        return List.copyOf(told);
    }
}
