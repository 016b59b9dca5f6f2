package io.saltus.testkit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;

/** Runs code while watching what it does to the process around it. */
final class Watched {

    private static final long THREADS_MAY_END_MILLIS = 2000;

    private Watched() {}

    /** Returns what {@code code} printed to standard output and standard error. */
    static String printed(Check code) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        try (PrintStream trap = new PrintStream(caught, true, StandardCharsets.UTF_8)) {
            System.setOut(trap);
            System.setErr(trap);
            code.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return caught.toString(StandardCharsets.UTF_8);
    }

    /** Returns the names of the threads that run after {@code code} and did not before. */
    static List<String> threadsLeft(Check code) throws Exception {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        code.run();
        long deadline = System.nanoTime() + THREADS_MAY_END_MILLIS * 1_000_000;
        while (true) {
            List<String> left =
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.isAlive() && !before.contains(thread))
                            .filter(thread -> !isOfTheMachine(thread))
                            .map(Thread::getName)
                            .sorted()
                            .toList();
            if (left.isEmpty() || System.nanoTime() > deadline) {
                return left;
            }
            Thread.sleep(10);
        }
    }

    /** Runs {@code code} where decimal points are commas and i is not the lower case of I. */
    static void elsewhere(Check code) throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            code.run();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /** Threads that the virtual machine keeps for its own ends and starts when it likes. */
    private static boolean isOfTheMachine(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null
                || group.getName().equals("system")
                || group.getName().equals("InnocuousThreadGroup")
                || thread.getName().startsWith("ForkJoinPool.commonPool");
    }
}
