package io.shopstream.api.guard;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** A request as the {@link Gate} admitted it, for answers without an end: these ask again whether it still would be. */
public final class Admission {
    /** The request attribute that holds it. */
    public static final String ATTRIBUTE = Admission.class.getName();

    private final Gate gate;
    private final Gate.Asked asked;

    /** @param asked what the gate admitted */
    public Admission(Gate gate, Gate.Asked asked) {
        this.gate = gate;
        this.asked = asked;
    }

    /**
     * That of the request which the current thread answers.
     *
     * @throws IllegalStateException outside of a request, and at addresses that are open to everybody
     */
    public static Admission current() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null
                && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Admission admission) {
            return admission;
        }
        throw new IllegalStateException("the gate has admitted no request of this thread");
    }

    /** Whether the request would still be admitted, by {@link Gate#stillAdmits}. May take seconds. */
    public boolean holds() {
        return gate.stillAdmits(asked);
    }
}
