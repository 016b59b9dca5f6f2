package io.saltus.plugins.text;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Onset;
import io.saltus.api.words.DisplayWidth;
import io.saltus.api.words.Names;
import java.util.Optional;

/** From which model on, in words that fit. */
final class OnsetWords {

    private OnsetWords() {}

    /**
     * Returns {@code from Pythia 6.9B (2.1e22 FLOPs)}: the first model at or beyond the onset, and
     * its scale where there is room; on a curve of all families, where the first model says little,
     * the scale of the onset. Empty where there is no onset.
     *
     * @param more what follows if there is room
     * @param room columns
     */
    static String of(Finding finding, String more, int room) {
        Optional<Onset> onset = finding.verdict().onset();
        if (onset.isEmpty()) {
            return "";
        }
        Curve curve = finding.curve();
        double from = curve.axis().position(onset.get().scale());
        Optional<Point> first =
                curve.subject().isPooled()
                        ? Optional.empty()
                        : curve.points().stream()
                                .filter(p -> curve.axis().position(p.scale()) >= from)
                                .findFirst();
        if (first.isEmpty()) {
            String at = "from about " + curve.axis().words(onset.get().scale());
            return fits(at + more, room) ? at + more : at;
        }
        String model = "from " + Names.harmless(first.get().models().get(0));
        String at = model + " (" + curve.axis().words(first.get().scale()) + ")";
        return fits(at + more, room) ? at + more : fits(at, room) ? at : model;
    }

    private static boolean fits(String text, int room) {
        return DisplayWidth.of(text) <= room;
    }
}
