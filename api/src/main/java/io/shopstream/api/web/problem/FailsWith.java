package io.shopstream.api.web.problem;

import io.shopstream.schemas.problem.ProblemCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Errors of one operation beside those of every operation of its kind; the OpenAPI document lists them. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FailsWith {
    ProblemCode[] value();
}
