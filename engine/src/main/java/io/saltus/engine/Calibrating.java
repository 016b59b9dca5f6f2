package io.saltus.engine;

import io.saltus.api.data.Issue;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Verdict;
import io.saltus.engine.calibration.Calibration;
import io.saltus.engine.calibration.Design;
import io.saltus.engine.calibration.KnownShape;
import io.saltus.engine.calibration.Ruling;
import io.saltus.engine.calibration.Simulation;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs simulated curves of known truth through a criterion. The rulings are the same for any number
 * of threads: each curve has a generator of its own.
 */
public final class Calibrating {

    /** Failures that are told one by one; the rest are told together. */
    private static final int ONE_BY_ONE = 3;

    /**
     * What came of it.
     *
     * @param calibrations one per design, in order
     * @param issues where the criterion failed; empty if it never did
     * @param faults what it threw
     */
    public record Calibrated(
            List<Calibration> calibrations, List<Issue> issues, List<Throwable> faults) {

        /** Copies the lists. */
        public Calibrated {
            calibrations = List.copyOf(calibrations);
            issues = List.copyOf(issues);
            faults = List.copyOf(faults);
        }
    }

    /**
     * What to simulate.
     *
     * @param shapes what to draw curves from
     * @param curves how many of each shape, at least 1
     * @param seed of the generators
     * @param score name of the quantity whose area under the ROC curve is asked for; empty: none
     */
    public record Plan(List<KnownShape> shapes, int curves, long seed, String score) {

        /**
         * @throws IllegalArgumentException if there is no shape or no curve
         */
        public Plan {
            shapes = List.copyOf(shapes);
            if (shapes.isEmpty() || curves < 1) {
                throw new IllegalArgumentException(
                        "a calibration needs a shape and a curve, got %s and %d"
                                .formatted(shapes, curves));
            }
        }
    }

    private record Case(int design, KnownShape shape, int index) {}

    private record Result(
            Optional<Ruling> ruling, Optional<Issue> issue, Optional<Throwable> thrown) {

        static Result failed(Issue issue, Optional<Throwable> thrown) {
            return new Result(Optional.empty(), Optional.of(issue), thrown);
        }
    }

    private final Criterion criterion;
    private final Entry entry;
    private final List<Design> designs;
    private final Plan plan;

    /** Verdicts given up; a criterion that blocks again and again is asked no more. */
    private final AtomicInteger late = new AtomicInteger();

    private Calibrating(Criterion criterion, Entry entry, List<Design> designs, Plan plan) {
        this.criterion = criterion;
        this.entry = entry;
        this.designs = designs;
        this.plan = plan;
    }

    /**
     * Judges the curves of {@code plan} for each design.
     *
     * @param threads at least 1
     * @param limit how long one verdict may take
     */
    public static Calibrated run(
            Criterion criterion,
            Catalog catalog,
            List<Design> designs,
            Plan plan,
            int threads,
            Duration limit,
            Progress progress) {
        return new Calibrating(criterion, catalog.entry(criterion), designs, plan)
                .run(threads, limit, progress);
    }

    private Calibrated run(int threads, Duration limit, Progress progress) {
        List<Case> cases = new ArrayList<>();
        for (int d = 0; d < designs.size(); d++) {
            for (KnownShape shape : plan.shapes()) {
                for (int i = 0; i < plan.curves() && designs.get(d).suits(shape); i++) {
                    cases.add(new Case(d, shape, i));
                }
            }
        }
        AtomicLong done = new AtomicLong();
        List<Result> results =
                Parallel.map(
                        cases,
                        threads,
                        limit,
                        (one, alive) -> {
                            Result result = judge(one);
                            progress.at("calibrating", done.incrementAndGet(), cases.size());
                            return result;
                        },
                        this::late);
        return collect(cases, results);
    }

    private Result late(Case one) {
        late.incrementAndGet();
        return Result.failed(issue(one, "gave no verdict in time"), Optional.empty());
    }

    private Result judge(Case one) {
        if (late.get() >= ONE_BY_ONE) {
            return Result.failed(
                    issue(one, "was not asked, having blocked before,"), Optional.empty());
        }
        Simulation simulation =
                Simulation.of(one.shape(), designs.get(one.design()), plan.seed(), one.index());
        try {
            Verdict verdict =
                    Guarded.call(
                            entry, () -> criterion.judge(simulation.curve(), simulation.context()));
            return verdict == null
                    ? Result.failed(issue(one, "gave no verdict (null)"), Optional.empty())
                    : new Result(
                            Optional.of(Ruling.of(simulation, verdict, plan.score())),
                            Optional.empty(),
                            Optional.empty());
        } catch (Exception
                | LinkageError
                | StackOverflowError
                | OutOfMemoryError
                | AssertionError e) {
            return Result.failed(
                    Faults.issue(entry, "judging the simulated curve " + words(one), e),
                    Optional.of(e));
        }
    }

    private Calibrated collect(List<Case> cases, List<Result> results) {
        List<List<Ruling>> rulings = new ArrayList<>();
        designs.forEach(design -> rulings.add(new ArrayList<>()));
        List<Issue> issues = new ArrayList<>();
        List<Throwable> faults = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            results.get(i).ruling().ifPresent(rulings.get(cases.get(i).design())::add);
            results.get(i).issue().ifPresent(issues::add);
            if (faults.size() < ONE_BY_ONE) {
                results.get(i).thrown().ifPresent(faults::add);
            }
        }
        List<Calibration> calibrations = new ArrayList<>();
        for (int d = 0; d < designs.size(); d++) {
            calibrations.add(new Calibration(designs.get(d), rulings.get(d)));
        }
        return new Calibrated(calibrations, shortened(issues), faults);
    }

    private List<Issue> shortened(List<Issue> issues) {
        if (issues.size() <= ONE_BY_ONE) {
            return issues;
        }
        List<Issue> few = new ArrayList<>(issues.subList(0, ONE_BY_ONE));
        few.add(
                new Issue(
                        Faults.place(entry),
                        "the criterion '%s' failed on %d more simulated curves"
                                .formatted(entry.description().id(), issues.size() - ONE_BY_ONE)));
        return few;
    }

    private Issue issue(Case one, String what) {
        return new Issue(
                Faults.place(entry),
                "the criterion '%s' %s on the simulated curve %s"
                        .formatted(entry.description().id(), what, words(one)));
    }

    private static String words(Case one) {
        return one.shape().id() + " " + one.index();
    }
}
