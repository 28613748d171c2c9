package io.shopstream.api.web.problem;

import io.shopstream.schemas.problem.ProblemCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Problems of one operation beside those that follow from its address, its parameters and its body. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FailsWith {
    ProblemCode[] value();
}
