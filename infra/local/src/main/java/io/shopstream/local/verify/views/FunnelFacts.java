package io.shopstream.local.verify.views;

import io.shopstream.schemas.query.FunnelTotal;
import io.shopstream.schemas.rules.OrderRules;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Computes sessions and their funnel in plain SQL over the event facts, without code of the streams service. */
public final class FunnelFacts {
    private static final Duration GAP = Duration.ofMinutes(30);

    // Events at the same time get the same number: the default frame of a window function includes peers.
    private static final String SESSIONS = """
        with gaps as (
          select user_id, type, occurred_at,
                 occurred_at - lag(occurred_at) over (partition by user_id order by occurred_at)
                   <= interval '30 minutes' as continues
          from warehouse.events %s),
        numbered as (
          select user_id, type, occurred_at,
                 count(*) filter (where continues is not true)
                   over (partition by user_id order by occurred_at) as session
          from gaps),
        sessions as (
          select user_id, min(occurred_at) as started, max(occurred_at) as ended,
                 bool_or(type = 'PRODUCT_VIEW') as viewed,
                 bool_or(type = 'ADD_TO_CART') as carted,
                 bool_or(type = 'CHECKOUT') as checked_out,
                 bool_or(type = 'PURCHASE') as purchased
          from numbered group by user_id, session)
        """;

    private static final String FUNNEL = SESSIONS.formatted("where occurred_at >= ?") + """
        select date_trunc('hour', started, 'UTC') as hour, count(*) as sessions,
               count(*) filter (where viewed) as with_view,
               count(*) filter (where carted) as with_cart,
               count(*) filter (where checked_out) as with_checkout,
               count(*) filter (where purchased) as with_purchase,
               count(*) filter (where carted and not purchased) as abandoned
        from sessions where started >= ? group by 1\
        """;

    private static final String HOURS_AROUND = SESSIONS.formatted("where user_id = any(?)") + """
        select distinct date_trunc('hour', s.started, 'UTC') as hour
        from sessions s join unnest(?::text[], ?::timestamptz[]) as event(user_id, at) using (user_id)
        where event.at between s.started - interval '30 minutes' and s.ended + interval '30 minutes'\
        """;

    private final Connection connection;

    /** @param connection owned by the caller, auto-commit off */
    public FunnelFacts(Connection connection) {
        this.connection = connection;
    }

    /** A user and the time of an event. */
    public record Moment(String userId, Instant at) {}

    /**
     * The funnel by start of the hour in which sessions began.
     *
     * @param since start of the first hour
     */
    public Map<Instant, FunnelTotal> funnel(Instant since) throws SQLException {
        Map<Instant, FunnelTotal> hours = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FUNNEL)) {
            // Events in the 30 minutes before decide whether a session begins or continues.
            Instant from = since.isBefore(OrderRules.EARLIEST) ? OrderRules.EARLIEST : since;
            statement.setTimestamp(1, Timestamp.from(from.minus(GAP)));
            statement.setTimestamp(2, Timestamp.from(from));
            readHours(statement, hours);
        } finally {
            // Ends the snapshot, so that the next reading sees later commits.
            connection.rollback();
        }
        return hours;
    }

    private static void readHours(PreparedStatement statement, Map<Instant, FunnelTotal> hours) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                hours.put(
                        rows.getTimestamp("hour").toInstant(),
                        new FunnelTotal(
                                rows.getLong("sessions"),
                                rows.getLong("with_view"),
                                rows.getLong("with_cart"),
                                rows.getLong("with_checkout"),
                                rows.getLong("with_purchase"),
                                rows.getLong("abandoned")));
            }
        }
    }

    /** Start of the hours in which sessions began that have an event within 30 minutes of one of these moments. */
    public Set<Instant> hoursAround(Collection<Moment> moments) throws SQLException {
        Set<Instant> hours = new HashSet<>();
        Array users = connection.createArrayOf(
                "text", moments.stream().map(Moment::userId).toArray());
        Array times = connection.createArrayOf(
                "timestamptz",
                moments.stream().map(moment -> Timestamp.from(moment.at())).toArray());
        try (PreparedStatement statement = connection.prepareStatement(HOURS_AROUND)) {
            statement.setArray(1, users);
            statement.setArray(2, users);
            statement.setArray(3, times);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    hours.add(rows.getTimestamp("hour").toInstant());
                }
            }
        } finally {
            connection.rollback();
        }
        return hours;
    }
}
