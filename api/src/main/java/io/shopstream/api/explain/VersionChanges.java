package io.shopstream.api.explain;

import io.shopstream.api.answer.explain.OrderVersion;
import io.shopstream.api.answer.explain.WindowChange;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.sales.Sales;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes what the versions of one order changed, one after the other in the order in which they arrived, as streams
 * does: the highest version counts, a newer one takes out what it had added and adds its own, and one that comes after
 * a higher one changes nothing.
 */
final class VersionChanges {
    private static final String COUNTED = "counted";
    private static final String SUPERSEDED = "came-after-a-higher-version";
    private static final String UNKNOWN = "unknown";

    private static final Comparator<SalesWindow> BY_TABLE_AND_WINDOW = Comparator.comparing(SalesWindow::kind)
            .thenComparing(SalesWindow::currency)
            .thenComparing(window -> text(window.start()))
            .thenComparing(window -> text(window.category()))
            .thenComparing(window -> text(window.product()))
            .thenComparing(window -> text(window.country()))
            .thenComparing(window -> text(window.customer()));

    private final int maxWindows;
    private final List<OrderVersion> versions = new ArrayList<>();
    // By currency, in minor units.
    private final Map<String, Long> net = new HashMap<>();
    private long highest;
    // What the highest version adds; null if its record was not read.
    private @Nullable Map<SalesWindow, Sales> current = Map.of();
    private boolean known = true;
    private int windows;

    /** @param maxWindows of all versions together that are listed */
    VersionChanges(int maxWindows) {
        this.maxWindows = maxWindows;
    }

    /** A version whose record was read. */
    void add(LoadedOrder.Version version, Order order, Instant receivedAt) {
        if (version.version() <= highest) {
            versions.add(answer(version, RecordState.READ, receivedAt, SUPERSEDED, List.of()));
            return;
        }
        Map<SalesWindow, Sales> before = current;
        Map<SalesWindow, Sales> after = SalesWindow.of(order);
        highest = version.version();
        current = after;
        versions.add(
                answer(version, RecordState.READ, receivedAt, COUNTED, before == null ? null : changes(before, after)));
    }

    /**
     * A version whose content is unknown.
     *
     * @param state why
     */
    void addUnread(LoadedOrder.Version version, RecordState state, @Nullable Instant receivedAt) {
        boolean superseded = version.version() <= highest;
        if (!superseded) {
            highest = version.version();
            current = null;
            known = false;
        }
        boolean hasOrder = version.position() != null && state != RecordState.NOT_THIS_VERSION;
        String effect = hasOrder ? superseded ? SUPERSEDED : COUNTED : UNKNOWN;
        versions.add(answer(version, state, receivedAt, effect, hasOrder && superseded ? List.of() : null));
    }

    /** The versions so far. */
    List<OrderVersion> versions() {
        return List.copyOf(versions);
    }

    /** What they added to revenue together, by currency, in minor units, without zeros; empty if that is unknown. */
    Optional<Map<String, Long>> net() {
        return known ? Optional.of(Map.copyOf(net)) : Optional.empty();
    }

    private @Nullable List<WindowChange> changes(Map<SalesWindow, Sales> before, Map<SalesWindow, Sales> after) {
        Map<SalesWindow, Sales> changes = new HashMap<>(after);
        before.forEach((window, sales) -> changes.merge(window, sales.negated(), Sales::plus));
        changes.values().removeIf(Sales::isNone);
        changes.forEach((window, change) -> {
            if (window.kind() == CellKind.ALL) {
                net.merge(window.currency(), change.netMinor(), Long::sum);
            }
        });
        net.values().removeIf(sum -> sum == 0);
        if (changes.size() > maxWindows - windows) {
            return null;
        }
        windows += changes.size();
        return changes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(BY_TABLE_AND_WINDOW))
                .map(change -> change.getKey().change(change.getValue()))
                .toList();
    }

    private static OrderVersion answer(
            LoadedOrder.Version version,
            RecordState state,
            @Nullable Instant receivedAt,
            String effect,
            @Nullable List<WindowChange> windows) {
        return new OrderVersion(
                version.version(),
                version.status(),
                version.changedAt(),
                version.position(),
                receivedAt,
                state.code(),
                effect,
                windows);
    }

    private static String text(@Nullable Object part) {
        return part == null ? "" : part.toString();
    }
}
