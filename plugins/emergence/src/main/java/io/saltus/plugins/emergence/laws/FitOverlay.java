package io.saltus.plugins.emergence.laws;

import io.saltus.api.verdict.Overlay;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import java.util.ArrayList;
import java.util.List;

/** A fitted law as a line over a curve, in the units of its axis and metric. */
public final class FitOverlay {

    /** Few enough that a hundred thousand findings with their overlays fit into a small heap. */
    private static final int STEPS = 24;

    private FitOverlay() {}

    /** The line of a fitted law over the whole range of scales. */
    public static Overlay of(CountedCurve counted, LawFit fit) {
        ScaleCounts counts = counted.counts();
        double low = counts.position(0);
        double span = counts.position(counts.size() - 1) - low;
        List<Overlay.At> line = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            double u = span * i / STEPS;
            line.add(counted.scored(low + u, fit.at(u, span)));
        }
        return Overlay.line(fit.law().id() + " fit", line);
    }
}
