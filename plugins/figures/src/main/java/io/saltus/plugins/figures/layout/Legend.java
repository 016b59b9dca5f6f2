package io.saltus.plugins.figures.layout;

import io.saltus.plugins.figures.drawing.Colours;
import io.saltus.plugins.figures.drawing.CurveStyle;
import io.saltus.plugins.figures.drawing.Pen;
import io.saltus.plugins.figures.drawing.Symbol;
import io.saltus.plugins.figures.panel.CurveStyles;
import io.saltus.plugins.figures.panel.Panel;
import io.saltus.plugins.figures.type.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** What the lines and marks of a figure mean, in as many rows as it takes. */
final class Legend {

    private static final double SAMPLE = 7;
    private static final double GAP = 4;

    /** A sample and its words. */
    private record Entry(String text, Sample sample) {}

    /** Draws a sample from x to x + SAMPLE about y. */
    private interface Sample {
        void draw(Pen pen, double x, double y);
    }

    private final double letter;
    private final boolean joined;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param labelled whether the curves are told apart where they end
     */
    Legend(CurveStyles styles, List<Panel> panels, double letter, boolean labelled) {
        this.letter = letter;
        this.joined =
                panels.stream()
                        .flatMap(p -> p.curves().stream())
                        .anyMatch(c -> !c.subject().isPooled());
        if (!labelled) {
            curves(styles);
        } else if (styles.families().size() == 1) {
            entries.add(new Entry(styles.families().get(0), (pen, x, y) -> {}));
        }
        if (panels.stream()
                .flatMap(p -> p.curves().stream())
                .anyMatch(c -> c.metric().chance().isPresent())) {
            entries.add(
                    new Entry(
                            "random performance",
                            (pen, x, y) ->
                                    pen.line(
                                            Colours.SOFT,
                                            .25,
                                            List.of(1.2, .8),
                                            x,
                                            y,
                                            x + SAMPLE,
                                            y)));
        }
        if (panels.stream()
                .flatMap(p -> p.findings().stream())
                .anyMatch(f -> f.verdict().onset().isPresent())) {
            entries.add(new Entry("critical scale with its interval", Legend::onset));
        }
    }

    private void curves(CurveStyles styles) {
        boolean oneFamily = styles.families().size() == 1;
        for (int i = 0; i < styles.families().size(); i++) {
            CurveStyle style = styles.of(i, styles.setups() > 1 ? 1 : 0);
            boolean alone = oneFamily && styles.setups() > 1;
            entries.add(
                    new Entry(
                            styles.families().get(i),
                            alone ? (pen, x, y) -> {} : (pen, x, y) -> curve(pen, style, x, y)));
        }
        if (styles.setups() > 1) {
            for (int i = 0; i < styles.setups(); i++) {
                CurveStyle style = styles.of(0, i);
                CurveStyle grey =
                        oneFamily
                                ? style
                                : new CurveStyle(
                                        Colours.SOFT, Symbol.DISC, style.hollow(), style.dash());
                entries.add(new Entry(styles.setup(i), (pen, x, y) -> curve(pen, grey, x, y)));
            }
        }
    }

    private void curve(Pen pen, CurveStyle style, double x, double y) {
        if (joined) {
            pen.line(style.colour(), .4, style.dash(), x, y, x + SAMPLE, y);
        }
        pen.symbol(style, x + SAMPLE / 2, y, .75);
    }

    private static void onset(Pen pen, double x, double y) {
        pen.line(Colours.INK, .3, List.of(), x, y, x + SAMPLE, y);
        pen.line(Colours.INK, .3, List.of(), x, y - .6, x, y + .6);
        pen.line(Colours.INK, .3, List.of(), x + SAMPLE, y - .6, x + SAMPLE, y + .6);
        pen.area(Symbol.FALLING.at(x + SAMPLE / 2, y, .85), Colours.INK, 1);
    }

    /** Draws the entries in rows from {@code left} to {@code right} and returns where they end. */
    double draw(Pen pen, double left, double right, double top) {
        double x = left;
        double y = top + letter;
        for (Entry entry : entries) {
            String text =
                    pen.typeface()
                            .fit(
                                    VisibleText.of(entry.text()),
                                    false,
                                    Math.min(right - left - SAMPLE - 1, 60) / letter);
            double width = SAMPLE + 1 + pen.typeface().width(text, false) * letter;
            if (x > left && x + width > right) {
                x = left;
                y += letter * 1.5;
            }
            entry.sample().draw(pen, x, y - letter * .33);
            pen.words(text, x + SAMPLE + 1, y, letter, Pen.Anchor.START, false, Colours.INK);
            x += width + GAP;
        }
        return y + letter * .5;
    }
}
