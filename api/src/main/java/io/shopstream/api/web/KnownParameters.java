package io.shopstream.api.web;

import io.shopstream.api.params.BadParameterException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Rejects unknown query parameters: a typo must not silently change the answer. */
public final class KnownParameters implements HandlerInterceptor {
    public static final String FORMAT = "format";

    private static final QueryRecords QUERY_RECORDS = new QueryRecords();

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // OPTIONS asks about the address, so its parameters do not matter.
        if (handler instanceof HandlerMethod method && !request.getMethod().equals("OPTIONS")) {
            Set<String> names = known.computeIfAbsent(method, KnownParameters::names);
            request.getParameterMap().forEach((name, values) -> {
                if (!names.contains(name)) {
                    throw new BadParameterException(
                            name,
                            "is not known here; known are " + names.stream().collect(Collectors.joining(", ")));
                }
                if (values.length > 1) {
                    throw new BadParameterException(name, "is given more than once");
                }
            });
        }
        return true;
    }

    private static Set<String> names(HandlerMethod method) {
        Set<String> names = Arrays.stream(method.getMethodParameters())
                .flatMap(KnownParameters::names)
                .collect(Collectors.toCollection(TreeSet::new));
        if (method.getBean() instanceof ParameterNames described) {
            names.addAll(described.parameterNames(method.getMethod()));
        }
        names.add(FORMAT);
        return names;
    }

    private static Stream<String> names(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation == null ? QUERY_RECORDS.names(parameter).stream() : Stream.of(annotation.name());
    }
}
