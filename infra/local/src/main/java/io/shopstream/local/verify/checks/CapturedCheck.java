package io.shopstream.local.verify.checks;

import io.shopstream.local.verify.comparison.Check;
import io.shopstream.local.verify.expected.ExpectedRows;
import io.shopstream.local.verify.views.CaptureDeadLetters;
import io.shopstream.local.verify.views.CapturedTable;
import io.shopstream.local.verify.views.ComparedRow;
import io.shopstream.local.verify.views.RowReader;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares one table of the shop database with the warehouse, row by row, in every column that both have. The shop is
 * read before and after the warehouse: a row that changed in between is compared in a later round. Rows that were never
 * captured, such as imported or inferred ones, are ignored, and so are rows whose newest state is a dead letter of
 * change capture.
 */
final class CapturedCheck {
    private final CapturedTable table;
    private final ExpectedRows<?> log;
    private final RowReader shop;
    private final RowReader warehouse;
    private final CaptureDeadLetters deadLetters;
    private final SortedMap<String, String> shopColumns;
    private final SortedMap<String, String> warehouseColumns;
    private final Check<String, ComparedRow> check;
    private boolean compared;
    private @Nullable List<String> asked;
    private Map<String, ComparedRow> before = Map.of();
    private Map<String, ComparedRow> wanted = new HashMap<>();
    private Map<String, ComparedRow> found = new HashMap<>();
    private Map<String, Long> rejected = Map.of();

    CapturedCheck(
            CapturedTable table,
            ExpectedRows<?> log,
            RowReader shop,
            RowReader warehouse,
            CaptureDeadLetters deadLetters)
            throws SQLException {
        this.table = table;
        this.log = log;
        this.shop = shop;
        this.warehouse = warehouse;
        this.deadLetters = deadLetters;
        this.shopColumns = new TreeMap<>(shop.columns(table.inShop()));
        this.warehouseColumns = new TreeMap<>(warehouse.columns(table.inWarehouse()));
        shopColumns.keySet().retainAll(warehouseColumns.keySet());
        shopColumns.remove(table.id());
        warehouseColumns.keySet().retainAll(shopColumns.keySet());
        this.check = new Check<>(table.inShop() + " -> " + table.inWarehouse(), this::explain);
    }

    /** Reads the shop database; call before {@link #readViews}. */
    void readShop() throws SQLException {
        before = readShopNow();
        asked = compared ? unsettled() : null;
    }

    // Rows that are not settled yet, new ones included.
    private List<String> unsettled() {
        Set<String> unsettled = new HashSet<>(log.captured());
        unsettled.addAll(before.keySet());
        unsettled.addAll(wanted.keySet());
        unsettled.removeIf(check::isSettled);
        return List.copyOf(unsettled);
    }

    /** Reads the warehouse, then the shop database again. */
    void readViews() throws SQLException {
        found = warehouse.rows(table.inWarehouse(), table.id(), warehouseColumns, "deleted", asked, this::isFromShop);
        rejected = deadLetters.newest(table);
        wanted = readShopNow();
    }

    // Always reads all rows: a row that change capture missed is only in the shop database.
    private Map<String, ComparedRow> readShopNow() throws SQLException {
        return shop.rows(table.inShop(), table.id(), shopColumns, "false", null, id -> true);
    }

    // A row that is new in the shop since the first reading counts as changing, so it may be left out.
    private boolean isFromShop(String id) {
        return before.containsKey(id) || log.isCaptured(id);
    }

    /** Call after the log was read again. */
    void compare(long nanoTime) {
        Set<String> touched = new HashSet<>(log.touched());
        Set<String> shopIds = new HashSet<>(log.captured());
        shopIds.addAll(before.keySet());
        shopIds.addAll(wanted.keySet());
        shopIds.removeIf(this::isRejected);
        wanted.keySet().removeIf(this::isRejected);
        for (String id : shopIds) {
            ComparedRow now = wanted.get(id);
            if (!Objects.equals(now, before.get(id))) {
                touched.add(id);
            }
            if (now == null) {
                wanted.put(id, ComparedRow.DELETED);
            }
        }
        found.keySet().retainAll(shopIds);
        compared = true;
        check.compare(wanted, found, touched, null, nanoTime);
    }

    // A corrected row has a record above its dead letter.
    private boolean isRejected(String id) {
        Long deadLetter = rejected.get(id);
        return deadLetter != null && deadLetter > log.newest(id);
    }

    // Names columns without their values, which may be personal data.
    private String explain(String id, String difference) {
        ComparedRow want = wanted.getOrDefault(id, ComparedRow.DELETED);
        ComparedRow have = found.get(id);
        if (have == null) {
            return "%s %s: missing in the warehouse".formatted(table.id(), id);
        }
        if (want.deleted() || have.deleted()) {
            return "%s %s: %s"
                    .formatted(
                            table.id(),
                            id,
                            want.deleted()
                                    ? "gone from the shop database, but not deleted in the warehouse"
                                    : "in the shop database, but deleted in the warehouse");
        }
        return "%s %s: differs in %s"
                .formatted(table.id(), id, ComparedRow.differing(List.copyOf(shopColumns.keySet()), want, have));
    }

    Check<String, ComparedRow> check() {
        return check;
    }
}
