package io.saltus.engine.catalog;

import io.saltus.api.data.RequestException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Makes extensions: runs a plugin's static initialisers and constructors as that plugin's, within a
 * time limit, and says whose it was when they fail.
 */
final class Making {

    /** System property that sets how many seconds a constructor may take. */
    static final String LIMIT = "saltus.plugins.seconds";

    private static final int SECONDS = 30;

    private Making() {}

    /**
     * Returns what {@code code} does.
     *
     * @param what what is made, for messages: {@code the criterion 'told'}
     * @throws PluginException if it fails or does not come back
     * @throws RequestException if it refuses what was asked
     */
    static <R> R of(Plugin plugin, String what, Callable<R> code) {
        Duration limit = Duration.ofSeconds(Math.max(1, Integer.getInteger(LIMIT, SECONDS)));
        try (LimitedCalls calls = new LimitedCalls(limit)) {
            return calls.call(() -> PluginAtWork.call(plugin, code));
        } catch (TimeoutException e) {
            throw new PluginException(
                            "%s was not made within %d s: its constructor or static initialiser does not come back"
                                    .formatted(what, limit.toSeconds()),
                            e)
                    .of(plugin);
        } catch (ExecutionException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            if (thrown instanceof RequestException || thrown instanceof CancellationException) {
                throw (RuntimeException) thrown;
            }
            if (thrown instanceof PluginException told) {
                throw told.of(plugin);
            }
            throw PluginException.thrown(what + " cannot be made", thrown).of(plugin);
        }
    }
}
