package io.shopstream.api.web.openapi;

import io.shopstream.api.guard.Access;
import io.shopstream.api.guard.AddressRules;
import io.shopstream.api.guard.Role;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Method and path of an operation, and what {@link AddressRules} say of it. Where an operation has several methods they
 * need the same.
 */
record OperationAddress(String method, String path) {
    static OperationAddress of(HandlerMethod handler) {
        RequestMapping shared = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequestMapping.class);
        RequestMapping own = Objects.requireNonNull(
                AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class));
        return new OperationAddress(own.method()[0].name(), path(shared) + path(own));
    }

    private static String path(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    Access access() {
        return AddressRules.access(method, path, path);
    }

    /** Who may call it, as a sentence. */
    String callers() {
        Access access = access();
        if (access == Access.OPEN) {
            return "Needs no key.";
        }
        return "Needs a key with the role %s; none is needed%s while the service listens on a loopback address."
                .formatted(Role.sufficient(access), access.isLocalOnly() ? " on the machine that runs the shop," : "");
    }
}
