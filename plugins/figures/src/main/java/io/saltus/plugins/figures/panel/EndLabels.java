package io.saltus.plugins.figures.panel;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Finding;
import io.saltus.plugins.figures.drawing.Pen;
import io.saltus.plugins.figures.type.Typeface;
import io.saltus.plugins.figures.type.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The names of curves at the ends of their lines, in their colours, right of a box: nobody looks
 * them up. They keep a distance from one another; a hairline goes from each to its line.
 */
public final class EndLabels {

    /** Size of their letters, in letters. */
    private static final double SIZE = .85;

    /** From one to the next, in letters. */
    private static final double DISTANCE = 1.05;

    /** What a hairline has beside the box, in letters. */
    private static final double LEAD = 1;

    /** Share of a panel that they may take. */
    private static final double SHARE = .25;

    private final CurveStyles styles;
    private final double letter;
    private final double words;

    private EndLabels(CurveStyles styles, double letter, double words) {
        this.styles = styles;
        this.letter = letter;
        this.words = words;
    }

    /**
     * Returns the labels of panels; none where a legend tells more, or was chosen.
     *
     * @param letter size of letters, mm
     * @param column width of a panel with what stands beside it, mm
     * @param height height of its box, mm
     * @param forecast whether something is drawn beyond the ends of the lines
     * @throws RequestException if they were chosen and there is no room for them
     */
    public static Optional<EndLabels> of(
            CurveLabels chosen,
            CurveStyles styles,
            List<Panel> panels,
            Typeface typeface,
            double letter,
            double column,
            double height,
            boolean forecast) {
        if (chosen == CurveLabels.LEGEND || styles.families().size() * styles.setups() <= 1) {
            return Optional.empty();
        }
        double widest =
                letter
                        * SIZE
                        * panels.stream()
                                .flatMap(panel -> panel.findings().stream())
                                .map(finding -> VisibleText.of(styles.name(finding)))
                                .mapToDouble(name -> typeface.width(name, false))
                                .max()
                                .orElse(0);
        int most = panels.stream().mapToInt(panel -> panel.findings().size()).max().orElse(0);
        Optional<String> why = against(styles, panels);
        if (forecast) {
            why = Optional.of("forecasts follow the lines");
        } else if (most * DISTANCE * letter > height) {
            why = Optional.of("a panel has " + most + " curves, more than fit under one another");
        } else if (widest + LEAD * letter > SHARE * column) {
            why = Optional.of("the names would take more than a quarter of a panel's width");
        }
        if (why.isPresent() && chosen == CurveLabels.ENDS) {
            throw new RequestException(
                    ("setting 'labels' is ends, and labels cannot tell the curves apart: %s; use"
                                    + " labels=auto or legend, fewer columns, or --where")
                            .formatted(why.get()));
        }
        return why.isPresent()
                ? Optional.empty()
                : Optional.of(new EndLabels(styles, letter, widest));
    }

    /** Why names at the ends of lines would not tell the curves apart, however much room. */
    private static Optional<String> against(CurveStyles styles, List<Panel> panels) {
        if (styles.families().size() > 1 && styles.setups() > 1) {
            return Optional.of("they differ in family and in setup");
        }
        return panels.stream()
                        .flatMap(panel -> panel.curves().stream())
                        .anyMatch(curve -> curve.subject().isPooled())
                ? Optional.of("the points of a pooled curve are not joined")
                : Optional.empty();
    }

    /** Returns what they take right of each box, mm. */
    public double room() {
        return words + LEAD * letter;
    }

    private record End(Finding finding, double x, double y) {}

    /** Draws the labels of a panel. */
    void draw(Pen pen, Panel panel, ScaleAxis scales, ScoreAxis scores, Box box) {
        List<End> ends = new ArrayList<>();
        for (Finding finding : panel.findings()) {
            Curve curve = finding.curve();
            Point last = curve.point(curve.size() - 1);
            ends.add(
                    new End(
                            finding,
                            box.x(curve.axis().position(last.scale()), scales),
                            box.y(last.score(), scores)));
        }
        ends.sort(Comparator.comparingDouble(End::y));
        double[] places =
                Spacing.of(
                        ends.stream().mapToDouble(End::y).toArray(),
                        DISTANCE * letter,
                        box.top(),
                        box.bottom());
        double start = box.right() + LEAD * letter;
        for (int i = 0; i < places.length; i++) {
            End end = ends.get(i);
            int colour = styles.of(end.finding()).colour();
            // level as far as the box goes, so that it is not taken for a line of the data
            pen.line(
                    colour,
                    .12,
                    List.of(.35, .5),
                    Math.min(end.x() + 1.1, box.right()),
                    end.y(),
                    box.right(),
                    end.y(),
                    start - letter * .2,
                    places[i]);
            pen.words(
                    VisibleText.of(styles.name(end.finding())),
                    start,
                    places[i] + letter * SIZE * .33,
                    letter * SIZE,
                    Pen.Anchor.START,
                    false,
                    colour);
        }
    }
}
