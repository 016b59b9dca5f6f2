package io.saltus.engine.forecasting;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.report.HindcastScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds out the largest scales of each curve and has the methods forecast them.
 *
 * <p>For each count k asked for, the k largest points of a curve are held out where at least
 * {@value #FEWEST} stay. What a method sees of the study is what would have been known: in the same
 * family nothing from the first scale held out on, and along time, or where all families lie on one
 * curve, nothing from then on of anybody. Scores are of all held-out points that lie as many scales
 * ahead, whatever k.
 */
final class Hindcasting {

    private static final int FEWEST = 3;

    /** A curve without its largest scales, what was known then, and what came. */
    record Case(
            Curve curve, Curves known, ForecasterCalls method, List<Model> targets, Curve whole) {

        ForecasterCalls.Answer ask() {
            return method.ask(curve, known, targets);
        }
    }

    private final Curves curves;
    private final List<Integer> leave;
    private final List<ForecasterCalls> methods;
    private final Map<List<Object>, List<Curve>> knownThen = new HashMap<>();

    Hindcasting(Curves curves, List<Integer> leave, List<ForecasterCalls> methods) {
        this.curves = curves;
        this.leave = leave;
        this.methods = methods;
    }

    /** Returns what to ask: by curve, count and method. */
    List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Curve curve : curves.all()) {
            for (int count : leave) {
                int kept = curve.size() - count;
                if (kept >= FEWEST) {
                    Curve left = new Curve(curve.subject(), curve.points().subList(0, kept));
                    Curves known = known(curve, kept, left);
                    List<Model> targets =
                            curve.points().subList(kept, curve.size()).stream()
                                    .map(point -> target(curve.axis(), point))
                                    .toList();
                    for (ForecasterCalls method : methods) {
                        cases.add(new Case(left, known, method, targets, curve));
                    }
                }
            }
        }
        return cases;
    }

    /** The model behind a point, at the place of the point: replicates may differ in a last bit. */
    private static Model target(Axis axis, Point point) {
        return point.replicates().get(0).model().at(axis, point.scale());
    }

    private Curves known(Curve curve, int kept, Curve left) {
        double cut = curve.axis().position(curve.point(kept).scale());
        boolean ofAll = curve.subject().isPooled() || curve.axis().equals(Axis.DATE);
        String family = ofAll ? Subject.POOLED : curve.subject().family();
        List<Curve> known =
                knownThen.computeIfAbsent(List.of(family, cut), key -> before(ofAll, family, cut));
        // the curve itself may have lost more, where its scales lie otherwise than the cut says
        return Curves.of(
                known.stream().map(c -> c.subject().equals(left.subject()) ? left : c).toList());
    }

    private List<Curve> before(boolean ofAll, String family, double cut) {
        List<Curve> known = new ArrayList<>();
        for (Curve curve : curves.all()) {
            if (!ofAll && !curve.subject().family().equals(family)) {
                known.add(curve);
                continue;
            }
            List<Point> points =
                    curve.points().stream()
                            .filter(point -> curve.axis().position(point.scale()) < cut)
                            .toList();
            if (points.size() == curve.size()) {
                known.add(curve);
            } else if (!points.isEmpty()) {
                known.add(new Curve(curve.subject(), points));
            }
        }
        return known;
    }

    /** Returns the scores of what was answered: by method, then by scales ahead. */
    List<HindcastScore> scores(List<Case> cases, List<ForecasterCalls.Answer> answers) {
        List<HindcastScore> scores = new ArrayList<>();
        for (ForecasterCalls method : methods) {
            Map<Integer, Score> byAhead = new java.util.TreeMap<>();
            for (int i = 0; i < cases.size(); i++) {
                if (cases.get(i).method() == method) {
                    add(cases.get(i), answers.get(i).answers(), byAhead);
                }
            }
            byAhead.forEach((ahead, score) -> score.of(method, ahead).ifPresent(scores::add));
        }
        return scores;
    }

    private static void add(
            Case one, List<Optional<Predictive>> answers, Map<Integer, Score> byAhead) {
        Curve whole = one.whole();
        int kept = one.curve().size();
        double last = whole.point(kept - 1).score();
        double unit = unit(whole);
        double[] positions = whole.positions();
        for (int i = 0; i < answers.size(); i++) {
            Score score = byAhead.computeIfAbsent(i + 1, ahead -> new Score());
            score.asked++;
            if (answers.get(i).isPresent()) {
                Point came = whole.point(kept + i);
                score.add(answers.get(i).get(), came, last, unit);
                score.distance += positions[kept + i] - positions[kept - 1];
            }
        }
    }

    /** 1 for shares; else the spread of the scores, 1 where they do not differ. */
    private static double unit(Curve curve) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double score : curve.scores()) {
            least = Math.min(least, score);
            most = Math.max(most, score);
        }
        boolean share = curve.metric().grain() == Grain.ALL_OR_NOTHING || least >= 0 && most <= 1;
        return share || most == least ? 1 : most - least;
    }

    /** Sums over what was forecast at one horizon. */
    private static final class Score {

        private int asked;
        private int forecasts;
        private int within50;
        private int within80;
        private int within95;
        private double distance;
        private double error;
        private double crps;
        private double logScore;
        private double lastError;

        void add(Predictive predictive, Point came, double last, double unit) {
            double y = came.score();
            forecasts++;
            within50 += predictive.interval(.5).contains(y) ? 1 : 0;
            within80 += predictive.interval(.8).contains(y) ? 1 : 0;
            within95 += predictive.interval(.95).contains(y) ? 1 : 0;
            error += Math.abs(predictive.median() - y) / unit;
            crps += predictive.crps(y) / unit;
            double grain = came.examples().isPresent() ? .5 / came.examples().getAsLong() : .001;
            logScore += predictive.logScore(y, Math.max(grain, 1e-6) * unit) + Math.log(unit);
            lastError += Math.abs(last - y) / unit;
        }

        Optional<HindcastScore> of(ForecasterCalls method, int ahead) {
            double n = forecasts;
            return forecasts == 0
                    ? Optional.empty()
                    : Optional.of(
                            new HindcastScore(
                                    method.configured(),
                                    ahead,
                                    distance / n,
                                    asked,
                                    forecasts,
                                    within50 / n,
                                    within80 / n,
                                    within95 / n,
                                    error / n,
                                    crps / n,
                                    logScore / n,
                                    lastError / n));
        }
    }
}
