package io.shopstream.api.guard;

import io.shopstream.api.warehouse.OwnTables;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes the parts of the guard, which share tables and clock. */
public final class GuardFactory {
    private final OwnTables tables;
    private final Clock clock;

    public GuardFactory(OwnTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** @param operatorKey a key of an operator that is in no table; null for none */
    public KeyRing keys(@Nullable String operatorKey) {
        return new KeyRing(new ApiKeyTable(tables), operatorKey, clock);
    }

    public Sessions sessions(KeyRing keys) {
        return new Sessions(keys, System::nanoTime);
    }

    /** Null if there is no limit. */
    public @Nullable RateLimits limits(int perSecond) {
        return perSecond == 0 ? null : new RateLimits(perSecond, System::nanoTime);
    }

    /** @param loopbackOnly whether the service listens where only its own machine can reach it */
    public Gate gate(boolean loopbackOnly, KeyRing keys, Sessions sessions, @Nullable RateLimits limits) {
        return new Gate(loopbackOnly, keys, sessions, limits);
    }

    /** Begins to write at once. */
    public AuditTrail audit() {
        AuditTrail audit = new AuditTrail(tables);
        audit.start();
        return audit;
    }
}
