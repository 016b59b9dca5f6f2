package io.saltus.plugins.emergence.decision;

import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.ScaleQuantities;
import io.saltus.plugins.emergence.presence.EmergenceSettings;
import io.saltus.plugins.emergence.presence.Presence;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a decision: those of the gates, of forecast and laws, and of the onset. */
final class EmergenceNumbers {

    private final CountedCurve counted;
    private final EmergenceDecision decision;
    private final EmergenceSettings settings;
    private final List<Quantity> quantities = new ArrayList<>();

    EmergenceNumbers(CountedCurve counted, EmergenceDecision decision, EmergenceSettings settings) {
        this.counted = counted;
        this.decision = decision;
        this.settings = settings;
    }

    List<Quantity> quantities() {
        addPresence();
        addPredictability();
        addFits();
        return quantities;
    }

    private void addPresence() {
        Presence presence = decision.presence();
        String unit = counted.curve().axis().unit();
        int critical = presence.criticalIndex();
        if (critical < counted.size()) {
            quantities.add(ScaleQuantities.criticalIndex(critical));
        }
        if (presence.cut() > 0 && presence.cut() < counted.size()) {
            quantities.add(
                    new Quantity(
                            "bracket-lower",
                            counted.scale(presence.cut() - 1),
                            unit,
                            "largest scale of the floor"));
            quantities.add(
                    new Quantity(
                            "bracket-upper",
                            counted.scale(presence.cut()),
                            unit,
                            "smallest scale above the floor"));
            quantities.add(
                    new Quantity(
                            "floor-upper-normalised",
                            counted.counts().normalise(presence.floorUpper()),
                            "",
                            "one-sided upper bound of the floor, from chance (0) to perfect (1)"));
        }
        quantities.add(
                new Quantity(
                        "top-lower-normalised",
                        counted.counts().normalise(presence.topLower()),
                        "",
                        "one-sided lower bound of the largest scale, from chance (0) to perfect (1)"));
    }

    private void addPredictability() {
        quantities.add(
                Quantity.pValue(
                        "p-forecast",
                        decision.forecast().pValue(),
                        "p-value that the smaller scales forecast the larger; 1 where they are too few"));
        quantities.add(
                new Quantity(
                        "lambda",
                        decision.lambda(),
                        "",
                        "QAIC of the best smooth law less that of the best emergent one: above 0 for a"
                                + " leap"));
        quantities.add(
                new Quantity(
                        "examples-share",
                        decision.share(),
                        "",
                        "share of the examples that the verdict and its numbers rest on; 1 unless fewer"
                                + " show a leap and all do not"));
        quantities.add(
                new Quantity(
                        "leap-evidence",
                        decision.evidence(settings),
                        "",
                        "lambda less %s log10 of p-forecast less %s, or lambda less %s where nothing can be forecast: above 0 for an unpredicted rise"
                                .formatted(
                                        Numbers.exact(settings.forecastWeight()),
                                        Numbers.exact(settings.evidenceLeast()),
                                        Numbers.exact(settings.lambdaAlone())),
                        Role.RANKING));
    }

    private void addFits() {
        decision.comparison()
                .ifPresent(
                        laws ->
                                quantities.add(
                                        new Quantity(
                                                "dispersion",
                                                laws.dispersion(),
                                                "",
                                                "variance of the scores about the best law, in units of the"
                                                        + " binomial's")));
        decision.onset()
                .ifPresent(
                        onset ->
                                quantities.add(
                                        new Quantity(
                                                "onset-log10",
                                                onset.position(),
                                                "decades",
                                                "where the fitted score leaves the floor")));
    }
}
