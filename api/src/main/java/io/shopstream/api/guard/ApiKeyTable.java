package io.shopstream.api.guard;

import io.shopstream.api.warehouse.OwnTables;
import io.shopstream.api.warehouse.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/** The table {@code ops.api_keys}. Methods throw if the warehouse is away: see {@link OwnTables}. */
final class ApiKeyTable {
    private static final String COLUMNS =
            "key_id, name, role, encode(secret_hash, 'hex') as hash, created_at, created_by, last_used_at, revoked_at";

    private final OwnTables tables;

    ApiKeyTable(OwnTables tables) {
        this.tables = tables;
    }

    /** @param hash of the whole key, hexadecimal */
    void insert(ApiKey key, String hash) {
        tables.in(jdbc -> jdbc.sql("""
                        insert into ops.api_keys (key_id, name, role, secret_hash, created_at, created_by)
                        values (:id, :name, :role, :hash, :at, :by)""")
                .param("id", key.id())
                .param("name", key.name())
                .param("role", key.role().code())
                .param("hash", HexFormat.of().parseHex(hash))
                .param("at", Timestamps.utc(key.createdAt()))
                .param("by", key.createdBy())
                .update());
    }

    /** The valid key that was presented; remembers that it is used. Empty if there is none. */
    Optional<ApiKey> use(PresentedKey presented, Instant now) {
        return tables.in(jdbc -> {
            Optional<ApiKey> valid = jdbc.sql(
                            "select " + COLUMNS + " from ops.api_keys where key_id = :id and revoked_at is null")
                    .param("id", presented.id())
                    .query((row, _) ->
                            presented.hasHash(row.getString("hash")) ? Optional.of(key(row)) : Optional.<ApiKey>empty())
                    .optional()
                    .flatMap(Function.identity());
            valid.ifPresent(key -> jdbc.sql("update ops.api_keys set last_used_at = :at where key_id = :id")
                    .param("id", key.id())
                    .param("at", Timestamps.utc(now))
                    .update());
            return valid;
        });
    }

    /** Revokes a key, or leaves it revoked; empty if there is none. */
    Optional<ApiKey> revoke(String id, Instant now) {
        return tables.in(jdbc -> jdbc.sql("update ops.api_keys set revoked_at = coalesce(revoked_at, :at)"
                        + " where key_id = :id returning " + COLUMNS)
                .param("id", id)
                .param("at", Timestamps.utc(now))
                .query((row, _) -> key(row))
                .optional());
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        String role = row.getString("role");
        return new ApiKey(
                row.getString("key_id"),
                row.getString("name"),
                Role.ofCode(role).orElseThrow(() -> new IllegalStateException("there is no role " + role)),
                Timestamps.instant(row, "created_at"),
                row.getString("created_by"),
                Timestamps.instantOrNull(row, "last_used_at"),
                Timestamps.instantOrNull(row, "revoked_at"));
    }
}
