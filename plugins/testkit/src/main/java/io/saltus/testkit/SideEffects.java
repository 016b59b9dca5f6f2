package io.saltus.testkit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What extensions of every kind promise of their work beside its results: nothing printed, no
 * threads left, the same anywhere and again.
 *
 * @param work does the work on all samples
 * @param comparison fails unless what came of a sample is the same as before
 * @param <R> what comes of one sample
 */
record SideEffects<R>(Work<R> work, Comparison<R> comparison) {

    /** The work of an extension on all samples. */
    interface Work<R> {
        List<R> results() throws Exception;
    }

    /** Fails unless two results of one sample are the same. */
    interface Comparison<R> {
        void requireSame(int sample, R before, R now);
    }

    Map<Promise, Check> checks() {
        Map<Promise, Check> checks = new EnumMap<>(Promise.class);
        checks.put(Promise.KEEPS_QUIET, this::keepsQuiet);
        checks.put(Promise.LEAVES_NO_THREADS, this::leavesNoThreads);
        checks.put(Promise.IGNORES_LOCALE, this::ignoresLocale);
        return checks;
    }

    /** Does the work twice; both must give the same. */
    void sameTwice() throws Exception {
        sameAs(work.results()).run();
    }

    /** Does the work once more, which must give what it gave before. */
    Check sameAs(List<R> before) {
        return () -> {
            List<R> now = work.results();
            Check.that(
                    now.size() == before.size(),
                    "it gives %d results, and then %d",
                    before.size(),
                    now.size());
            for (int i = 0; i < before.size(); i++) {
                comparison.requireSame(i, before.get(i), now.get(i));
            }
        };
    }

    private void keepsQuiet() throws Exception {
        String printed = Watched.printed(work::results);
        Check.that(printed.isEmpty(), "it prints: %s", printed);
    }

    private void leavesNoThreads() throws Exception {
        List<String> left = Watched.threadsLeft(work::results);
        Check.that(
                left.isEmpty(),
                "%d threads are still running, such as %s",
                left.size(),
                left.stream().findFirst().orElse(""));
    }

    private void ignoresLocale() throws Exception {
        List<R> here = work.results();
        try {
            sameAs(here).run();
        } catch (AssertionError e) {
            return; // the locale is not to blame
        }
        Watched.elsewhere(sameAs(here));
    }
}
