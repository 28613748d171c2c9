package io.shopstream.bench.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The processes of one shop at one moment, by process id: its JVM and all descendants. */
public record ProcessTree(Map<Long, TreeProcess> members) {
    public ProcessTree {
        members = Map.copyOf(members);
    }

    /**
     * Reads the processes. Empty if the shop has ended.
     *
     * @param shop the process id of its JVM
     * @param dataDirectory holds the process ids of its children
     */
    public static ProcessTree of(long shop, Path dataDirectory) {
        Optional<ProcessHandle> root = ProcessHandle.of(shop);
        if (root.isEmpty()) {
            return new ProcessTree(Map.of());
        }
        Set<Long> registry = withDescendants(pid(dataDirectory.resolve("registry.pid")));
        Set<Long> postgres = withDescendants(pid(dataDirectory.resolve("postgres.pid")));
        List<ProcessHandle> all = new ArrayList<>(root.get().descendants().toList());
        all.add(root.get());
        Map<Long, TreeProcess> members = new HashMap<>();
        for (ProcessHandle process : all) {
            long pid = process.pid();
            ShopPart part = ShopPart.HELPERS;
            if (pid == shop) {
                part = ShopPart.JVM;
            } else if (registry.contains(pid)) {
                part = ShopPart.REGISTRY;
            } else if (postgres.contains(pid)) {
                part = ShopPart.POSTGRES;
            }
            treeProcess(process, part).ifPresent(treeProcess -> members.put(pid, treeProcess));
        }
        return new ProcessTree(members);
    }

    private static Optional<TreeProcess> treeProcess(ProcessHandle process, ShopPart part) {
        OptionalLong parent =
                process.parent().map(handle -> OptionalLong.of(handle.pid())).orElse(OptionalLong.empty());
        if (Proc.exists()) {
            return Proc.process(process.pid())
                    .map(stat -> new TreeProcess(process.pid(), part, parent, stat.seconds(), stat.endedChildren()));
        }
        double seconds = process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
        return Optional.of(new TreeProcess(process.pid(), part, parent, seconds, 0));
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    /**
     * CPU seconds since the start of the shop, ended processes included. Ended children of the JVM count as helpers.
     */
    public Map<ShopPart, Double> seconds() {
        Map<ShopPart, Double> seconds = new EnumMap<>(ShopPart.class);
        for (TreeProcess treeProcess : members.values()) {
            seconds.merge(treeProcess.part(), treeProcess.seconds(), Double::sum);
            seconds.merge(partOfChildren(treeProcess), treeProcess.endedChildren(), Double::sum);
        }
        return seconds;
    }

    /** CPU seconds since {@code before}, including processes that began or ended meanwhile. */
    public Map<ShopPart, Double> secondsSince(ProcessTree before) {
        Map<ShopPart, Double> seconds = new EnumMap<>(ShopPart.class);
        for (TreeProcess treeProcess : members.values()) {
            double earlier =
                    before.earlier(treeProcess).map(TreeProcess::seconds).orElse(0.0);
            seconds.merge(treeProcess.part(), treeProcess.seconds() - earlier, Double::sum);
            seconds.merge(partOfChildren(treeProcess), endedSince(before, treeProcess), Double::sum);
        }
        return seconds;
    }

    /** CPU seconds of ended children of a process since {@code before}, as far as the process has waited for them. */
    public double endedSince(ProcessTree before, TreeProcess parent) {
        double noticed = parent.endedChildren()
                - before.earlier(parent).map(TreeProcess::endedChildren).orElse(0.0);
        // A child counts with its whole lifetime when it ends: subtract what it had used before.
        double takenBefore = before.members.values().stream()
                .filter(child -> child.parent().equals(OptionalLong.of(parent.pid())))
                .filter(child -> !members.containsKey(child.pid()))
                .mapToDouble(child -> child.seconds() + child.endedChildren())
                .sum();
        return Math.max(0, noticed - takenBefore);
    }

    private Optional<TreeProcess> earlier(TreeProcess treeProcess) {
        return Optional.ofNullable(members.get(treeProcess.pid()));
    }

    private static ShopPart partOfChildren(TreeProcess parent) {
        return parent.part() == ShopPart.JVM ? ShopPart.HELPERS : parent.part();
    }

    private static Set<Long> withDescendants(OptionalLong pid) {
        Set<Long> all = new HashSet<>();
        if (pid.isPresent()) {
            all.add(pid.getAsLong());
            ProcessHandle.of(pid.getAsLong())
                    .ifPresent(process -> process.descendants().forEach(child -> all.add(child.pid())));
        }
        return all;
    }

    private static OptionalLong pid(Path file) {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
