package io.saltus.testkit;

/** Tries whether one promise is kept; throws anything at all if it is not. */
@FunctionalInterface
interface Check {

    void run() throws Exception;

    /** Fails unless {@code kept}. */
    static void that(boolean kept, String how, Object... values) {
        if (!kept) {
            throw new AssertionError(how.formatted(values));
        }
    }
}
