package io.saltus.app.view;

import io.saltus.app.study.StudyRequest;
import io.saltus.engine.Analysis;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.work.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Analyses that pages asked for. What a page asks ends what it asked before; the last few are kept,
 * so that going back costs nothing.
 */
final class Analyses {

    private static final int KEPT = 4;

    private record Key(int reading, List<String> arguments) {}

    private final Catalog catalog;
    private final KeptResults results;
    private final List<String> fixed;
    private final Map<String, FutureTask<Analysis>> running = new ConcurrentHashMap<>();
    private final Map<Key, Analysis> kept =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Analysis> eldest) {
                    return size() > KEPT;
                }
            };

    Analyses(Catalog catalog, KeptResults results, List<String> fixed) {
        this.catalog = catalog;
        this.results = results;
        this.fixed = fixed;
    }

    /**
     * Returns the analysis that a page asks for.
     *
     * @param page which page; what it asked before is ended
     * @throws CancellationException if the page has asked something else meanwhile
     * @throws io.saltus.api.data.RequestException if it cannot be carried out
     * @throws io.saltus.engine.catalog.PluginException if a plugin failed and nothing came of it
     */
    Analysis of(String page, Question question, Progress progress) {
        StudyRequest request = question.request(fixed);
        Key key = new Key(results.state().number(), question.arguments(fixed));
        FutureTask<Analysis> task =
                new FutureTask<>(() -> analysed(question, request, key, progress));
        FutureTask<Analysis> before = running.put(page, task);
        if (before != null) {
            before.cancel(true);
        }
        Optional<Analysis> known = known(key);
        if (known.isPresent()) {
            running.remove(page, task);
            return known.get();
        }
        // a thread of its own: what interrupts it must not close the connection of the one that
        // waits
        Thread thread = new Thread(task, "saltus-analysis");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            running.remove(page, task);
        }
    }

    private Analysis analysed(Question question, StudyRequest request, Key key, Progress progress) {
        Dataset dataset = results.dataset(request, progress);
        if (question.picks()) {
            question.requireOwn(dataset);
        }
        Analysis analysis = request.analysis(dataset, catalog, progress);
        synchronized (kept) {
            kept.put(key, analysis);
        }
        return analysis;
    }

    private Optional<Analysis> known(Key key) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(key));
        }
    }
}
