package io.shopstream.api.web.openapi;

import io.shopstream.api.guard.Access;
import io.shopstream.api.web.problem.FailsWith;
import io.shopstream.schemas.problem.ProblemCode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;

/**
 * Says which problems an operation may answer with: those of all, those that follow from what it needs and has, and
 * those that {@link FailsWith} adds. The document lists them, and the integration tests refuse any other. Not in it is
 * what the server refuses before it knows the operation, such as headers that are too large.
 */
final class OperationProblems {
    // 503 also of those without a dependency: the service itself may be stopping.
    private static final Set<ProblemCode> OF_ALL = Collections.unmodifiableSet(EnumSet.of(
            ProblemCode.UNREADABLE_REQUEST,
            ProblemCode.INVALID_PARAMETER,
            ProblemCode.FOREIGN_ORIGIN,
            ProblemCode.NOT_ACCEPTABLE,
            ProblemCode.FOREIGN_HOST,
            ProblemCode.INTERNAL_ERROR,
            ProblemCode.UNAVAILABLE));
    // The key may have to be looked up in the warehouse.
    private static final Set<ProblemCode> OF_KEYS = Collections.unmodifiableSet(EnumSet.of(
            ProblemCode.KEY_REQUIRED,
            ProblemCode.ROLE_NOT_SUFFICIENT,
            ProblemCode.RATE_LIMIT_EXCEEDED,
            ProblemCode.DEPENDENCY_UNAVAILABLE));
    private static final Set<ProblemCode> OF_BODIES =
            Collections.unmodifiableSet(EnumSet.of(ProblemCode.CONTENT_TOO_LARGE, ProblemCode.REQUEST_TIMEOUT));

    private OperationProblems() {}

    /** In the order of their status. */
    static Set<ProblemCode> of(Operation operation, HandlerMethod handler, OperationAddress address) {
        Set<ProblemCode> codes = EnumSet.copyOf(OF_ALL);
        if (address.access() != Access.OPEN) {
            codes.addAll(OF_KEYS);
        }
        if (address.access().isLocalOnly()) {
            codes.add(ProblemCode.LOCAL_ONLY);
        }
        if (!address.method().equals("GET")) {
            codes.add(ProblemCode.RATE_LIMIT_EXCEEDED);
        }
        // The edge wants JSON of every POST, with a body or without.
        if (address.method().equals("POST")) {
            codes.add(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
        if (operation.getRequestBody() != null) {
            codes.addAll(OF_BODIES);
        }
        if (Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream()
                .anyMatch(OperationProblems::isId)) {
            codes.add(ProblemCode.NO_SUCH_RECORD);
        }
        FailsWith own = handler.getMethodAnnotation(FailsWith.class);
        if (own != null) {
            codes.addAll(List.of(own.value()));
        }
        return codes;
    }

    private static boolean isId(Parameter parameter) {
        return "path".equals(parameter.getIn()) || "id".equals(parameter.getName());
    }
}
