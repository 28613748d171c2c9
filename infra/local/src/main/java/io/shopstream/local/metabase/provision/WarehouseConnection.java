package io.shopstream.local.metabase.provision;

import io.shopstream.local.metabase.client.MetabaseClient;
import io.shopstream.local.metabase.client.Patience;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The warehouse in Metabase: connected as {@code metabase_ro}, and read until all columns of filters are known. */
final class WarehouseConnection {
    static final String NAME = "shopstream warehouse";

    private final MetabaseClient client;
    private final WarehouseTarget target;
    private final String password;
    private final Patience patience;

    WarehouseConnection(MetabaseClient client, WarehouseTarget target, String password, Patience patience) {
        this.client = client;
        this.target = target;
        this.password = password;
        this.patience = patience;
    }

    /** The id of the connection; empty if a plan would make it. */
    Optional<Integer> connect(boolean force, Report report) {
        for (JsonNode database : client.get("/api/database").path("data")) {
            if (database.path("name").asString("").equals(NAME)) {
                int id = database.path("id").asInt();
                correct(id, force, report);
                return Optional.of(id);
            }
        }
        report.change("Would connect the warehouse at " + target, "Connecting the warehouse at " + target);
        return report.isPlan()
                ? Optional.empty()
                : Optional.of(client.post("/api/database", body()).path("id").asInt());
    }

    private void correct(int id, boolean force, Report report) {
        JsonNode details = client.get("/api/database/" + id).path("details");
        WarehouseTarget connected = new WarehouseTarget(
                details.path("host").asString(""),
                details.path("port").asInt(0),
                details.path("dbname").asString(""),
                details.path("ssl").asBoolean(false));
        boolean isSame =
                connected.equals(target) && details.path("user").asString("").equals(WarehouseTarget.USER);
        if (!isSame && !force) {
            report.keep("the connection to %s as %s instead of %s as %s (--force changes it)"
                    .formatted(connected, details.path("user").asString("nobody"), target, WarehouseTarget.USER));
        } else if (!isSame) {
            report.change(
                    "Would connect to the warehouse at %s instead of %s".formatted(target, connected),
                    "Connecting to the warehouse at %s instead of %s".formatted(target, connected));
            send(id, report);
        } else if (force && !password.isEmpty()) {
            // Metabase does not tell the password that it has.
            String what = "the password of %s again".formatted(WarehouseTarget.USER);
            report.change("Would send " + what, "Sent " + what);
            send(id, report);
        }
    }

    private void send(int id, Report report) {
        if (report.isPlan()) {
            return;
        }
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("name", NAME);
        change.put("engine", "postgres");
        change.put("details", target.details(password));
        client.put("/api/database/" + id, change);
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", NAME);
        body.put("engine", "postgres");
        body.put("details", target.details(password));
        body.put("is_full_sync", true);
        body.put("is_on_demand", false);
        body.put("connection_source", "admin");
        body.put("auto_run_queries", true);
        return body;
    }

    /** Waits until Metabase knows all columns; asks it to look again if it does not know one. */
    FieldIds fields(int id, Set<String> columns, Report report) {
        Map<String, Integer> known = known(id);
        if (!known.keySet().containsAll(columns)) {
            if (report.isPlan()) {
                report.change("Would read the tables of the warehouse again", "");
                columns.forEach(column -> known.putIfAbsent(column, -1));
            } else {
                report.progress("Metabase reads the tables of the warehouse");
                client.post("/api/database/" + id + "/sync_schema", Map.of());
                return patience.await(
                        () -> {
                            Map<String, Integer> now = known(id);
                            boolean isComplete = client.get("/api/database/" + id)
                                    .path("initial_sync_status")
                                    .asString("")
                                    .equals("complete");
                            return isComplete && now.keySet().containsAll(columns)
                                    ? Optional.of(new FieldIds(id, now))
                                    : Optional.empty();
                        },
                        () -> "Metabase does not know " + missing(id, columns),
                        "does %s reach the warehouse at %s, and has the sink migrated it?"
                                .formatted(WarehouseTarget.USER, target));
            }
        }
        return new FieldIds(id, known);
    }

    private String missing(int id, Set<String> columns) {
        Set<String> missing = new TreeSet<>(columns);
        missing.removeAll(known(id).keySet());
        return missing.isEmpty() ? "whether it has read all tables" : String.join(", ", missing);
    }

    private Map<String, Integer> known(int id) {
        Map<String, Integer> fields = new LinkedHashMap<>();
        for (JsonNode table : client.get("/api/database/" + id + "/metadata").path("tables")) {
            String name =
                    table.path("schema").asString("") + "." + table.path("name").asString("") + ".";
            for (JsonNode field : table.path("fields")) {
                fields.put(
                        name + field.path("name").asString(""), field.path("id").asInt());
            }
        }
        return fields;
    }
}
