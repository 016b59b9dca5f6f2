package io.saltus.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * No promise is made yet: what is marked may change or go in any version.
 *
 * <p>Everything else that is public in {@code saltus-api} and {@code saltus-testkit} follows
 * semantic versioning, and the build compares it with the last release.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
public @interface Experimental {}
