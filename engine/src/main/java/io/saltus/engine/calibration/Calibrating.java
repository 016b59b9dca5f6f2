package io.saltus.engine.calibration;

import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.spi.Criterion;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.judging.Judge;
import io.saltus.engine.work.Parallel;
import io.saltus.engine.work.Progress;
import io.saltus.engine.work.Shard;
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

    /**
     * What came of one part.
     *
     * @param simulated what the criterion said
     * @param faults what it threw, the first few
     */
    public record Part(Simulated simulated, List<Throwable> faults) {

        /** Copies the list. */
        public Part {
            faults = List.copyOf(faults);
        }
    }

    /** So many curves are judged and made into rulings before others are drawn. */
    private static final int AT_ONCE = 4096;

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
        Part whole = part(criterion, catalog, designs, plan, Shard.WHOLE, threads, limit, progress);
        Calibrated calibrated = together(List.of(whole.simulated()), designs, plan);
        return new Calibrated(calibrated.calibrations(), calibrated.issues(), whole.faults());
    }

    /**
     * Judges some of the curves of {@code plan}; memory holds {@value #AT_ONCE} of them, and what
     * was said of the others.
     *
     * @param shard which curves
     * @param threads at least 1
     * @param limit how long one verdict may take
     */
    public static Part part(
            Criterion criterion,
            Catalog catalog,
            List<Design> designs,
            Plan plan,
            Shard shard,
            int threads,
            Duration limit,
            Progress progress) {
        Judge judge = Judge.of(List.of(criterion), catalog, limit).get(0);
        return new Calibrating(judge, designs, plan).part(shard, threads, limit, progress);
    }

    /**
     * Returns what came of a run, all parts of which are there; the same as one run in one piece.
     *
     * @param parts each once, in any order
     * @throws IllegalArgumentException if they are not the parts of such a run
     */
    public static Calibrated together(List<Simulated> parts, List<Design> designs, Plan plan) {
        int count = parts.size();
        Simulated[] byNumber = new Simulated[count];
        Failures failures = Failures.NONE;
        for (Simulated part : parts) {
            byNumber[part.shard().number() - 1] = part;
            failures = failures.and(part.failures());
        }
        List<Rulings.Columns> columns =
                count == 1 ? parts.get(0).designs() : interleaved(byNumber, designs, plan);
        List<Calibration> calibrations = new ArrayList<>();
        for (int d = 0; d < designs.size(); d++) {
            calibrations.add(
                    new Calibration(designs.get(d), Rulings.of(plan.shapes(), columns.get(d))));
        }
        return new Calibrated(calibrations, failures.issues(), List.of());
    }

    /** The rulings of the parts in the order of the curves. */
    private static List<Rulings.Columns> interleaved(
            Simulated[] parts, List<Design> designs, Plan plan) {
        List<Rulings.Growing> growing = new ArrayList<>();
        designs.forEach(design -> growing.add(new Rulings.Growing(plan.shapes())));
        int[][] next = new int[parts.length][designs.size()];
        Cases cases = new Cases(designs, plan, Shard.WHOLE);
        while (cases.hasNext()) {
            Cases.Case one = cases.next();
            int part = (int) (one.block() % parts.length);
            Rulings.Columns from = parts[part].designs().get(one.design());
            int row = next[part][one.design()]++;
            if (row >= from.marks().length) {
                throw new IllegalArgumentException(
                        "part %s holds fewer curves than were asked for"
                                .formatted(parts[part].shard()));
            }
            growing.get(one.design()).add(from, row);
        }
        return growing.stream().map(Rulings.Growing::columns).toList();
    }

    private Part part(Shard shard, int threads, Duration limit, Progress progress) {
        List<Rulings.Growing> growing = new ArrayList<>();
        designs.forEach(design -> growing.add(new Rulings.Growing(plan.shapes())));
        Failures failures = Failures.NONE;
        List<Throwable> faults = new ArrayList<>();
        Cases cases = new Cases(designs, plan, shard);
        long total = cases.size();
        AtomicLong done = new AtomicLong();
        List<Cases.Case> some = new ArrayList<>();
        while (cases.hasNext()) {
            some.clear();
            while (cases.hasNext() && some.size() < AT_ONCE) {
                some.add(cases.next());
            }
            List<Judge.Answer<Ruling>> answers =
                    Parallel.map(
                            some,
                            threads,
                            limit,
                            (one, alive) -> {
                                Judge.Answer<Ruling> answer = judge(one);
                                progress.at("calibrating", done.incrementAndGet(), total);
                                return answer;
                            },
                            late -> judge.late(late.words()));
            for (int i = 0; i < some.size(); i++) {
                Cases.Case one = some.get(i);
                Judge.Answer<Ruling> answer = answers.get(i);
                Rulings.Growing said = growing.get(one.design());
                answer.result().ifPresentOrElse(said::add, said::addMissing);
                if (answer.issue().isPresent()) {
                    failures =
                            failures.and(
                                    new Failures.Failure(
                                            one.ordinal(), answer.issue().get(), one.words()));
                }
                if (faults.size() < FoldedIssues.ONE_BY_ONE) {
                    answer.thrown().ifPresent(faults::add);
                }
            }
        }
        return new Part(
                new Simulated(
                        shard, growing.stream().map(Rulings.Growing::columns).toList(), failures),
                faults);
    }

    private Judge.Answer<Ruling> judge(Cases.Case one) {
        Simulation simulation =
                Simulation.of(one.shape(), designs.get(one.design()), plan.seed(), one.index());
        return judge.ask(
                simulation.curve(),
                simulation.context(),
                one.words(),
                verdict -> Ruling.of(simulation, verdict, plan.score()));
    }
}
