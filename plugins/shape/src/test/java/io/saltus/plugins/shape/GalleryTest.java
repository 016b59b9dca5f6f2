package io.saltus.plugins.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The galleries in the documentation say what the criteria say. To write them anew: {@code mvn test
 * -pl plugins/shape -am -Dtest=GalleryTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgallery=write}.
 */
class GalleryTest {

    private static final Path PAGES = Path.of("..", "..", "docs", "criteria");
    private static final String BEGIN = "<!-- gallery -->\n";
    private static final String END = "<!-- /gallery -->";
    private static final int SCALES = 12;
    private static final int EXAMPLES = 200;
    private static final double CHANCE = 0.25;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "breakthroughness",
                "point-of-emergence",
                "change-point",
                "broken-scaling-law",
                "seed-bimodality"
            })
    void thePageShowsWhatTheCriterionSays(String id) throws IOException {
        Path page = PAGES.resolve(id + ".md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        assertTrue(begin >= 0 && end > begin, page + " has no place for a gallery");
        String fresh =
                text.substring(0, begin + BEGIN.length()) + gallery(id) + text.substring(end);
        if ("write".equals(System.getProperty("gallery"))) {
            Files.writeString(page, fresh);
        }
        assertEquals(fresh, Files.readString(page));
    }

    private static String gallery(String id) {
        boolean seeds = id.equals("seed-bimodality");
        StringBuilder rows =
                new StringBuilder(
                        """
                        ## Gallery

                        Accuracy with chance .25 on 200 examples at 12 scales from 1e19 to 1e25 FLOPs%s, drawn once from each shape.

                        | shape | verdict | reason |
                        |---|---|---|
                        """
                                .formatted(seeds ? ", 20 runs at each" : ""));
        for (Map.Entry<String, DoubleUnaryOperator> shape : shapes().entrySet()) {
            row(rows, shape.getKey(), verdict(id, curve(shape.getValue(), seeds ? 20 : 1, 0)));
        }
        if (seeds) {
            Curve each = curve(t -> t < 0 ? 0 : 0.7, 20, 0.6);
            row(rows, "each run a step, at a scale of its own", verdict(id, each));
        }
        return rows.append('\n').toString();
    }

    private static void row(StringBuilder rows, String name, Verdict verdict) {
        rows.append(
                String.format(
                        Locale.ROOT,
                        "| %s | %s, %s | %s |\n",
                        name,
                        words(verdict.outcome()),
                        words(verdict.shape()),
                        verdict.reason()));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Verdict verdict(String id, Curve curve) {
        Criterion criterion =
                switch (id) {
                    case "breakthroughness" -> new Breakthroughness();
                    case "point-of-emergence" -> new PointOfEmergence();
                    case "change-point" -> new ChangePoint();
                    case "broken-scaling-law" -> new BrokenScalingLaw();
                    default -> new SeedBimodality();
                };
        return CurveOf.judge(criterion, curve);
    }

    /** Normalised scores over t in [0, 1]. */
    private static Map<String, DoubleUnaryOperator> shapes() {
        Map<String, DoubleUnaryOperator> shapes = new LinkedHashMap<>();
        shapes.put("flat at chance", t -> 0);
        shapes.put("flat above chance", t -> 0.35);
        shapes.put("linear", t -> 0.05 + 0.6 * t);
        shapes.put("power-law error", t -> 1 - 0.95 * Math.pow(0.35, t));
        shapes.put("slow logistic", t -> 1 / (1 + Math.exp(-4.4 * (t - 0.55))));
        shapes.put("saturated", t -> 0.85 + 0.14 * t);
        shapes.put("inverse", t -> 0.6 - 0.5 * t);
        shapes.put("U-shaped", t -> 0.6 * Math.pow(Math.abs(t - 0.5) / 0.5, 1.2));
        shapes.put("step", t -> t < 0.6 ? 0 : 0.55);
        shapes.put("sharp logistic", t -> 0.7 / (1 + Math.exp(-26 * (t - 0.65))));
        shapes.put("hinge", t -> 1.5 * Math.max(0, t - 0.58));
        return shapes;
    }

    private static Curve curve(DoubleUnaryOperator shape, int runs, double spread) {
        SplittableRandom random = new SplittableRandom(2022);
        double[] shift = random.doubles(runs, 0.3, 0.3 + spread + 1e-9).toArray();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < SCALES; i++) {
            double t = i / (SCALES - 1.0);
            List<Replicate> replicates = new ArrayList<>();
            for (int r = 0; r < runs; r++) {
                double z = shape.applyAsDouble(spread > 0 ? t - shift[r] : t);
                double p = CHANCE + (1 - CHANCE) * z;
                int k = 0;
                for (int n = 0; n < EXAMPLES; n++) {
                    k += random.nextDouble() < p ? 1 : 0;
                }
                replicates.add(CurveOf.replicate("model-" + i, k / (double) EXAMPLES, EXAMPLES));
            }
            points.add(Point.of(Math.pow(10, 19 + 6 * t), replicates));
        }
        Metric metric = Metric.accuracy("acc", CHANCE);
        return new Curve(
                new Subject("task", Setup.UNKNOWN, metric, "family", Axis.COMPUTE), points);
    }
}
