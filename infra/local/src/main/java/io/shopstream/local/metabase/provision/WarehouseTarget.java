package io.shopstream.local.metabase.provision;

import io.shopstream.local.console.CommandFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The warehouse as Metabase reaches it. */
public record WarehouseTarget(String host, int port, String database, boolean encrypted) {
    static final String USER = "metabase_ro";

    private static final Pattern JDBC =
            Pattern.compile("jdbc:postgresql://([^/:?,]+|\\[[^]]+])(?::(\\d{1,5}))?/([^?]+)(?:\\?(.*))?");
    private static final Pattern ADDRESS = Pattern.compile("([^/:]+|\\[[^]]+]):(\\d{1,5})");
    private static final Pattern ENCRYPTED = Pattern.compile("(^|&)sslmode=(require|verify-ca|verify-full)(&|$)");
    private static final int DEFAULT_PORT = 5432;

    /** @param url with one host, as the commands use it */
    public static WarehouseTarget of(String url) {
        Matcher parts = JDBC.matcher(url);
        if (!parts.matches()) {
            throw new CommandFailure(
                    "Metabase needs the one host of the warehouse: give --database HOST:PORT, or an address like jdbc:postgresql://host:5432/warehouse");
        }
        return new WarehouseTarget(
                parts.group(1),
                parts.group(2) == null ? DEFAULT_PORT : Integer.parseInt(parts.group(2)),
                parts.group(3),
                parts.group(4) != null && ENCRYPTED.matcher(parts.group(4)).find());
    }

    /** The same database at another address. */
    public WarehouseTarget at(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new CommandFailure("--database must look like postgres:5432");
        }
        return new WarehouseTarget(parts.group(1), Integer.parseInt(parts.group(2)), database, encrypted);
    }

    Map<String, Object> details(String password) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("host", host);
        details.put("port", port);
        details.put("dbname", database);
        details.put("user", USER);
        details.put("password", password);
        details.put("ssl", encrypted);
        details.put("schema-filters-type", "inclusion");
        details.put("schema-filters-patterns", "warehouse,mart");
        details.put("tunnel-enabled", false);
        details.put("advanced-options", false);
        return details;
    }

    @Override
    public String toString() {
        return "%s:%d/%s%s".formatted(host, port, database, encrypted ? " with TLS" : "");
    }
}
