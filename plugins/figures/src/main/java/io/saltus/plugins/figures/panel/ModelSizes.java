package io.saltus.plugins.figures.panel;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Axis;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.figures.drawing.Colours;
import io.saltus.plugins.figures.drawing.Pen;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The second axis of a panel: how many parameters the model at a scale has, as in {@code 13B}.
 *
 * <p>Families put models of one size at different scales: a panel of several has no such axis.
 */
public final class ModelSizes {

    /** Height of the row in letters. */
    public static final double ROW = 1.25;

    private static final List<Map.Entry<Double, String>> UNITS =
            List.of(Map.entry(1e12, "T"), Map.entry(1e9, "B"), Map.entry(1e6, "M"));

    private final Pen pen;
    private final double letter;
    private final Panel panel;
    private final ScaleAxis scales;
    private final Box box;

    /** The sizes under {@code box}, in letters of {@code letter} mm. */
    public ModelSizes(Pen pen, double letter, Panel panel, ScaleAxis scales, Box box) {
        this.pen = pen;
        this.letter = letter;
        this.panel = panel;
        this.scales = scales;
        this.box = box;
    }

    /** Draws as many sizes as there is room for, the largest first: it is where abilities are. */
    public void draw() {
        double size = letter * .8;
        double free = Double.POSITIVE_INFINITY;
        for (Map.Entry<Double, String> entry : byPosition().descendingMap().entrySet()) {
            double x = box.x(entry.getKey(), scales);
            double half = pen.typeface().width(entry.getValue(), false) * size / 2;
            if (x + half > free) {
                continue;
            }
            double y = box.bottom() + letter * (1.25 + ROW);
            pen.words(entry.getValue(), x, y, size, Pen.Anchor.MIDDLE, false, Colours.SOFT);
            free = x - half - letter * .35;
        }
    }

    private NavigableMap<Double, String> byPosition() {
        NavigableMap<Double, String> sizes = new TreeMap<>();
        long families =
                panel.curves().stream().map(curve -> curve.subject().family()).distinct().count();
        if (families > 1 || panel.axis().equals(Axis.PARAMETERS)) {
            return sizes;
        }
        for (Curve curve : panel.curves()) {
            if (!curve.subject().isPooled()) {
                for (Point point : curve.points()) {
                    sizeOf(point)
                            .ifPresent(s -> sizes.put(curve.axis().position(point.scale()), s));
                }
            }
        }
        return sizes;
    }

    /** The one size of the models behind a point; two sizes at one scale have no name. */
    private static Optional<String> sizeOf(Point point) {
        List<Double> sizes =
                point.replicates().stream()
                        .map(replicate -> replicate.model().scales().get(Axis.PARAMETERS))
                        .distinct()
                        .toList();
        return sizes.size() == 1
                ? Optional.ofNullable(sizes.get(0)).map(ModelSizes::words)
                : Optional.empty();
    }

    private static String words(double parameters) {
        for (Map.Entry<Double, String> unit : UNITS) {
            if (parameters >= unit.getKey() * .9995) {
                double count = parameters / unit.getKey();
                return (count < 10
                                ? Numbers.of(Math.round(count * 10) / 10.0)
                                : Numbers.of(Math.rint(count)))
                        + unit.getValue();
            }
        }
        return String.format(Locale.ROOT, "%.0f", parameters);
    }
}
