package io.shopstream.api.web;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Binds records of query parameters ({@link ParameterObject}): each component is the text of one, null if it is absent.
 * Its name is that of the component, or the one that its {@link Parameter} has.
 */
// Spring's own binding also looks for values in headers, which KnownParameters does not see.
final class QueryRecords implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type.isRecord() && type.isAnnotationPresent(ParameterObject.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object[] texts = names(parameter.getParameterType()).stream()
                .map(request::getParameter)
                .toArray();
        return BeanUtils.instantiateClass(BeanUtils.getResolvableConstructor(parameter.getParameterType()), texts);
    }

    /** The query parameters that a parameter of a method stands for; none if it is no such record. */
    List<String> names(MethodParameter parameter) {
        return supportsParameter(parameter) ? names(parameter.getParameterType()) : List.of();
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(QueryRecords::name).toList();
    }

    private static String name(RecordComponent component) {
        Parameter described = component.getAccessor().getAnnotation(Parameter.class);
        return described == null || described.name().isEmpty() ? component.getName() : described.name();
    }
}
