package io.saltus.plugins.emergence.critical;

import io.saltus.api.verdict.Quantity;
import io.saltus.plugins.emergence.counts.CountedCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the critical scale of a curve would come to lie if the models were evaluated again: the
 * central 95% of its exact distribution and of a bootstrap.
 *
 * <p>Both take the isotonic proportions of the curve for the truth. An end is left out where it is
 * censored: the lower where the smallest scale is critical, the upper where none is.
 */
public record CriticalInterval(CountedCurve counted, double margin, double level) {

    private static final double TAIL = 0.025;

    /** The numbers of both, or of the exact one alone with 0 refits. */
    public List<Quantity> quantities(int refits) {
        List<Quantity> quantities = new ArrayList<>();
        ends(
                quantities,
                "interval",
                CriticalDistribution.exact(counted.counts(), margin, level),
                "of the exact distribution of the critical scale, at monotone shares");
        if (refits == 0) {
            return quantities;
        }
        Optional<int[][]> outcomes = JointOutcomes.of(counted.curve());
        CriticalDistribution drawn =
                outcomes.map(
                                o ->
                                        CriticalDistribution.paired(
                                                counted.counts(), o, margin, level, refits))
                        .orElseGet(
                                () ->
                                        CriticalDistribution.parametric(
                                                counted.counts(), margin, level, refits));
        ends(
                quantities,
                "bootstrap",
                drawn,
                "of the bootstrapped critical scale, "
                        + (outcomes.isPresent()
                                ? "each example drawn with its outcomes at all scales"
                                : "counts drawn at monotone shares"));
        quantities.add(
                new Quantity(
                        "bootstrap-none",
                        drawn.none(),
                        "",
                        "share of the replicates with no critical scale"));
        quantities.add(
                new Quantity(
                        "bootstrap-censored",
                        drawn.censored(),
                        "",
                        "share of the replicates above chance from the smallest scale on"));
        outcomes.ifPresent(
                o ->
                        quantities.add(
                                new Quantity(
                                        "bootstrap-examples",
                                        o.length,
                                        "",
                                        "number of examples drawn with all their outcomes")));
        return quantities;
    }

    private void ends(
            List<Quantity> quantities, String name, CriticalDistribution of, String meaning) {
        String unit = counted.curve().axis().unit();
        int lower = of.quantile(TAIL);
        int upper = of.quantile(1 - TAIL);
        if (lower > 0 && lower < counted.size()) {
            quantities.add(
                    new Quantity(
                            name + "-lower",
                            counted.scale(lower),
                            unit,
                            "2.5% quantile " + meaning));
        }
        if (upper < counted.size()) {
            quantities.add(
                    new Quantity(
                            name + "-upper",
                            counted.scale(upper),
                            unit,
                            "97.5% quantile " + meaning));
        }
    }
}
