package io.saltus.testkit;

import java.util.ArrayList;
import java.util.List;

/** A check on several threads at once. */
final class OnThreads {

    private static final int THREADS = 4;

    private OnThreads() {}

    /** Fails if the check fails here or on any of four threads. */
    static void require(Check check) throws Exception {
        check.run();
        List<Throwable> thrown = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> run(check, thrown));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Check.that(thrown.isEmpty(), "on four threads: %s", thrown);
    }

    private static void run(Check check, List<Throwable> thrown) {
        try {
            check.run();
        } catch (Exception | AssertionError e) {
            synchronized (thrown) {
                thrown.add(e);
            }
        }
    }
}
