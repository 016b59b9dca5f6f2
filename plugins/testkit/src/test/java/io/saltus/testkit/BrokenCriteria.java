package io.saltus.testkit;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.CurveJudge;
import io.saltus.api.spi.Param;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Criteria each of which breaks one promise and no other. */
public final class BrokenCriteria {

    private BrokenCriteria() {}

    static final Map<Promise, Supplier<Criterion>> ALL =
            Map.ofEntries(
                    Map.entry(Promise.DESCRIBES_ITSELF, Talkative::new),
                    Map.entry(Promise.IS_REGISTERED, Unregistered::new),
                    Map.entry(Promise.IS_A_VALUE, Unequal::new),
                    Map.entry(Promise.TAKES_ANY_ALLOWED_SETTING, Picky::new),
                    Map.entry(Promise.KEEPS_QUIET, Chatty::new),
                    Map.entry(Promise.LEAVES_NO_THREADS, Threaded::new),
                    Map.entry(Promise.IGNORES_LOCALE, Localised::new),
                    Map.entry(Promise.JUDGES_ANY_CURVE, Thrower::new),
                    Map.entry(Promise.JUDGES_WITH_ANY_SETTING, DividesByZero::new),
                    Map.entry(Promise.JUDGES_THE_SAME_TWICE, ThreadBound::new),
                    Map.entry(Promise.PREPARES_WHAT_IT_JUDGES, Forgetful::new),
                    Map.entry(Promise.IGNORES_UNIT_OF_SCALE, UnitBound::new),
                    Map.entry(Promise.GIVES_A_REASON, LongWinded::new),
                    Map.entry(Promise.PLACES_ONSET_ON_CURVE, FarOnset::new),
                    Map.entry(Promise.DRAWS_OVER_THE_POINTS, FarOverlay::new),
                    Map.entry(Promise.CALLS_NO_POINT_EMERGENT, PointLover::new),
                    Map.entry(Promise.CALLS_NO_FLAT_CURVE_EMERGENT, FlatLover::new),
                    Map.entry(Promise.JUDGES_IN_TIME, Slow::new));

    @About(
            id = "talkative",
            summary =
                    "A summary that goes on and on, far beyond the line on which a list of plugins"
                            + " could show it to anybody who asks what there is")
    public record Talkative() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return GoodCriterion.judge(curve);
        }
    }

    @About(id = "unregistered", summary = "Is in no service file")
    public record Unregistered() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return GoodCriterion.judge(curve);
        }
    }

    @About(id = "unequal", summary = "Is equal to itself only")
    public record Unequal() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return GoodCriterion.judge(curve);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    @About(id = "picky", summary = "Refuses what its bounds allow")
    public record Picky(@Param(value = "A share", min = 0, max = 1e6) double share)
            implements Criterion {
        public Picky {
            if (share > 1e5) {
                throw new IllegalArgumentException("share is too large for me");
            }
        }

        public Picky() {
            this(.5);
        }

        @Override
        public Verdict judge(Curve curve, Curves context) {
            return GoodCriterion.judge(curve);
        }
    }

    @About(id = "chatty", summary = "Prints")
    public record Chatty() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            System.out.println("judging " + curve.subject());
            return GoodCriterion.judge(curve);
        }
    }

    @About(id = "threaded", summary = "Starts a thread that never ends")
    public record Threaded() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            Thread thread = new Thread(Threaded::sleep, "never-ends");
            thread.setDaemon(true);
            thread.start();
            return GoodCriterion.judge(curve);
        }

        private static void sleep() {
            try {
                Thread.sleep(4_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @About(id = "localised", summary = "Writes numbers in the user's locale")
    public record Localised() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided(String.format("The first score is %.3f", curve.scores()[0]));
        }
    }

    @About(id = "thrower", summary = "Throws on what it did not expect", references = "none")
    public record Thrower() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            if (!curve.axis().id().equals("compute") && curve.size() == 6) {
                throw new IllegalStateException("I know compute only");
            }
            return GoodCriterion.judge(curve);
        }
    }

    @About(id = "divides-by-zero", summary = "Divides by a setting that may be 0")
    public record DividesByZero(@Param(value = "Points per step", min = 0, max = 9) int points)
            implements Criterion {
        public DividesByZero() {
            this(1);
        }

        @Override
        public Verdict judge(Curve curve, Curves context) {
            return curve.size() / points < 0
                    ? Verdict.undecided("never")
                    : GoodCriterion.judge(curve);
        }
    }

    @About(id = "thread-bound", summary = "Says where it runs")
    public record ThreadBound() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("Judged on " + Thread.currentThread().getName());
        }
    }

    @About(id = "forgetful", summary = "Prepares something else")
    public record Forgetful() implements Criterion {
        @Override
        public CurveJudge prepare(Curves study) {
            return curve -> Verdict.undecided("Has forgotten the curve");
        }

        @Override
        public Verdict judge(Curve curve, Curves context) {
            return GoodCriterion.judge(curve);
        }
    }

    @About(id = "unit-bound", summary = "Knows one unit only")
    public record UnitBound() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return curve.point(0).scale() < 1e18
                    ? Verdict.undecided("Too small")
                    : GoodCriterion.judge(curve);
        }
    }

    @About(id = "long-winded", summary = "Never comes to the point")
    public record LongWinded() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("and so on ".repeat(100));
        }
    }

    @About(id = "far-onset", summary = "Finds onsets where no model is")
    public record FarOnset() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            Verdict verdict = GoodCriterion.judge(curve);
            if (verdict.onset().isEmpty()) {
                return verdict;
            }
            double far = curve.axis().scale(curve.positions()[curve.size() - 1] + 3);
            double farther = curve.axis().scale(curve.positions()[curve.size() - 1] + 4);
            return verdict.from(Onset.between(far, far, farther));
        }
    }

    @About(id = "far-overlay", summary = "Draws where no point is")
    public record FarOverlay() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            double far = curve.axis().scale(curve.positions()[0] - 100);
            return GoodCriterion.judge(curve)
                    .with(Overlay.line("line", List.of(new Overlay.At(far, 0))));
        }
    }

    @About(id = "point-lover", summary = "Calls a point emergent")
    public record PointLover() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return curve.size() == 1
                    ? Verdict.emergent(Shape.SHARP, "It is there")
                    : GoodCriterion.judge(curve);
        }
    }

    @About(id = "flat-lover", summary = "Calls a flat curve emergent")
    public record FlatLover() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            boolean flat =
                    curve.size() > 3 && curve.scores()[0] == curve.scores()[curve.size() - 1];
            return flat
                    ? Verdict.emergent(Shape.SHARP, "It will come")
                    : GoodCriterion.judge(curve);
        }
    }

    @About(id = "slow", summary = "Takes its time on long curves")
    public record Slow() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            if (curve.size() >= 1000) {
                try {
                    Thread.sleep(10_100);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return GoodCriterion.judge(curve);
        }
    }
}
