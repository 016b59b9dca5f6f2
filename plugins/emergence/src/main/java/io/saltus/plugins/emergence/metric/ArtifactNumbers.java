package io.saltus.plugins.emergence.metric;

import io.saltus.api.curve.Curve;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Quantity;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.counts.ScaleQuantities;
import io.saltus.plugins.emergence.laws.LawComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of a leap under its metric: shares, effective length, resolution.
 *
 * @param counts the curve as counts
 * @param cut number of scales on the floor
 * @param tokens the token accuracy that explains the answers best, if there is one
 */
record ArtifactNumbers(ScaleCounts counts, int cut, Optional<TokenAccuracy> tokens) {

    List<Quantity> quantities() {
        List<Quantity> quantities = new ArrayList<>();
        tokens.ifPresent(t -> quantities.addAll(composition(t)));
        if (counts.chance() == 0) {
            quantities.addAll(resolution());
        }
        return quantities;
    }

    private List<Quantity> composition(TokenAccuracy t) {
        LeapShares shares = LeapShares.of(counts, t.shares(), t.composition(), cut);
        return List.of(
                new Quantity(
                        "share-composition",
                        shares.composition(),
                        "",
                        "share of the leap that comes of counting whole answers"),
                new Quantity(
                        "share-resolution",
                        shares.resolution(),
                        "",
                        "share of the leap that hides below one right answer"),
                new Quantity(
                        "share-residual",
                        shares.residual(),
                        "",
                        "share of the leap that neither explains"),
                new Quantity(
                        "effective-length",
                        t.composition().length(),
                        "tokens",
                        "length of answers that fits '" + t.metric() + "' best"),
                Quantity.pValue(
                        "composition-p",
                        t.composition().pValue(),
                        "p-value of the scores under the composition"));
    }

    /** At the scales of the floor, from the composition, or else the best smooth law. */
    private List<Quantity> resolution() {
        double[] expected =
                tokens.map(t -> t.composition().expected())
                        .orElseGet(() -> LawComparison.of(counts, 0).best(false).fitted());
        double[] needed = new double[cut];
        double[] noHit = new double[cut];
        for (int i = 0; i < cut; i++) {
            double q = Math.max(0, Math.min(1, expected[i]));
            needed[i] = Resolution.examplesNeeded(q);
            noHit[i] = Resolution.noHit(q, counts.trials(i));
        }
        String by =
                tokens.isPresent() ? "expected by composition" : "expected by the best smooth law";
        List<Quantity> quantities =
                new ArrayList<>(
                        ScaleQuantities.of(
                                "examples-needed",
                                needed,
                                "examples that see a right answer with 95% probability, " + by));
        quantities.addAll(
                ScaleQuantities.of(
                        "probability-no-hit", noHit, "probability of no right answer, " + by));
        return quantities;
    }

    /** What the composition gives at each scale. */
    Optional<Overlay> overlay(Curve curve) {
        return tokens.map(
                t -> {
                    double[] q = t.composition().expected();
                    List<Overlay.At> line = new ArrayList<>();
                    for (int i = 0; i < q.length; i++) {
                        line.add(new Overlay.At(curve.point(i).scale(), q[i]));
                    }
                    return Overlay.line(t.power(), line);
                });
    }
}
