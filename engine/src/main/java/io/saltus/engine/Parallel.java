package io.saltus.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Applies a function to many things at once; the results are in the order of the things. */
final class Parallel {

    private Parallel() {}

    static <T, R> List<R> map(List<T> things, int threads, Function<T, R> function) {
        if (threads <= 1 || things.size() <= 1) {
            return things.stream().map(function).toList();
        }
        ExecutorService pool =
                Executors.newFixedThreadPool(
                        Math.min(threads, things.size()),
                        task -> {
                            Thread thread = new Thread(task, "saltus-worker");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            List<Callable<R>> tasks = new ArrayList<>();
            things.forEach(thing -> tasks.add(() -> function.apply(thing)));
            List<R> results = new ArrayList<>();
            for (Future<R> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
