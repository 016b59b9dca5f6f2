package io.saltus.engine.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Does work on many things at once; the results are in the order of the things.
 *
 * <p>Work that shows no sign of life for too long is given up: Java cannot stop a thread, so its
 * thread is interrupted and left behind, and another takes its place. Where the calling thread is
 * interrupted, or the work itself throws, nothing more is begun, all workers are interrupted, and
 * the caller is told at once.
 *
 * @param <T> what is worked on
 * @param <R> what comes of it
 */
public final class Parallel<T, R> {

    /** How long a stall may go unnoticed, at most. */
    private static final long LOOK_MILLIS = 50;

    static final String WORKER = "saltus-worker";

    /**
     * What is done with one thing.
     *
     * @param <T> what is worked on
     * @param <R> what comes of it
     */
    @FunctionalInterface
    public interface Work<T, R> {
        /**
         * Does it; {@code alive} is run now and then to show that it goes on, and throws a {@link
         * CancellationException} where it need not.
         */
        R on(T thing, Runnable alive);
    }

    /** One thing that is being worked on. */
    private static final class Task {
        private final int index;
        private final Thread thread = Thread.currentThread();
        private final AtomicBoolean settled = new AtomicBoolean();
        private final AtomicLong signs = new AtomicLong();

        /** Of who looks: how many signs there were when it last saw a new one, and when. */
        private long seen;

        private long since = System.nanoTime();

        Task(int index) {
            this.index = index;
        }

        /** Returns true to the first who asks: to who finished it, or to who gave it up. */
        boolean settle() {
            return settled.compareAndSet(false, true);
        }

        void showLife() {
            if (settled.get()) {
                throw new CancellationException("given up meanwhile");
            }
            signs.lazySet(signs.get() + 1); // read a few times a second: exact is not worth more
        }

        /** Returns for how long there was no sign of life, as far as one who looks can tell. */
        long silence() {
            long now = System.nanoTime();
            long given = signs.get();
            if (given != seen) {
                seen = given;
                since = now;
            }
            return now - since;
        }
    }

    private final List<T> things;
    private final Work<T, R> work;
    private final AtomicReferenceArray<R> results;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch open;
    private final Set<Task> running = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean stopped;

    private Parallel(List<T> things, Work<T, R> work) {
        this.things = things;
        this.work = work;
        this.results = new AtomicReferenceArray<>(things.size());
        this.open = new CountDownLatch(things.size());
    }

    /**
     * Works on every thing.
     *
     * @param limit how long work may show no sign of life
     * @param late what stands for the result of work that was given up
     * @throws CancellationException if the calling thread is interrupted
     */
    public static <T, R> List<R> map(
            List<T> things, int threads, Duration limit, Work<T, R> work, Function<T, R> late) {
        return new Parallel<>(things, work).map(threads, limit, late);
    }

    /**
     * Waits for what comes of a task that runs aside.
     *
     * @throws CancellationException if the thread is interrupted; it stays so
     * @throws ExecutionException if the task threw
     */
    public static <R> R resultOf(Future<R> task) throws ExecutionException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        }
    }

    /**
     * Ends work on the calling thread that need not go on.
     *
     * @throws CancellationException if the thread is interrupted; it stays so
     */
    public static void requireWanted() {
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled();
        }
    }

    private static CancellationException cancelled() {
        return new CancellationException("cancelled: the thread that asked was interrupted");
    }

    private List<R> map(int threads, Duration limit, Function<T, R> late) {
        requireWanted();
        for (int i = 0; i < Math.min(threads, things.size()); i++) {
            startWorker();
        }
        try {
            while (!open.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                for (Task task : running) {
                    if (task.silence() > limit.toNanos() && task.settle()) {
                        giveUp(task, late);
                    }
                }
            }
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw cancelled();
        }
        if (failure.get() instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure.get() instanceof Error thrown) {
            throw thrown;
        }
        List<R> all = new ArrayList<>(things.size());
        for (int i = 0; i < results.length(); i++) {
            all.add(results.get(i));
        }
        return all;
    }

    private void giveUp(Task task, Function<T, R> late) {
        running.remove(task);
        results.set(task.index, late.apply(things.get(task.index)));
        task.thread.interrupt();
        startWorker();
        open.countDown();
    }

    /** Lets nothing more begin and interrupts what is going on. */
    private void stop() {
        stopped = true;
        for (Task task : running) {
            if (task.settle()) {
                task.thread.interrupt();
            }
        }
    }

    private void fail(Throwable thrown) {
        failure.compareAndSet(null, thrown);
        stop();
        while (open.getCount() > 0) {
            open.countDown();
        }
    }

    private void startWorker() {
        Thread thread = new Thread(this::workOn, WORKER);
        thread.setDaemon(true);
        thread.start();
    }

    private void workOn() {
        for (int i = next.getAndIncrement(); i < things.size(); i = next.getAndIncrement()) {
            Thread.interrupted(); // what one plugin did to its own thread is nothing to the next
            Task task = new Task(i);
            running.add(task);
            if (stopped) {
                return; // asked after it was added: whoever stops sees the one or the other
            }
            try {
                R result = work.on(things.get(i), task::showLife);
                if (!task.settle()) {
                    return; // given up meanwhile; another worker is at it
                }
                running.remove(task);
                results.set(i, result);
                open.countDown();
            } catch (RuntimeException | Error e) {
                if (task.settle()) {
                    fail(e);
                }
                return;
            }
        }
    }
}
