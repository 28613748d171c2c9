package io.shopstream.streams.flow;

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
 * Tells a processor that its task is about to commit, so that what it held back since the last commit (deltas to combine,
 * panes that changed) goes out within the same transaction as everything that led to it. Nothing can be forgotten by a
 * crash: what was not committed is processed again.
 *
 * <p>Kafka Streams has no public hook of this kind. It does flush record caches at exactly this moment, and the DSL's
 * aggregations hand on their results by it: this is a store without contents that takes part as a cache. It rests on
 * internal types of Kafka Streams, in this one class; {@code PreCommitHookTest} fails if a new version no longer calls it.
 */
public final class PreCommitHook implements StateStore, CachedStateStore<Object, Object> {
    private final String name;
    private boolean open;
    private @Nullable Listener listener;

    private PreCommitHook(String name) {
        this.name = name;
    }

    /** To be connected to the processor that {@link #listen}s, under a name of its own. */
    public static StoreBuilder<PreCommitHook> builder(String name) {
        return new Builder(name);
    }

    /**
     * Runs {@code action} on the stream thread before every commit of the task, as if it were called from the processor
     * whose {@code init} this is called in: it may forward and use the processor's stores.
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
        // Only called for source tables that are their own changelog.
    }

    private record Listener(InternalProcessorContext<?, ?> context, ProcessorNode<?, ?, ?, ?> node, Runnable action) {
        Listener(InternalProcessorContext<?, ?> context, Runnable action) {
            this(context, Objects.requireNonNull(context.currentNode()), action);
        }

        void run() {
            ProcessorNode<?, ?, ?, ?> nodeBefore = context.currentNode();
            ProcessorRecordContext recordBefore = context.recordContext();
            context.setCurrentNode(node);
            // Stores stamp their changelog records by it; there is no record of which this is the processing.
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
            throw new UnsupportedOperationException("there is nothing to log");
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
