package io.saltus.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saltus.api.words.Names;
import io.saltus.engine.calibration.Calibration;
import io.saltus.engine.calibration.Estimate;
import io.saltus.engine.calibration.KnownShape;
import io.saltus.engine.calibration.Performance;
import io.saltus.engine.calibration.Truth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calibrations as JSON: every number with its bounds and the number of curves behind it. */
final class CalibrationJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CalibrationJson() {}

    /** Returns one array: an object per criterion and design. */
    static String of(Map<String, List<Calibration>> results, int curves, long seed, String score) {
        ArrayNode all = JSON.createArrayNode();
        results.forEach(
                (criterion, calibrations) -> {
                    for (Calibration calibration : calibrations) {
                        ObjectNode one = all.addObject();
                        one.put("criterion", criterion);
                        one.put("design", CalibrationText.words(calibration.design()));
                        one.put("chance", calibration.design().chance());
                        one.put("overdispersion", calibration.design().overdispersion());
                        one.put("curves-per-shape", curves);
                        one.put("seed", seed);
                        if (!score.isEmpty()) {
                            one.put("score", score);
                        }
                        ObjectNode shapes = one.putObject("shapes");
                        for (KnownShape shape : calibration.shapes()) {
                            ObjectNode node = shapes.putObject(shape.id());
                            node.put("truth", Names.word(shape.truth()));
                            node.put("in-family", shape.isInFamily());
                            put(node, calibration.on(shape));
                        }
                        put(one.putObject("in-family"), calibration, true);
                        put(one.putObject("out-of-family"), calibration, false);
                    }
                });
        return all.toPrettyString() + "\n";
    }

    private static void put(ObjectNode node, Calibration calibration, boolean inFamily) {
        put(
                node,
                calibration.over(
                        shape ->
                                shape.isInFamily() == inFamily
                                        && shape.truth() != Truth.UNDER_METRIC));
    }

    private static void put(ObjectNode node, Performance performance) {
        put(node, "detection-rate", performance.detection());
        put(node, "false-positive-rate", performance.falsePositives());
        put(node, "undecided-rate", performance.undecided());
        put(node, "under-metric-rate", performance.underMetric());
        put(node, "under-metric-called-emergent-rate", performance.underMetricCalled());
        put(node, "onset-error-median", performance.onsetMedian());
        put(node, "onset-error-90", performance.onsetNinety());
        put(node, "onset-coverage", performance.coverage());
        put(node, "area-under-curve", performance.area());
    }

    private static void put(ObjectNode node, String name, Optional<Estimate> estimate) {
        estimate.ifPresent(
                e -> {
                    ObjectNode number = node.putObject(name);
                    number.put("value", e.value());
                    number.put("lower", e.lower());
                    number.put("upper", e.upper());
                    number.put("curves", e.size());
                });
    }
}
