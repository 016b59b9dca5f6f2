package io.saltus.engine.calibration;

import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.spi.Criterion;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.judging.Judge;
import io.saltus.engine.work.Parallel;
import io.saltus.engine.work.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs simulated curves of known truth through a criterion. The rulings are the same for any number
 * of threads: each curve has a generator of its own.
 */
public final class Calibrating {

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

    private record Case(int design, KnownShape shape, int index) {

        String words() {
            return "the simulated curve " + shape.id() + " " + index;
        }
    }

    private final Judge judge;
    private final List<Design> designs;
    private final Plan plan;

    private Calibrating(Judge judge, List<Design> designs, Plan plan) {
        this.judge = judge;
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
        Judge judge = Judge.of(List.of(criterion), catalog, limit).get(0);
        return new Calibrating(judge, designs, plan).run(threads, limit, progress);
    }

    private Calibrated run(int threads, Duration limit, Progress progress) {
        List<Case> cases = new ArrayList<>();
        for (int d = 0; d < designs.size(); d++) {
            // curves of one index may share their scales: a criterion meets them one after another
            for (int i = 0; i < plan.curves(); i++) {
                for (KnownShape shape : plan.shapes()) {
                    if (designs.get(d).suits(shape)) {
                        cases.add(new Case(d, shape, i));
                    }
                }
            }
        }
        AtomicLong done = new AtomicLong();
        List<Judge.Answer<Ruling>> answers =
                Parallel.map(
                        cases,
                        threads,
                        limit,
                        (one, alive) -> {
                            Judge.Answer<Ruling> answer = judge(one);
                            progress.at("calibrating", done.incrementAndGet(), cases.size());
                            return answer;
                        },
                        late -> judge.late(late.words()));
        return collect(cases, answers);
    }

    private Judge.Answer<Ruling> judge(Case one) {
        Simulation simulation =
                Simulation.of(one.shape(), designs.get(one.design()), plan.seed(), one.index());
        return judge.ask(
                simulation.curve(),
                simulation.context(),
                one.words(),
                verdict -> Ruling.of(simulation, verdict, plan.score()));
    }

    private Calibrated collect(List<Case> cases, List<Judge.Answer<Ruling>> answers) {
        List<List<Ruling>> rulings = new ArrayList<>();
        designs.forEach(design -> rulings.add(new ArrayList<>()));
        List<Issue> issues = new ArrayList<>();
        List<Throwable> faults = new ArrayList<>();
        try (FoldedIssues folded = new FoldedIssues(issues::add)) {
            for (int i = 0; i < cases.size(); i++) {
                Case one = cases.get(i);
                Judge.Answer<Ruling> answer = answers.get(i);
                answer.result().ifPresent(rulings.get(one.design())::add);
                answer.issue().ifPresent(issue -> folded.add("", issue, one.words()));
                if (faults.size() < FoldedIssues.ONE_BY_ONE) {
                    answer.thrown().ifPresent(faults::add);
                }
            }
        }
        List<Calibration> calibrations = new ArrayList<>();
        for (int d = 0; d < designs.size(); d++) {
            calibrations.add(new Calibration(designs.get(d), rulings.get(d)));
        }
        return new Calibrated(calibrations, issues, faults);
    }
}
