package io.saltus.plugins.emergence.onset;

import io.saltus.api.curve.Curve;
import io.saltus.api.verdict.Quantity;
import java.util.ArrayList;
import java.util.List;

/** The bootstrap of the onset in numbers: its central 95%, and how many refits have one. */
public record OnsetQuantities(Curve curve, OnsetRefits onsets) {

    private static final double TAIL = 0.025;

    public List<Quantity> quantities() {
        List<Quantity> quantities = new ArrayList<>();
        String unit = curve.axis().unit();
        if (onsets.share() > 0) {
            quantities.add(
                    new Quantity(
                            "onset-bootstrap-lower",
                            curve.axis().scale(onsets.quantile(TAIL)),
                            unit,
                            "2.5% quantile of the onset over refits of all laws"));
            quantities.add(
                    new Quantity(
                            "onset-bootstrap-upper",
                            curve.axis().scale(onsets.quantile(1 - TAIL)),
                            unit,
                            "97.5% quantile of the onset over refits of all laws"));
        }
        quantities.add(
                new Quantity(
                        "onset-bootstrap-share",
                        onsets.share(),
                        "",
                        "share of the refits that cross the onset's level within the scales"));
        return quantities;
    }
}
