package io.shopstream.api.guard;

import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.guard.RateLimits.Decision;
import io.shopstream.schemas.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides about every request: who sends it, whether that one may, and whether it is one too many. A service on a
 * loopback address needs no key, but checks one that is given. Thread-safe.
 */
public final class Gate {
    private static final String HOW =
            "send a valid API key in the header X-API-Key, or open a session by POST" + " /api/session";

    private final boolean loopbackOnly;
    private final KeyRing keys;
    private final Sessions sessions;
    private final @Nullable RateLimits limits;

    /**
     * A request.
     *
     * @param keys all values of the header X-API-Key
     * @param session id in the cookie of the session; null without one
     * @param address IP address of the connection
     * @param local whether it comes from this machine and was not forwarded by a proxy
     * @param otherSite whether the page of another site sent it, one that may use this service with a key
     */
    public record Asked(
            Access access,
            List<String> keys,
            @Nullable String session,
            String address,
            boolean local,
            boolean otherSite) {
        /** Omits keys and session. */
        @Override
        public String toString() {
            return "%s from %s".formatted(access, address);
        }
    }

    /** What becomes of the request. */
    public sealed interface Verdict {
        /**
         * @param caller null at an address that is open to everybody
         * @param rate null where nothing is limited
         */
        record Admitted(@Nullable Caller caller, @Nullable Decision rate) implements Verdict {}

        /** @param detail says what to do */
        record Refused(
                ProblemCode code, String detail, @Nullable Decision rate) implements Verdict {}
    }

    /**
     * @param loopbackOnly whether the service listens where only its own machine can reach it
     * @param limits null for none
     */
    Gate(boolean loopbackOnly, KeyRing keys, Sessions sessions, @Nullable RateLimits limits) {
        this.loopbackOnly = loopbackOnly;
        this.keys = keys;
        this.sessions = sessions;
        this.limits = limits;
    }

    /**
     * Counts the request and decides.
     *
     * @throws io.shopstream.api.dependency.DependencyUnavailableException if a key has to be checked and the warehouse
     *     is away
     */
    public Verdict decide(Asked asked) {
        if (asked.access() == Access.OPEN) {
            return new Verdict.Admitted(null, null);
        }
        if (asked.keys().size() > 1) {
            Decision rate = takeOf(asked);
            return rate != null && !rate.allowed()
                    ? tooMany(rate)
                    : new Verdict.Refused(ProblemCode.KEY_REQUIRED, "send one header X-API-Key, not several", rate);
        }
        Optional<PresentedKey> presented = presented(asked);
        if (presented.isEmpty()) {
            return withoutKey(asked);
        }
        // Each look-up costs a query: whoever tries keys is limited by address before.
        boolean known = keys.isRemembered(presented.get());
        Decision rate = known ? null : takeOf(asked);
        if (rate != null && !rate.allowed()) {
            return tooMany(rate);
        }
        Optional<Caller> caller = keys.holder(presented.get());
        if (caller.isPresent()) {
            return withKey(asked, caller.get());
        }
        // A session of a revoked key is none, as one that is over.
        return asked.keys().isEmpty() ? withoutKey(asked) : invalid(known ? takeOf(asked) : rate);
    }

    /**
     * Whether a request that was admitted would still be: not with a key that was revoked or a session that is over. A
     * session counts as used by it; no limit counts it. While the warehouse is away the answer is yes: nobody can
     * revoke a key then, and a stream that ends could not be opened again.
     */
    boolean stillAdmits(Asked asked) {
        Optional<PresentedKey> presented = presented(asked);
        try {
            Optional<Caller> caller = presented.flatMap(keys::holder);
            return caller.isPresent()
                    ? caller.get().role().may(asked.access())
                    : asked.keys().isEmpty() && !needsKey(asked) && isNear(asked);
        } catch (DependencyUnavailableException e) {
            return true;
        }
    }

    /** Counts a request without a key, of whatever kind; empty if it may go on. */
    public Optional<Verdict.Refused> limit(String address) {
        Decision rate = take(RateLimits.sender(address));
        return rate == null || rate.allowed() ? Optional.empty() : Optional.of(tooMany(rate));
    }

    private Optional<PresentedKey> presented(Asked asked) {
        if (!asked.keys().isEmpty()) {
            return Optional.of(PresentedKey.of(asked.keys().getFirst()));
        }
        String session = asked.session();
        return session == null ? Optional.empty() : sessions.key(session);
    }

    private Verdict withoutKey(Asked asked) {
        Decision rate = takeOf(asked);
        if (rate != null && !rate.allowed()) {
            return tooMany(rate);
        }
        if (needsKey(asked)) {
            return new Verdict.Refused(ProblemCode.KEY_REQUIRED, HOW, rate);
        }
        return isNear(asked)
                ? new Verdict.Admitted(Caller.LOCAL, rate)
                : new Verdict.Refused(
                        ProblemCode.LOCAL_ONLY,
                        "this is allowed only from the machine that runs the shop, without a proxy, or with an API key",
                        rate);
    }

    // A page of another site is not the machine on which its browser runs.
    private boolean needsKey(Asked asked) {
        return !loopbackOnly || asked.otherSite();
    }

    private static boolean isNear(Asked asked) {
        return !asked.access().isLocalOnly() || asked.local();
    }

    private Verdict withKey(Asked asked, Caller caller) {
        Decision rate = take("key " + caller.owner());
        if (rate != null && !rate.allowed()) {
            return tooMany(rate);
        }
        return caller.role().may(asked.access())
                ? new Verdict.Admitted(caller, rate)
                : new Verdict.Refused(
                        ProblemCode.ROLE_NOT_SUFFICIENT,
                        "the role of this key, %s, does not allow this; use a key with the role %s"
                                .formatted(caller.role().code(), Role.sufficient(asked.access())),
                        rate);
    }

    private static Verdict invalid(@Nullable Decision rate) {
        return rate != null && !rate.allowed()
                ? tooMany(rate)
                : new Verdict.Refused(ProblemCode.KEY_REQUIRED, "this API key is not valid: " + HOW, rate);
    }

    private static Verdict.Refused tooMany(Decision rate) {
        return new Verdict.Refused(
                ProblemCode.RATE_LIMIT_EXCEEDED,
                "too many requests in a second: the headers RateLimit and RateLimit-Policy tell how many are left",
                rate);
    }

    private @Nullable Decision takeOf(Asked asked) {
        return take(RateLimits.sender(asked.address()));
    }

    private @Nullable Decision take(String sender) {
        return limits == null ? null : limits.take(sender);
    }
}
