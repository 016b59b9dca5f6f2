package io.saltus.app.terminal;

import io.saltus.api.words.Names;
import io.saltus.engine.work.Progress;
import java.io.PrintWriter;

/**
 * A line on a terminal that says how far long work has come. It appears only when the work has
 * taken half a second, and leaves nothing behind.
 */
public final class ProgressBar implements Progress, AutoCloseable {

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
        boolean soon = now - last < PAUSE && (total <= 0 || done < total);
        if (!shown || now - start < PATIENCE || soon) {
            return;
        }
        last = now;
        drawn = true;
        if (total <= 0) { // it is not known
            draw("\r\u001b[K" + Names.harmless(what) + " " + done);
            return;
        }
        int filled = (int) (WIDTH * Math.max(0, Math.min(1, (double) done / total)));
        draw(
                "\r\u001b[K"
                        + Names.harmless(what)
                        + " ["
                        + "#".repeat(filled)
                        + ".".repeat(WIDTH - filled)
                        + "] "
                        + done
                        + "/"
                        + total);
    }

    @Override
    public synchronized void close() {
        if (drawn) {
            draw("\r\u001b[K");
            drawn = false;
        }
    }

    private void draw(String line) {
        err.print(line);
        err.flush();
    }
}
