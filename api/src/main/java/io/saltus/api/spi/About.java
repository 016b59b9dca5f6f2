package io.saltus.api.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an extension is, for the user who chooses it; read without making the extension. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface About {

    /** Name by which users ask for it, in kebab case; no other extension of its kind has it. */
    String id();

    /** What it does, in one sentence without a full stop. */
    String summary();

    /**
     * Where the method or the format is described ({@code doi:...}, {@code arXiv:...}, a title).
     */
    String[] references() default {};
}
