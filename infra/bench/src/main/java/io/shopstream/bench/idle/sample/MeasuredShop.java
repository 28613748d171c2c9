package io.shopstream.bench.idle.sample;

import io.shopstream.bench.shop.Proc;
import io.shopstream.bench.shop.ProcMemory;
import io.shopstream.bench.shop.ProcessTree;
import io.shopstream.bench.shop.ShopPart;
import io.shopstream.bench.shop.TreeProcess;
import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Measures a running shop from outside: its processes, the beans of JVM and broker, and PostgreSQL's statistics. */
public final class MeasuredShop implements AutoCloseable {
    private final long pid;
    private final Path dataDirectory;
    private final ShopJvm jvm;
    private final ShopPostgres postgres;

    public MeasuredShop(long pid, Path dataDirectory, ShopJvm jvm, ShopPostgres postgres) {
        this.pid = pid;
        this.dataDirectory = dataDirectory;
        this.jvm = jvm;
        this.postgres = postgres;
    }

    public Path kafka() {
        return dataDirectory.resolve("kafka");
    }

    /** @throws CommandFailure if the shop has stopped */
    public Sample sample() {
        long nanos = System.nanoTime();
        ProcessTree processTree = processTree();
        try {
            return new Sample(
                    nanos,
                    processTree,
                    jvm.threads(),
                    jvm.counters(),
                    BrokerCounters.of(jvm.beans()),
                    postgres.counters(),
                    LogPositions.of(kafka()));
        } catch (IOException | RuntimeException e) {
            throw stopped(e);
        }
    }

    /** Memory by program; empty if the system does not report it. */
    public Map<ShopPart, ProcMemory> memory() {
        Map<ShopPart, ProcMemory> memory = new EnumMap<>(ShopPart.class);
        for (TreeProcess treeProcess : processTree().members().values()) {
            Proc.memory(treeProcess.pid())
                    .ifPresent(taken -> memory.merge(treeProcess.part(), taken, ProcMemory::plus));
        }
        return memory;
    }

    public JvmMemory jvmMemory() {
        try {
            return jvm.memory();
        } catch (IOException | RuntimeException e) {
            throw stopped(e);
        }
    }

    private ProcessTree processTree() {
        ProcessTree processTree = ProcessTree.of(pid, dataDirectory);
        if (processTree.isEmpty()) {
            throw new CommandFailure("the shop stopped while it was measured");
        }
        return processTree;
    }

    // A broken connection is usually the first sign that the shop has stopped.
    private CommandFailure stopped(Exception failure) {
        if (failure instanceof CommandFailure known) {
            return known;
        }
        return new CommandFailure("the shop stopped while it was measured (" + failure.getMessage() + ")", failure);
    }

    @Override
    public void close() {
        jvm.close();
        postgres.close();
    }
}
