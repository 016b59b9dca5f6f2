package io.saltus.app;

import io.saltus.engine.work.Progress;
import java.io.PrintWriter;

/**
 * A line on a terminal that says how far long work has come. It appears only when the work has
 * taken half a second, and leaves nothing behind.
 */
final class ProgressBar implements Progress, AutoCloseable {

    private static final long PATIENCE = 500_000_000L;
    private static final long PAUSE = 80_000_000L;
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final boolean shown;
    private final long start = System.nanoTime();
    private long last;
    private boolean drawn;

    ProgressBar(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    @Override
    public synchronized void at(String what, long done, long total) {
        long now = System.nanoTime();
        if (!shown || now - start < PATIENCE || now - last < PAUSE && done < total) {
            return;
        }
        last = now;
        drawn = true;
        int filled = (int) (WIDTH * done / Math.max(1, total));
        err.print(
                "\r\u001b[K"
                        + what
                        + " ["
                        + "#".repeat(filled)
                        + ".".repeat(WIDTH - filled)
                        + "] "
                        + done
                        + "/"
                        + total);
        err.flush();
    }

    @Override
    public synchronized void close() {
        if (drawn) {
            err.print("\r\u001b[K");
            err.flush();
            drawn = false;
        }
    }
}
