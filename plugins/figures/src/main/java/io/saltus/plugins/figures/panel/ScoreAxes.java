package io.saltus.plugins.figures.panel;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import java.util.List;

/**
 * The score axes of the panels of a figure.
 *
 * @param ends where they end
 * @param panels all panels of the figure
 * @param forecast whether what is forecast is drawn
 */
public record ScoreAxes(ScoreEnds ends, List<Panel> panels, boolean forecast) {

    /** Decades that are labelled at most. */
    private static final int LABELS = 12;

    /** Powers of ten that are numbers of full precision end here. */
    private static final int DECADES = 307;

    /** Copies the panels. */
    public ScoreAxes {
        panels = List.copyOf(panels);
    }

    /** Returns the score axis of one of the panels. */
    ScoreAxis of(Panel panel) {
        ScoreAxis own = ScoreAxis.of(panel, forecast);
        return switch (ends) {
            case OWN -> own;
            case SHARED -> shared(panel);
            case WHOLE -> ScoreAxis.isShareOfExamples(panel) ? ScoreAxis.round(0, 1, true) : own;
            case LOG -> decades(panel, own);
        };
    }

    private ScoreAxis shared(Panel panel) {
        boolean shares = ScoreAxis.isShareOfExamples(panel);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Panel other : panels) {
            boolean alike =
                    shares
                            ? ScoreAxis.isShareOfExamples(other)
                            : other.metric().equals(panel.metric());
            if (alike) {
                ScoreAxis axis = ScoreAxis.of(other, forecast);
                low = Math.min(low, axis.low());
                high = Math.max(high, axis.high());
            }
        }
        return ScoreAxis.round(low, high, shares);
    }

    /** Whole decades about the positive scores; without one there is nothing to put on them. */
    private static ScoreAxis decades(Panel panel, ScoreAxis own) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Curve curve : panel.curves()) {
            for (Point point : curve.points()) {
                if (point.score() > 0) {
                    least = Math.min(least, point.score());
                    most = Math.max(most, point.score());
                }
            }
            double chance = curve.metric().chance().orElse(0);
            if (chance > 0) {
                least = Math.min(least, chance);
                most = Math.max(most, chance);
            }
        }
        if (most == 0) {
            return own;
        }
        double low = Math.max(-DECADES, Math.floor(Math.log10(least) + 1e-9));
        double high = Math.min(DECADES, Math.ceil(Math.log10(most) - 1e-9));
        low = Math.min(low, DECADES - 1);
        high = Math.max(low + 1, high);
        double step = Math.ceil((high - low) / LABELS);
        return new ScoreAxis(Math.pow(10, low), Math.pow(10, high), step, true);
    }
}
