package io.saltus.engine.judging;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.report.Configured;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.CurveJudge;
import io.saltus.api.verdict.Verdict;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.LimitedCalls;
import io.saltus.engine.work.Faults;
import io.saltus.engine.work.PluginCalls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A criterion that is asked about curve after curve: what it throws becomes an issue, and one that
 * blocks again and again or fills the memory is asked no more. Safe for use by several threads.
 */
public final class Judge {

    /** Verdicts that may come too late before a criterion is asked no more. */
    private static final int LATE_BEFORE_ASIDE = FoldedIssues.ONE_BY_ONE;

    private static final int RESERVE = 16 << 20;

    /**
     * What came of asking: a result, or why there is none.
     *
     * @param <R> what the verdict is made into
     * @param result what the verdict was made into
     * @param issue why there is none
     * @param thrown what was thrown
     */
    public record Answer<R>(Optional<R> result, Optional<Issue> issue, Optional<Throwable> thrown) {

        private static <R> Answer<R> none(Issue issue, Optional<Throwable> thrown) {
            return new Answer<>(Optional.empty(), Optional.of(issue), thrown);
        }
    }

    private final Criterion criterion;
    private final Configured configured;
    private final Entry entry;
    private final Duration limit;
    private final AtomicInteger late = new AtomicInteger();
    private volatile boolean aside;

    /** Given up where a criterion fills the memory, so that the others can go on. */
    private final AtomicReference<byte[]> reserve;

    private Judge(
            Criterion criterion, Catalog catalog, Duration limit, AtomicReference<byte[]> reserve) {
        this.criterion = criterion;
        this.configured = catalog.configured(criterion);
        this.entry = catalog.entry(criterion);
        this.limit = limit;
        this.reserve = reserve;
    }

    /**
     * Returns judges that ask these criteria.
     *
     * @param limit how long a verdict may take, for messages: whoever asks keeps the time
     */
    public static List<Judge> of(List<Criterion> criteria, Catalog catalog, Duration limit) {
        AtomicReference<byte[]> reserve = new AtomicReference<>(new byte[RESERVE]);
        return criteria.stream().map(c -> new Judge(c, catalog, limit, reserve)).toList();
    }

    /** Returns the criterion as it is set, for the report. */
    public Configured configured() {
        return configured;
    }

    /** Lets the criterion look at the whole study; none where it fails. */
    Answer<CurveJudge> prepare(Curves study) {
        try {
            CurveJudge prepared = PluginCalls.call(entry, () -> criterion.prepare(study));
            return prepared == null
                    ? none("prepared nothing (null) to judge the study by")
                    : new Answer<>(Optional.of(prepared), Optional.empty(), Optional.empty());
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            return Answer.none(Faults.issue(entry, "looking at the study", e), Optional.of(e));
        } catch (OutOfMemoryError e) {
            reserve.set(null);
            return Answer.none(Faults.issue(entry, "looking at the study", e), Optional.of(e));
        }
    }

    /** Returns what stands for a criterion that did not look at the study in time. */
    Answer<CurveJudge> latePreparing() {
        return none(
                "did not finish looking at the study within %d s; see --time-limit"
                        .formatted(limit.toSeconds()));
    }

    /** Asks which curves there is something to judge about; none where it fails. */
    Answer<List<Curve>> toJudge(Curves study) {
        try (LimitedCalls calls = new LimitedCalls(limit)) {
            List<Curve> curves =
                    calls.call(
                            () ->
                                    PluginCalls.call(
                                            entry, () -> List.copyOf(criterion.toJudge(study))));
            return new Answer<>(Optional.of(curves), Optional.empty(), Optional.empty());
        } catch (TimeoutException e) {
            return none(
                    "did not choose what to judge within %d s; see --time-limit"
                            .formatted(limit.toSeconds()));
        } catch (ExecutionException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            return Answer.none(
                    Faults.issue(entry, "choosing what to judge", thrown), Optional.of(thrown));
        }
    }

    /** Returns that there is nothing in these data for the criterion. */
    Issue nothing() {
        return new Issue(
                        Faults.place(entry),
                        "the criterion '%s' finds nothing to judge in these data"
                                .formatted(entry.description().id()))
                .coded("nothing-to-judge")
                .asRemark();
    }

    /**
     * Asks about a curve among others.
     *
     * @param words the curve in words, for messages
     * @param use makes something of the verdict; that this fails, too, is the criterion's fault
     */
    public <R> Answer<R> ask(Curve curve, Curves context, String words, Function<Verdict, R> use) {
        return ask(curve, one -> criterion.judge(one, context), words, use);
    }

    /**
     * Asks about a curve of the study that the criterion has looked at.
     *
     * @param prepared what came of looking at it
     * @param words the curve in words, for messages
     * @param use makes something of the verdict; that this fails, too, is the criterion's fault
     */
    <R> Answer<R> ask(Curve curve, CurveJudge prepared, String words, Function<Verdict, R> use) {
        if (aside) {
            return none("was not asked about " + words + " after it had failed before");
        }
        try {
            Verdict verdict = PluginCalls.call(entry, () -> prepared.judge(curve));
            return verdict == null
                    ? none("gave no verdict (null) on " + words)
                    : new Answer<>(
                            Optional.of(use.apply(verdict)), Optional.empty(), Optional.empty());
        } catch (OutOfMemoryError e) {
            reserve.set(null);
            aside = true;
            return thrown(words, e);
        } catch (Exception | Error e) {
            return thrown(words, e);
        }
    }

    /**
     * Returns what stands for an answer that did not come in time.
     *
     * @param words the curve in words, for messages
     */
    public <R> Answer<R> late(String words) {
        if (late.incrementAndGet() >= LATE_BEFORE_ASIDE) {
            aside = true;
        }
        return none(
                "gave no verdict within %d s on %s; see --time-limit"
                        .formatted(limit.toSeconds(), words));
    }

    private <R> Answer<R> thrown(String words, Throwable e) {
        return Answer.none(Faults.issue(entry, "judging " + words, e), Optional.of(e));
    }

    private <R> Answer<R> none(String why) {
        return Answer.none(
                new Issue(
                                Faults.place(entry),
                                "the criterion '%s' %s".formatted(entry.description().id(), why))
                        .coded(Faults.FAILED),
                Optional.empty());
    }
}
