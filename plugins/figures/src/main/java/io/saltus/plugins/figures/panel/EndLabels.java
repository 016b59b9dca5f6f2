package io.saltus.plugins.figures.panel;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.report.Finding;
import io.saltus.plugins.figures.drawing.Pen;
import io.saltus.plugins.figures.type.Typeface;
import io.saltus.plugins.figures.type.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Share that they may take where they were chosen; what is longer is cut. */
    private static final double CHOSEN = .4;

    private final CurveStyles styles;
    private final double letter;
    private final double words;
    private final Map<String, String> names;

    private EndLabels(CurveStyles styles, double letter, double words, Map<String, String> names) {
        this.styles = styles;
        this.letter = letter;
        this.words = words;
        this.names = Map.copyOf(names);
    }

    /**
     * Returns the labels of panels; none where a legend was chosen or tells curves better apart:
     * where curves differ in family and in setup, are not joined or go on as forecasts, are more
     * than fit under one another, have names that differ in what would be cut, and, unless they
     * were chosen, where names are wide.
     *
     * @param letter size of letters, mm
     * @param column width of a panel with what stands beside it, mm
     * @param height height of its box, mm
     * @param forecast whether something is drawn beyond the ends of the lines
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
        boolean one = styles.families().size() == 1 || styles.setups() == 1;
        boolean several = styles.families().size() > 1 || styles.setups() > 1;
        boolean pooled =
                panels.stream()
                        .flatMap(panel -> panel.curves().stream())
                        .anyMatch(curve -> curve.subject().isPooled());
        int most = panels.stream().mapToInt(panel -> panel.findings().size()).max().orElse(0);
        if (chosen == CurveLabels.LEGEND
                || !one
                || !several
                || pooled
                || forecast
                || most * DISTANCE * letter > height) {
            return Optional.empty();
        }
        double room = (chosen == CurveLabels.ENDS ? CHOSEN : SHARE) * column - LEAD * letter;
        Map<String, String> names = new HashMap<>();
        for (Panel panel : panels) {
            for (Finding finding : panel.findings()) {
                String name = styles.name(finding);
                names.computeIfAbsent(
                        name, n -> typeface.fit(VisibleText.of(n), false, room / (SIZE * letter)));
            }
        }
        boolean whole =
                names.keySet().stream().allMatch(n -> VisibleText.of(n).equals(names.get(n)));
        boolean apart = names.values().stream().distinct().count() == names.size();
        if (!apart || !whole && chosen != CurveLabels.ENDS) {
            return Optional.empty();
        }
        double widest =
                names.values().stream().mapToDouble(n -> typeface.width(n, false)).max().orElse(0);
        return Optional.of(new EndLabels(styles, letter, widest * SIZE * letter, names));
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
                    Objects.requireNonNull(names.get(styles.name(end.finding()))),
                    start,
                    places[i] + letter * SIZE * .33,
                    letter * SIZE,
                    Pen.Anchor.START,
                    false,
                    colour);
        }
    }
}
