package io.saltus.plugins.figures.layout;

import io.saltus.api.verdict.Overlay;
import io.saltus.api.words.Names;
import io.saltus.plugins.figures.drawing.Colours;
import io.saltus.plugins.figures.drawing.CurveStyle;
import io.saltus.plugins.figures.drawing.Pen;
import io.saltus.plugins.figures.drawing.Symbol;
import io.saltus.plugins.figures.panel.CurveStyles;
import io.saltus.plugins.figures.panel.Panel;
import io.saltus.plugins.figures.type.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the lines and marks of a figure mean, in as many rows as it takes. */
final class Legend {

    /** Long enough to show a dash on both sides of a mark, mm. */
    private static final double SAMPLE = 11;

    private static final double GAP = 4;

    /** A sample and its words. */
    private record Entry(String text, Sample sample) {
        /** Of what needs no sample: its words begin where one would. */
        private static final Sample NONE = (pen, x, y) -> {};

        double sampleWidth() {
            return sample.equals(NONE) ? 0 : SAMPLE + 1;
        }
    }

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
            curves(styles, panels);
        } else if (styles.families().size() == 1) {
            entries.add(new Entry("all curves: " + styles.families().get(0), Entry.NONE));
        }
        panels.stream()
                .flatMap(p -> p.findings().stream().flatMap(f -> p.baselines(f).stream()))
                .map(Overlay::name)
                .distinct()
                .forEach(this::baseline);
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

    /** Those families and setups that occur in the panels. */
    private void curves(CurveStyles styles, List<Panel> panels) {
        Set<String> families = new TreeSet<>();
        Set<Integer> setups = new TreeSet<>();
        for (Panel panel : panels) {
            panel.curves().forEach(c -> families.add(c.subject().family()));
            panel.findings().forEach(f -> setups.add(styles.setupOf(f)));
        }
        boolean oneFamily = styles.families().size() == 1;
        for (int i = 0; i < styles.families().size(); i++) {
            if (!families.contains(styles.families().get(i))) {
                continue;
            }
            CurveStyle style = styles.of(i, styles.setups() > 1 ? 1 : 0);
            boolean alone = oneFamily && styles.setups() > 1;
            entries.add(
                    new Entry(
                            styles.families().get(i),
                            alone ? Entry.NONE : (pen, x, y) -> curve(pen, style, x, y)));
        }
        if (styles.setups() > 1) {
            for (int i : setups) {
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

    private void baseline(String name) {
        CurveStyle style = new CurveStyle(Colours.SOFT, Symbol.DISC, false, List.of()).asBaseline();
        entries.add(
                new Entry(
                        "compared with " + Names.spaced(name),
                        (pen, x, y) -> curve(pen, style, x, y)));
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
                                    Math.min(right - left - entry.sampleWidth(), 60) / letter);
            double width = entry.sampleWidth() + pen.typeface().width(text, false) * letter;
            if (x > left && x + width > right) {
                x = left;
                y += letter * 1.5;
            }
            entry.sample().draw(pen, x, y - letter * .33);
            pen.words(
                    text, x + entry.sampleWidth(), y, letter, Pen.Anchor.START, false, Colours.INK);
            x += width + GAP;
        }
        return y + letter * .5;
    }
}
