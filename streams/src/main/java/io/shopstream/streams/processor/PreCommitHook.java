package io.shopstream.streams.processor;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Runs a processor's action just before its task commits, so that records held back since the last commit (combined
 * deltas, changed panes) are sent in the same transaction as their input. A crash loses nothing: uncommitted input is
 * processed again.
 *
 * <p>Kafka Streams has no public hook of this kind. It flushes record caches at exactly this point, and the DSL's
 * aggregations forward their results then. This class is an empty store that takes part as a cache. It is the only
 * class that depends on internal types of Kafka Streams; {@code PreCommitHookTest} fails if a new version no longer
 * calls it.
 */
public final class PreCommitHook implements StateStore, CachedStateStore<Object, Object> {
    private final String name;
    private boolean open;
    private @Nullable Listener listener;

    private PreCommitHook(String name) {
        this.name = name;
    }

    /** Builds the hook under a unique name. Connect it to the processor that calls {@link #listen}. */
    public static StoreBuilder<PreCommitHook> builder(String name) {
        return new Builder(name);
    }

    /**
     * Runs {@code action} on the stream thread before every commit of the task. Call this in the processor's
     * {@code init}; the action may forward records and use the processor's stores as {@code process} does.
     */
    public void listen(ProcessingContext context, Runnable action) {
        listener = new Listener((InternalProcessorContext<?, ?>) context, action);
    }

    @Override
    public void flushCache() {
        if (listener != null) {
            listener.run();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        listener = null;
        open = true;
    }

    @Override
    public void close() {
        listener = null;
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Object, Object> ignored, boolean sendOldValues) {
        return false;
    }

    @Override
    public void clearCache() {
        // Called only for source tables that are their own changelog.
    }

    private record Listener(InternalProcessorContext<?, ?> context, ProcessorNode<?, ?, ?, ?> node, Runnable action) {
        Listener(InternalProcessorContext<?, ?> context, Runnable action) {
            this(context, Objects.requireNonNull(context.currentNode()), action);
        }

        void run() {
            ProcessorNode<?, ?, ?, ?> nodeBefore = context.currentNode();
            ProcessorRecordContext recordBefore = context.recordContext();
            context.setCurrentNode(node);
            // Stores take the timestamp of changelog records from the record context, and no input record is being
            // processed here.
            context.setRecordContext(
                    new ProcessorRecordContext(context.currentSystemTimeMs(), -1, -1, null, new RecordHeaders()));
            try {
                action.run();
            } finally {
                context.setRecordContext(recordBefore);
                context.setCurrentNode(nodeBefore);
            }
        }
    }

    private record Builder(String name) implements StoreBuilder<PreCommitHook> {
        @Override
        public PreCommitHook build() {
            return new PreCommitHook(name);
        }

        @Override
        public StoreBuilder<PreCommitHook> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<PreCommitHook> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<PreCommitHook> withLoggingEnabled(Map<String, String> config) {
            throw new UnsupportedOperationException("the hook has no contents to log");
        }

        @Override
        public StoreBuilder<PreCommitHook> withLoggingDisabled() {
            return this;
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
