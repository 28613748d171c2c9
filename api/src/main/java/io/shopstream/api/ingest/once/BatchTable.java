package io.shopstream.api.ingest.once;

import io.shopstream.api.warehouse.OwnTables;
import io.shopstream.api.warehouse.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code ops.ingest_batches}. A claim that is not finished after half a minute may be taken over, since its
 * process has probably been killed. If it still works, both requests write the same records with the same ids, which
 * changes nothing, and the answer of the second one is remembered. Methods throw if the warehouse is away: see
 * {@link OwnTables}. Thread-safe.
 */
public final class BatchTable {
    // Most requests take less than a second; one that waits for Kafka takes 15 s, after its body has come.
    private static final Duration CLAIM = Duration.ofSeconds(30);
    private static final String INSERT = """
            insert into ops.ingest_batches (owner, idempotency_key, created_at, claimed_at)
            values (:owner, :key, :at, :at) on conflict do nothing""";
    private static final String SELECT = """
            select created_at, claimed_at, encode(request_hash, 'hex') as hash, status, answer
            from ops.ingest_batches where owner = :owner and idempotency_key = :key for update""";
    private static final String OF_CLAIM =
            " where owner = :owner and idempotency_key = :key and claimed_at = :claimed and status is null";

    private final OwnTables tables;
    private final Clock clock;

    private record Row(
            Instant createdAt,
            Instant claimedAt,
            @Nullable String hash,
            @Nullable Integer status,
            @Nullable String answer) {}

    public BatchTable(OwnTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** Claims the batch, unless it is done or another request is doing it. */
    public Claim claim(BatchKey key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return tables.in(jdbc -> {
            boolean first = statement(jdbc, INSERT, key)
                            .param("at", Timestamps.utc(now))
                            .update()
                    == 1;
            return first ? new Claim.Mine(now, now, null) : again(jdbc, key, now);
        });
    }

    private static Claim again(JdbcClient jdbc, BatchKey key, Instant now) {
        Row row = statement(jdbc, SELECT, key)
                .query((found, _) -> row(found))
                .optional()
                .orElse(null);
        if (row == null) {
            // Removed between the two statements: the sender asks again, as for one that is being done.
            return new Claim.InProgress();
        }
        if (row.status() != null) {
            return new Claim.Done(
                    Objects.requireNonNull(row.hash()), row.status(), Objects.requireNonNull(row.answer()));
        }
        if (row.claimedAt().isAfter(now.minus(CLAIM))) {
            return new Claim.InProgress();
        }
        statement(jdbc, "update ops.ingest_batches set claimed_at = :now" + OF_CLAIM, key)
                .param("now", Timestamps.utc(now))
                .param("claimed", Timestamps.utc(row.claimedAt()))
                .update();
        return new Claim.Mine(row.createdAt(), now, row.hash());
    }

    /**
     * Remembers the body before anything is written: a later attempt must have the same.
     *
     * @return false if the claim is another request's by now
     */
    public boolean bind(BatchKey key, Claim.Mine claim, String bodyHash) {
        return tables.in(jdbc -> statement(jdbc, "update ops.ingest_batches set request_hash = :hash" + OF_CLAIM, key)
                        .param("hash", HexFormat.of().parseHex(bodyHash))
                        .param("claimed", Timestamps.utc(claim.claimedAt()))
                        .update()
                == 1);
    }

    /** Remembers the answer: from now on everybody who asks gets it. */
    public void finish(BatchKey key, Claim.Mine claim, int status, String answer) {
        tables.in(jdbc -> statement(
                        jdbc, "update ops.ingest_batches set status = :status, answer = :answer" + OF_CLAIM, key)
                .param("status", status)
                .param("answer", answer)
                .param("claimed", Timestamps.utc(claim.claimedAt()))
                .update());
    }

    /** Gives the batch back unfinished: the next request may do it at once. */
    public void release(BatchKey key, Claim.Mine claim) {
        tables.in(jdbc -> statement(jdbc, "update ops.ingest_batches set claimed_at = :long_ago" + OF_CLAIM, key)
                .param("long_ago", Timestamps.utc(Instant.EPOCH))
                .param("claimed", Timestamps.utc(claim.claimedAt()))
                .update());
    }

    private static JdbcClient.StatementSpec statement(JdbcClient jdbc, String sql, BatchKey key) {
        return jdbc.sql(sql).param("owner", key.owner()).param("key", key.text());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Timestamps.instant(row, "created_at"),
                Timestamps.instant(row, "claimed_at"),
                row.getString("hash"),
                row.getObject("status", Integer.class),
                row.getString("answer"));
    }
}
