package io.saltus.plugins.emergence.trend;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Direction;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Shape;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.ScaleQuantities;
import io.saltus.statistics.isotonic.IsotonicRegression;
import io.saltus.statistics.trend.MannKendall;
import io.saltus.statistics.trend.TheilSen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of a trend, from the scores as measured, turned so that up is better.
 *
 * <p>On a curve of all families the scores are the shares of its neighbourhoods.
 *
 * @param curve the curve
 * @param counted its counts, where the metric allows
 * @param positions places on the analysis axis
 * @param values scores at them, higher better
 * @param weights examples at them; 1 each where there are no counts
 * @param sign -1 where the metric falls as it improves
 */
public record TrendNumbers(
        Curve curve,
        Optional<CountedCurve> counted,
        double[] positions,
        double[] values,
        double[] weights,
        double sign) {

    public static TrendNumbers of(Curve curve, Optional<CountedCurve> counted) {
        if (counted.isPresent() && counted.get().pooled()) {
            var counts = counted.get().counts();
            return new TrendNumbers(
                    curve, counted, counts.positions(), counts.proportions(), counts.trials(), 1);
        }
        double sign = curve.metric().direction() == Direction.HIGHER_IS_BETTER ? 1 : -1;
        double[] values = Arrays.stream(curve.scores()).map(score -> sign * score).toArray();
        double[] weights =
                counted.map(c -> c.counts().trials())
                        .orElseGet(
                                () -> {
                                    double[] equal = new double[values.length];
                                    Arrays.fill(equal, 1);
                                    return equal;
                                });
        return new TrendNumbers(curve, counted, curve.positions(), values, weights, sign);
    }

    int size() {
        return values.length;
    }

    /** What the raw score does; a metric that is better when lower is said to be so. */
    public String words(Shape shape) {
        boolean lower = curve.metric().direction() == Direction.LOWER_IS_BETTER;
        String improves = lower ? "falls" : "rises";
        String worsens = lower ? "rises" : "falls";
        String better = lower ? " (lower is better)" : "";
        return switch (shape) {
            case SATURATED ->
                    "above %s of the way from chance to best at every scale"
                            .formatted(Numbers.of(TrendShape.SATURATED));
            case FLAT -> "does not change with scale beyond noise";
            case INVERSE -> "%s with scale%s".formatted(worsens, better);
            case U_SHAPED -> "%s with scale, then %s%s".formatted(worsens, improves, better);
            case INVERTED_U -> "%s with scale, then %s%s".formatted(improves, worsens, better);
            case NOISY -> "changes beyond noise, but with no relation to scale";
            default -> "%s with scale%s".formatted(improves, better);
        };
    }

    public List<Quantity> quantities() {
        List<Quantity> quantities = new ArrayList<>();
        if (size() >= 2) {
            quantities.add(
                    new Quantity(
                            "mann-kendall-s",
                            MannKendall.s(values),
                            "",
                            "pairs of scales that improve less pairs that get worse"));
            quantities.add(
                    new Quantity(
                            "mann-kendall-z",
                            MannKendall.z(values),
                            "",
                            "the same, standardised, corrected for ties and continuity"));
            quantities.add(
                    Quantity.pValue(
                            "mann-kendall-p",
                            MannKendall.rise(values),
                            "one-sided p-value that there is no improvement; exact to 10 scales"));
            counted.ifPresent(
                    c ->
                            quantities.add(
                                    new Quantity(
                                            "cochran-armitage-z",
                                            c.counts().trend(),
                                            "",
                                            "statistic of a trend of the counts; above 0 where they improve")));
            quantities.add(
                    new Quantity(
                            "theil-sen-slope",
                            TheilSen.slope(positions, values),
                            "",
                            "median slope between two scales: improvement of the score per decade, or per unit of loss"));
        }
        quantities.addAll(
                ScaleQuantities.of(
                        "isotonic",
                        Arrays.stream(monotone()).map(v -> sign * v).toArray(),
                        "closest score that never gets worse"));
        counted.ifPresent(
                c ->
                        quantities.add(
                                new Quantity(
                                        "monotone-lr",
                                        c.counts().monotoneRatio(),
                                        "",
                                        "twice the log likelihood that a monotone curve loses; 0 for a monotone one")));
        return quantities;
    }

    private double[] monotone() {
        return IsotonicRegression.nonDecreasing(values, weights);
    }

    /** The monotone fit in units of the metric; none for shares of neighbourhoods. */
    public Optional<Overlay> overlay() {
        if (size() < 3 || values.length != curve.size()) {
            return Optional.empty();
        }
        double[] fitted = monotone();
        List<Overlay.At> line = new ArrayList<>();
        for (int i = 0; i < fitted.length; i++) {
            line.add(new Overlay.At(curve.axis().scale(positions[i]), sign * fitted[i]));
        }
        return Optional.of(Overlay.line("monotone fit", line));
    }

    public String trendWords() {
        return counted.map(
                        c ->
                                " (Cochran-Armitage z = "
                                        + Numbers.of(c.counts().trend())
                                        + ", Mann-Kendall p = "
                                        + Numbers.of(MannKendall.rise(values))
                                        + ")")
                .orElse("");
    }
}
