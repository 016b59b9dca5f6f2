package io.saltus.testkit;

/** Tries whether one promise is kept; throws anything at all if it is not. */
@FunctionalInterface
interface Check {

    void run() throws Exception;

    /**
     * Does something up to three times, until it takes less than {@code most} seconds: other work
     * on the machine may make it slow once, but not each time.
     *
     * @return the seconds that the last try took
     */
    static double seconds(double most, Check work) throws Exception {
        double seconds = Double.NaN;
        for (int tries = 0; tries < 3; tries++) {
            long start = System.nanoTime();
            work.run();
            seconds = (System.nanoTime() - start) / 1e9;
            if (seconds < most) {
                break;
            }
        }
        return seconds;
    }

    /** Fails unless {@code kept}. */
    static void that(boolean kept, String how, Object... values) {
        if (!kept) {
            throw new AssertionError(how.formatted(values));
        }
    }
}
