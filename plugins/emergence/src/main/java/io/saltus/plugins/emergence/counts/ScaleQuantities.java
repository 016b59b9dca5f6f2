package io.saltus.plugins.emergence.counts;

import io.saltus.api.verdict.Quantity;
import java.util.ArrayList;
import java.util.List;

/** A number at each scale as quantities. */
public final class ScaleQuantities {

    private ScaleQuantities() {}

    /** One quantity per scale: {@code name-0}, {@code name-1}, ... */
    public static List<Quantity> of(String name, double[] values, String meaning) {
        List<Quantity> quantities = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            quantities.add(at(i, name, values[i], meaning));
        }
        return quantities;
    }

    /** The quantity of one scale. */
    public static Quantity at(int scale, String name, double value, String meaning) {
        return new Quantity(name + "-" + scale, value, "", meaning + ", at scale " + scale);
    }
}
