package io.saltus.testkit;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Extension;
import io.saltus.api.spi.Forecaster;
import io.saltus.api.spi.Renderer;
import io.saltus.api.spi.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The promises of one extension, each of which can be tried.
 *
 * <p>A test implements {@link CriterionContract}, {@link ForecasterContract}, {@link
 * SourceContract} or {@link RendererContract} instead; this is for programs that verify plugins.
 */
public final class Conformance {

    private final Map<Promise, Check> checks;

    private Conformance(Map<Promise, Check> checks) {
        this.checks = Collections.unmodifiableMap(new EnumMap<>(checks));
    }

    /**
     * Returns the promises of an extension of any kind; of a source those that need no sample of
     * its format.
     */
    public static Conformance of(Extension extension) {
        Map<Promise, Check> checks = new EnumMap<>(Promise.class);
        if (extension instanceof Criterion criterion) {
            checks.putAll(new CriterionChecks(criterion).all());
        } else if (extension instanceof Forecaster forecaster) {
            checks.putAll(new ForecasterChecks(forecaster).all());
        } else if (extension instanceof Source source) {
            checks.putAll(new SourceChecks(source, List.of()).all());
        } else if (extension instanceof Renderer renderer) {
            checks.putAll(new RendererChecks(renderer).all());
        }
        checks.putAll(new ExtensionChecks(extension).all());
        return new Conformance(checks);
    }

    /** Returns the promises of a source, tried on samples of its format. */
    public static Conformance of(Source source, List<Location> samples) {
        Map<Promise, Check> checks =
                new EnumMap<>(new SourceChecks(source, List.copyOf(samples)).all());
        checks.putAll(new ExtensionChecks(source).all());
        return new Conformance(checks);
    }

    /** Returns the promises, in their order. */
    public Set<Promise> promises() {
        return checks.keySet();
    }

    /**
     * Tries a promise.
     *
     * @throws BrokenPromise if it is not kept
     * @throws IllegalArgumentException if it is no promise of this extension
     */
    public void verify(Promise promise) {
        Check check = checks.get(promise);
        if (check == null) {
            throw new IllegalArgumentException(promise + " is not among " + checks.keySet());
        }
        try {
            check.run();
        } catch (AssertionError e) {
            throw new BrokenPromise(promise, String.valueOf(e.getMessage()), e);
        } catch (Exception | Error e) {
            throw new BrokenPromise(promise, "threw " + e, e);
        }
    }

    /** Tries every promise and returns those that are broken. */
    public List<BrokenPromise> broken() {
        List<BrokenPromise> broken = new ArrayList<>();
        for (Promise promise : checks.keySet()) {
            try {
                verify(promise);
            } catch (BrokenPromise e) {
                broken.add(e);
            }
        }
        return broken;
    }
}
