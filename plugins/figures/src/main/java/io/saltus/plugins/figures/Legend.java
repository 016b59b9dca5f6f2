package io.saltus.plugins.figures;

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

    Legend(Looks looks, List<Panel> panels, double letter) {
        this.letter = letter;
        this.joined =
                panels.stream().flatMap(p -> p.curves().stream()).anyMatch(c -> !Panel.isPooled(c));
        boolean oneFamily = looks.families().size() == 1;
        for (int i = 0; i < looks.families().size(); i++) {
            Look look = looks.of(i, looks.setups() > 1 ? 1 : 0);
            boolean alone = oneFamily && looks.setups() > 1;
            entries.add(
                    new Entry(
                            looks.families().get(i),
                            alone ? (pen, x, y) -> {} : (pen, x, y) -> curve(pen, look, x, y)));
        }
        if (looks.setups() > 1) {
            for (int i = 0; i < looks.setups(); i++) {
                Look look = looks.of(0, i);
                Look grey =
                        oneFamily
                                ? look
                                : new Look(Look.SOFT, Symbol.DISC, look.hollow(), look.dash());
                entries.add(new Entry(looks.setup(i), (pen, x, y) -> curve(pen, grey, x, y)));
            }
        }
        if (panels.stream()
                .flatMap(p -> p.curves().stream())
                .anyMatch(c -> c.metric().chance().isPresent())) {
            entries.add(
                    new Entry(
                            "random performance",
                            (pen, x, y) ->
                                    pen.line(
                                            Look.SOFT,
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

    private void curve(Pen pen, Look look, double x, double y) {
        if (joined) {
            pen.line(look.colour(), .4, look.dash(), x, y, x + SAMPLE, y);
        }
        pen.symbol(look, x + SAMPLE / 2, y, .75);
    }

    private static void onset(Pen pen, double x, double y) {
        pen.line(Look.INK, .3, List.of(), x, y, x + SAMPLE, y);
        pen.line(Look.INK, .3, List.of(), x, y - .6, x, y + .6);
        pen.line(Look.INK, .3, List.of(), x + SAMPLE, y - .6, x + SAMPLE, y + .6);
        pen.area(Symbol.FALLING.at(x + SAMPLE / 2, y, .85), Look.INK, 1);
    }

    /** Draws the entries in rows from {@code left} to {@code right} and returns where they end. */
    double draw(Pen pen, double left, double right, double top) {
        double x = left;
        double y = top + letter;
        for (Entry entry : entries) {
            String text =
                    pen.typeface()
                            .fit(
                                    Letter.visible(entry.text()),
                                    false,
                                    Math.min(right - left - SAMPLE - 1, 60) / letter);
            double width = SAMPLE + 1 + pen.typeface().width(text, false) * letter;
            if (x > left && x + width > right) {
                x = left;
                y += letter * 1.5;
            }
            entry.sample().draw(pen, x, y - letter * .33);
            pen.words(text, x + SAMPLE + 1, y, letter, Pen.Anchor.START, false, Look.INK);
            x += width + GAP;
        }
        return y + letter * .5;
    }
}
