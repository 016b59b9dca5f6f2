package io.saltus.testkit;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Axis;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.CurveJudge;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The promises of criteria. */
final class CriterionChecks {

    private static final Verdict NONE = Verdict.undecided("no verdict");
    private static final double UNIT = 1000;
    private static final long MOST_SECONDS = 10;

    private final Criterion criterion;
    private final List<SyntheticCurve> curves = SyntheticCurves.all();
    private final SideEffects<Verdict> effects =
            new SideEffects<>(this::verdicts, this::requireSame);

    CriterionChecks(Criterion criterion) {
        this.criterion = criterion;
    }

    Map<Promise, Check> all() {
        Map<Promise, Check> checks = effects.checks();
        checks.put(Promise.JUDGES_ANY_CURVE, () -> judgesAnyCurve(criterion));
        checks.put(
                Promise.JUDGES_WITH_ANY_SETTING,
                () -> ExtensionChecks.withEachSetting(criterion, this::judgesAnyCurve));
        checks.put(
                Promise.JUDGES_THE_SAME_TWICE, () -> OnThreads.require(effects.sameAs(verdicts())));
        checks.put(Promise.PREPARES_WHAT_IT_JUDGES, this::preparesWhatItJudges);
        checks.put(Promise.IGNORES_UNIT_OF_SCALE, this::ignoresUnitOfScale);
        checks.put(Promise.GIVES_A_REASON, () -> each(CriterionChecks::givesAReason));
        checks.put(Promise.PLACES_ONSET_ON_CURVE, () -> places(VerdictOnCurve::requireOnset));
        checks.put(Promise.DRAWS_OVER_THE_POINTS, () -> places(VerdictOnCurve::requireOverlays));
        checks.put(Promise.CALLS_NO_POINT_EMERGENT, () -> callsNone("one point"));
        checks.put(
                Promise.CALLS_NO_FLAT_CURVE_EMERGENT,
                () -> callsNone("flat at chance", "no hits at all", "below chance", "falling,"));
        checks.put(Promise.JUDGES_IN_TIME, this::judgesInTime);
        return checks;
    }

    /** A stand-in where there is no verdict: that is the business of one promise, not of all. */
    private Verdict judge(Curve curve) {
        try {
            Verdict verdict = criterion.judge(curve, Curves.of(curve));
            return verdict == null ? NONE : verdict;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return NONE;
        }
    }

    private List<Verdict> verdicts() {
        return curves.stream().map(sample -> judge(sample.curve())).toList();
    }

    private void each(Consumer<Verdict> check) {
        verdicts().forEach(check);
    }

    private void requireSame(int sample, Verdict before, Verdict now) {
        Check.that(
                before.equals(now),
                "on '%s' %s",
                curves.get(sample).name(),
                difference(before, now));
    }

    private static String difference(Verdict one, Verdict other) {
        for (var slot : Verdict.class.getRecordComponents()) {
            try {
                Object first = slot.getAccessor().invoke(one);
                Object then = slot.getAccessor().invoke(other);
                if (!first.equals(then)) {
                    return "the %s is '%s', and then '%s'".formatted(slot.getName(), first, then);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return "nothing differs";
    }

    /** Asked in another order than that of the study: what it prepares keeps no score. */
    private void preparesWhatItJudges() {
        List<Curve> distinct = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i).curve();
            distinct.add(curve.as(curve.subject().ofTask("task " + i)));
        }
        Curves study = Curves.of(distinct);
        CurveJudge prepared;
        try {
            prepared = criterion.prepare(study);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new AssertionError("looking at a study throws " + e, e);
        }
        Check.that(prepared != null, "what it prepares is null");
        for (int i = distinct.size() - 1; i >= 0; i--) {
            Curve curve = distinct.get(i);
            Verdict without = told(one -> criterion.judge(one, study), curve);
            Verdict with = told(prepared, curve);
            Check.that(
                    without.equals(with),
                    "on '%s' %s",
                    curves.get(i).name(),
                    difference(without, with));
        }
    }

    private static Verdict told(CurveJudge judge, Curve curve) {
        try {
            Verdict verdict = judge.judge(curve);
            return verdict == null ? NONE : verdict;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return NONE; // the business of another promise
        }
    }

    private void judgesAnyCurve(Criterion criterion) {
        for (SyntheticCurve sample : curves) {
            Verdict verdict;
            List<Curve> choice;
            try {
                verdict = criterion.judge(sample.curve(), Curves.of(sample.curve()));
                choice = criterion.toJudge(Curves.of(sample.curve()));
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                throw new AssertionError(
                        "%s on '%s' throws %s".formatted(criterion, sample.name(), e), e);
            }
            Check.that(verdict != null, "%s on '%s' gives null", criterion, sample.name());
            Check.that(
                    choice != null,
                    "%s names no curves (null) to judge in a study of '%s'",
                    criterion,
                    sample.name());
        }
    }

    private void ignoresUnitOfScale() {
        for (SyntheticCurve sample : curves) {
            if (sample.curve().axis().spacing() != Axis.Spacing.LOGARITHMIC) {
                continue;
            }
            Curve curve = sample.curve();
            Verdict here = judge(curve);
            Verdict there =
                    judge(
                            new Curve(
                                    curve.subject(),
                                    curve.points().stream().map(this::inThousands).toList()));
            Check.that(
                    here.outcome() == there.outcome() && here.shape() == there.shape(),
                    "on '%s' it says %s %s, with scales in thousands %s %s",
                    sample.name(),
                    here.outcome(),
                    here.shape(),
                    there.outcome(),
                    there.shape());
            double onset = here.onset().map(Onset::scale).orElse(1.);
            double moved = there.onset().map(o -> o.scale() * UNIT).orElse(1.);
            Check.that(
                    Math.abs(moved / onset - 1) < 1e-6,
                    "on '%s' the onset is %s, with scales in thousands %s thousand",
                    sample.name(),
                    onset,
                    moved / UNIT);
        }
    }

    private Point inThousands(Point point) {
        return Point.of(point.scale() / UNIT, point.replicates());
    }

    private static void givesAReason(Verdict verdict) {
        String reason = verdict.reason();
        Check.that(
                reason.lines().count() == 1 && reason.length() <= 400,
                "a reason is one line of at most 400 characters, got '%s'",
                reason);
    }

    private void places(BiConsumer<VerdictOnCurve, Verdict> check) {
        for (SyntheticCurve sample : curves) {
            check.accept(new VerdictOnCurve(sample.name(), sample.curve()), judge(sample.curve()));
        }
    }

    private void callsNone(String... names) {
        for (SyntheticCurve sample : curves) {
            for (String name : names) {
                if (sample.name().startsWith(name)) {
                    Verdict verdict = judge(sample.curve());
                    Check.that(
                            verdict.outcome() != Outcome.EMERGENT,
                            "it calls '%s' emergent: %s",
                            sample.name(),
                            verdict.reason());
                }
            }
        }
    }

    private void judgesInTime() throws Exception {
        Curve curve = SyntheticCurves.noisy(.25, 100, 1000, x -> .1 * (x - 19), 1);
        double seconds = Check.seconds(MOST_SECONDS, () -> judge(curve));
        Check.that(seconds < MOST_SECONDS, "it took %.1f s", seconds);
    }
}
