package io.saltus.plugins.figures.drawing;

import java.util.List;

/**
 * How a curve is drawn.
 *
 * <p>Hues after Okabe and Ito, which readers of any colour vision tell apart; with symbol, filling
 * and dash the curves are told apart in grey too.
 *
 * @param colour {@code 0xRRGGBB}
 * @param symbol sign at the points
 * @param hollow whether the sign is an outline
 * @param dash dash of the line in mm; empty for a whole line
 */
public record CurveStyle(int colour, Symbol symbol, boolean hollow, List<Double> dash) {

    private static final int[] HUES = {
        0x0072b2, 0xd55e00, 0x009e73, 0xaa4499, 0x222222, 0x56b4e9, 0xc98a00, 0x882255, 0x44aa99,
        0x7a7a00
    };

    private static final List<List<Double>> DASHES =
            List.of(
                    List.of(),
                    List.of(1.6, .7),
                    List.of(.5, .6),
                    List.of(2.2, .6, .5, .6),
                    List.of(3.6, .9),
                    List.of(1., 1.1),
                    List.of(2.4, .5, .5, .5, .5, .5),
                    List.of(4.5, .7, 1.4, .7));

    /** Those of curves; the falling triangle is that of critical scales. */
    private static final List<Symbol> SYMBOLS =
            List.of(Symbol.DISC, Symbol.SQUARE, Symbol.TRIANGLE, Symbol.DIAMOND);

    /** Returns the look of what a curve in this style is judged against: hollow, dashed. */
    public CurveStyle asBaseline() {
        return new CurveStyle(colour, symbol, true, DASHES.get(dash.equals(DASHES.get(1)) ? 2 : 1));
    }

    /**
     * Returns the look of a curve. Beside other setups the plainest is the baseline: dashed,
     * hollow.
     *
     * @param family number of its family in the report
     * @param setup number of its setup in the panel
     * @param oneFamily whether the report has one family only: then setups take the hues
     * @param oneSetup whether the panels have one setup only: then families take the dashes too
     */
    public static CurveStyle of(int family, int setup, boolean oneFamily, boolean oneSetup) {
        int hue = oneFamily && !oneSetup ? setup : family;
        boolean second = hue / SYMBOLS.size() % 2 == 1;
        boolean baseline = !oneSetup && setup == 0;
        int dash =
                oneSetup
                        ? hue / (2 * SYMBOLS.size())
                        : oneFamily ? setup : setup < 2 ? 1 - setup : setup;
        return new CurveStyle(
                HUES[hue % HUES.length],
                SYMBOLS.get(hue % SYMBOLS.size()),
                oneSetup || oneFamily ? second : baseline,
                DASHES.get(dash % DASHES.size()));
    }
}
