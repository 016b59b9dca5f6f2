package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.Forecaster;
import io.saltus.statistics.forecast.MixingWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often each method is the one to believe, by a hindcast of the study's curves.
 *
 * <p>Of each curve of five scales or more the largest is held out, of one of all families the
 * largest tenth, from all curves of the study; each method's log score of what came is its log
 * likelihood, the mean over a curve's targets, and the weights are those of {@link MixingWeights}
 * with five curves' worth of equal shares. A method that gives no answer counts as the worst that
 * did. Where there are more, {@value #MOST} curves are asked, evenly spread.
 */
final class HindcastWeights {

    /** What is mixed, in the order of the weights. */
    static final List<Forecaster> METHODS =
            List.of(
                    new PosteriorOfCurves(),
                    new GaussianProcess(),
                    new SharedSkills(),
                    new LogitLine(),
                    new ErrorPowerLaw(),
                    new LastValue());

    private static final int MOST = 40;
    private static final int FEWEST = 5;
    private static final double EQUAL_SHARES = 5;
    private static final int TENTH = 10;

    private HindcastWeights() {}

    private record Case(Curve curve, List<Replicate> came) {}

    /** The weights for curves of one family, or of all; of the same study they are found once. */
    static double[] of(Curves study, boolean pooled) {
        return StudyMemory.ofAll().weights(study, pooled, () -> find(study, pooled));
    }

    private static double[] find(Curves study, boolean pooled) {
        List<Curve> known = new ArrayList<>();
        List<Case> cases = new ArrayList<>();
        for (Curve curve : study.all()) {
            int held = pooled ? Math.max(1, curve.size() / TENTH) : 1;
            if (curve.subject().isPooled() != pooled || curve.size() < FEWEST) {
                known.add(curve);
                continue;
            }
            int kept = curve.size() - held;
            Curve left = new Curve(curve.subject(), curve.points().subList(0, kept));
            known.add(left);
            List<Replicate> came = new ArrayList<>();
            for (Point point : curve.points().subList(kept, curve.size())) {
                point.replicates().forEach(run -> came.add(at(curve, point, run)));
            }
            cases.add(new Case(left, came));
        }
        Curves before = Curves.of(known);
        List<double[]> logs = new ArrayList<>();
        int step = Math.max(1, (cases.size() + MOST - 1) / MOST);
        for (int i = 0; i < cases.size(); i += step) {
            logs(cases.get(i), before).ifPresent(logs::add);
        }
        return MixingWeights.of(logs, METHODS.size(), EQUAL_SHARES);
    }

    private static Replicate at(Curve curve, Point point, Replicate run) {
        Model model = run.model().at(curve.axis(), point.scale());
        return new Replicate(model, run.seed(), run.score(), run.examples(), run.standardError());
    }

    private static Optional<double[]> logs(Case one, Curves before) {
        List<Model> targets = one.came().stream().map(Replicate::model).toList();
        double[] logs = new double[METHODS.size()];
        double worst = Double.POSITIVE_INFINITY;
        for (int m = 0; m < logs.length; m++) {
            List<Optional<Predictive>> answers =
                    METHODS.get(m).forecast(one.curve(), before, targets);
            double sum = 0;
            for (int i = 0; i < answers.size(); i++) {
                double came = one.came().get(i).score();
                sum +=
                        answers.get(i).map(answer -> answer.logScore(came)).orElse(Double.NaN)
                                / answers.size();
            }
            logs[m] = sum;
            worst = Double.isNaN(sum) ? worst : Math.min(worst, sum);
        }
        if (!Double.isFinite(worst)) {
            return Optional.empty();
        }
        for (int m = 0; m < logs.length; m++) {
            logs[m] = Double.isNaN(logs[m]) ? worst : logs[m];
        }
        return Optional.of(logs);
    }
}
