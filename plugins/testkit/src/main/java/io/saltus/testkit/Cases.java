package io.saltus.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of what holds in every case: its method is called so many times, each with a {@link Case}
 * that is drawn anew. The same cases are drawn in every build.
 *
 * <pre>{@code
 * @Cases(200)
 * void isInItsRange(Case any) {
 *     double share = share(any.integers(1, 12, 0, 20));
 *     assertTrue(share >= 0 && share <= 1);
 * }
 * }</pre>
 *
 * The first case that fails ends the test and is told of, with its seed and what was drawn.
 * {@code @Cases(value = 1, seed = ...)} with that seed is this case alone.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Test
@ExtendWith(CaseRuns.class)
public @interface Cases {

    /** Returns the number of cases, at least 1. */
    int value();

    /** Returns the seed of the first case; each further one's is one more. */
    long seed() default 1;
}
