package io.saltus.engine.catalog;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls that come back within a limit or are given up: they run on a thread of their own, which is
 * left behind where it does not come back, and another takes its place. For one caller at a time.
 */
public final class LimitedCalls implements AutoCloseable {

    private static final String THREAD = "saltus-worker";

    private final Duration limit;
    private ExecutorService worker = worker();

    /** Calls that may take {@code limit}. */
    public LimitedCalls(Duration limit) {
        this.limit = limit;
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(
                work -> {
                    Thread thread = new Thread(work, THREAD);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Returns how long a call may take. */
    public Duration limit() {
        return limit;
    }

    /**
     * Calls.
     *
     * @throws TimeoutException if it did not come back in time
     * @throws ExecutionException with what it threw
     * @throws CancellationException if the calling thread is interrupted; it stays so
     */
    public <R> R call(Callable<R> code) throws TimeoutException, ExecutionException {
        Future<R> result = worker.submit(code);
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            worker.shutdownNow();
            worker = worker();
            throw e;
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled: the thread that asked was interrupted");
        }
    }

    /** Lets the thread end. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
