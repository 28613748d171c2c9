package io.shopstream.api.guard;

import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The caller of the request that the current thread answers. */
public final class CurrentCaller {
    /** The request attribute that holds the {@link Caller}. */
    public static final String ATTRIBUTE = CurrentCaller.class.getName();

    private CurrentCaller() {}

    /** Empty outside of a request, and at addresses that are open to everybody. */
    public static Optional<Caller> get() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Caller known
                ? Optional.of(known)
                : Optional.empty();
    }
}
