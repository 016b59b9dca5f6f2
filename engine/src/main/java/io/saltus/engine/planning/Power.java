package io.saltus.engine.planning;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Criterion;
import io.saltus.engine.calibration.Calibrating;
import io.saltus.engine.calibration.Calibration;
import io.saltus.engine.calibration.Design;
import io.saltus.engine.calibration.Estimate;
import io.saltus.engine.calibration.LeapOfSize;
import io.saltus.engine.calibration.OwnDesign;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.work.Effort;
import io.saltus.engine.work.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How often a leap would be seen with the sizes, examples and chance level of a curve.
 *
 * @param curve a curve of that design
 * @param curves how many curves of the study have it
 * @param seen share of simulated leaps that the criterion calls emergent; none if none was a leap
 *     by the definition
 */
public record Power(Curve curve, int curves, Optional<Estimate> seen) {

    private static final long SEED = 1;

    /**
     * Returns the power of the designs of most curves.
     *
     * @param size normalised score to which the leap goes, in (.1, 1]
     * @param simulations how many leaps to simulate for each
     * @param most how many designs, at most
     */
    public static List<Power> of(
            List<Curve> curves,
            Criterion criterion,
            Catalog catalog,
            double size,
            int simulations,
            int most,
            Effort effort,
            Progress progress) {
        if (!(size > .1 && size <= 1)) {
            throw new RequestException("--power must be above .1 and at most 1, got " + size);
        }
        Map<Design, Integer> counts = new LinkedHashMap<>();
        Map<Design, Curve> firsts = new HashMap<>();
        for (Curve curve : curves) {
            if (OwnDesign.obstacle(curve).isEmpty()) {
                Design design = OwnDesign.of(curve);
                counts.merge(design, 1, Integer::sum);
                firsts.putIfAbsent(design, curve);
            }
        }
        List<Design> designs =
                counts.keySet().stream()
                        .sorted(
                                Comparator.comparingInt(
                                        (Design design) -> -counts.getOrDefault(design, 0)))
                        .limit(most)
                        .toList();
        if (designs.isEmpty()) {
            return List.of();
        }
        Calibrating.Calibrated calibrated =
                Calibrating.run(
                        criterion,
                        catalog,
                        designs,
                        new Calibrating.Plan(List.of(new LeapOfSize(size)), simulations, SEED, ""),
                        effort.threads(),
                        effort.timeLimit(),
                        progress);
        List<Power> powers = new ArrayList<>();
        for (Calibration calibration : calibrated.calibrations()) {
            powers.add(
                    new Power(
                            Objects.requireNonNull(firsts.get(calibration.design())),
                            counts.getOrDefault(calibration.design(), 0),
                            calibration.overall().detection()));
        }
        return powers;
    }
}
