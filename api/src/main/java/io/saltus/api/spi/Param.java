package io.saltus.api.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The meaning and the bounds of a setting: a component of an extension's record. In Kotlin it
 * stands on a property in the constructor of a {@code @JvmRecord data class}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.FIELD})
public @interface Param {

    /** What the setting means, with its unit, in one phrase. */
    String value();

    /** Smallest value allowed, for numbers; in a list, of each. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest value allowed, for numbers; in a list, of each. */
    double max() default Double.POSITIVE_INFINITY;

    /**
     * Whether the user has to give it. What the constructor without arguments passes on then stands
     * for "not given": it is for tests, and no default. A source with such a setting is asked only
     * where the user names it.
     */
    boolean required() default false;

    /** Names that the setting had before; they still set it, and a message says the new one. */
    String[] formerly() default {};
}
