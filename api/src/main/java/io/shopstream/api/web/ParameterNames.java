package io.shopstream.api.web;

import java.lang.reflect.Method;
import java.util.Set;

/** A controller that reads parameters which its methods do not declare, because a description has them. */
public interface ParameterNames {
    /** The query parameters of one of its methods, beside the declared ones. */
    Set<String> parameterNames(Method handler);
}
