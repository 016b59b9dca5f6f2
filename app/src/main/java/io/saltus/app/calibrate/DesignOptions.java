package io.saltus.app.calibrate;

import io.saltus.api.data.RequestException;
import io.saltus.engine.calibration.Design;
import io.saltus.engine.calibration.KnownShape;
import io.saltus.engine.calibration.Layout;
import io.saltus.engine.calibration.Pool;
import io.saltus.engine.calibration.Span;
import io.saltus.engine.catalog.Nearest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Which curves to simulate; lists of numbers give every combination. */
final class DesignOptions {

    private static final int MOST_SCALES = 10_000;
    private static final long MOST_EXAMPLES = 1_000_000_000;

    /** How models lie on the axis. */
    enum Arrangement {
        REGULAR,
        POOLED
    }

    /** Names of the shapes, for completion. */
    static final class Shapes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return KnownShape.all().stream().map(KnownShape::id).iterator();
        }
    }

    @Option(
            names = "--design",
            paramLabel = "regular|pooled",
            defaultValue = "regular",
            description =
                    "One model at each scale, or dozens of models of many families on one axis"
                            + " (default: ${DEFAULT-VALUE}).")
    private Arrangement arrangement;

    @Option(
            names = "--scales",
            paramLabel = "M,..",
            split = ",",
            hideParamSyntax = true,
            description = "Number of scales, equally spaced. Without it: 8.")
    private List<Integer> scales = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "FLOPS",
            defaultValue = "1e19",
            description = "Smallest scale (default: ${DEFAULT-VALUE}).")
    private double from;

    @Option(
            names = "--to",
            paramLabel = "FLOPS",
            defaultValue = "1e25",
            description = "Largest scale (default: ${DEFAULT-VALUE}).")
    private double to;

    @Option(
            names = "--at",
            paramLabel = "FLOPS,..",
            split = ",",
            hideParamSyntax = true,
            description = "The scales themselves, in place of --scales, --from and --to.")
    private List<Double> at = new ArrayList<>();

    @Option(
            names = "--models",
            paramLabel = "M,..",
            split = ",",
            hideParamSyntax = true,
            description = "Number of models of a pooled design. Without it: 40.")
    private List<Integer> models = new ArrayList<>();

    @Option(
            names = "--examples",
            paramLabel = "N,..",
            split = ",",
            hideParamSyntax = true,
            defaultValue = "200",
            description = "Examples at each scale (default: ${DEFAULT-VALUE}).")
    private List<Long> examples;

    @Option(
            names = "--chance",
            paramLabel = "C,..",
            split = ",",
            hideParamSyntax = true,
            defaultValue = "0.25",
            description = "Chance level (default: ${DEFAULT-VALUE}).")
    private List<Double> chance;

    @Option(
            names = "--overdispersion",
            paramLabel = "S,..",
            split = ",",
            hideParamSyntax = true,
            defaultValue = "0",
            description =
                    "Standard deviation of the logit of the probability of a right answer, anew at each"
                            + " scale (default: ${DEFAULT-VALUE}).")
    private List<Double> overdispersion;

    @Option(
            names = "--shapes",
            paramLabel = "NAME,..",
            split = ",",
            hideParamSyntax = true,
            completionCandidates = Shapes.class,
            description = "Which shapes to draw. Without it: all.")
    private List<String> shapes = new ArrayList<>();

    /** Returns every combination of what was asked for. */
    List<Design> designs() {
        List<Design> designs = new ArrayList<>();
        for (OptionalInt number : numbers()) {
            for (long count : examples) {
                require("--examples", count, 1, MOST_EXAMPLES);
                Layout layout = layout(number, count);
                for (double level : chance) {
                    if (!(level >= 0 && level < 1)) {
                        throw new RequestException("--chance must be in [0, 1), got " + level);
                    }
                    for (double spread : overdispersion) {
                        if (!(spread >= 0 && spread <= 5)) {
                            throw new RequestException(
                                    "--overdispersion must be in [0, 5], got " + spread);
                        }
                        designs.add(new Design(layout, level, spread));
                    }
                }
            }
        }
        return designs;
    }

    /** The numbers of scales or models asked for; one without a number where scales are listed. */
    private List<OptionalInt> numbers() {
        boolean pooled = arrangement == Arrangement.POOLED;
        if (pooled && !(scales.isEmpty() && at.isEmpty())) {
            throw new RequestException(
                    "a pooled design takes --models, not " + (at.isEmpty() ? "--scales" : "--at"));
        }
        if (!pooled && !models.isEmpty()) {
            throw new RequestException("--models goes with --design pooled only");
        }
        if (!at.isEmpty()) {
            if (!scales.isEmpty()) {
                throw new RequestException("give --scales or --at, not both");
            }
            return List.of(OptionalInt.empty());
        }
        List<Integer> asked = pooled ? models : scales;
        int usual = pooled ? 40 : 8;
        return (asked.isEmpty() ? List.of(usual) : asked).stream().map(OptionalInt::of).toList();
    }

    private Layout layout(OptionalInt number, long count) {
        if (number.isEmpty()) {
            return listed(count);
        }
        if (!(from > 0 && to > from && Double.isFinite(to))) {
            throw new RequestException(
                    "--from and --to must be positive and rise, got %s and %s".formatted(from, to));
        }
        Span span = new Span(Math.log10(from), Math.log10(to));
        if (arrangement == Arrangement.POOLED) {
            require("--models", number.getAsInt(), 10, MOST_SCALES);
            return new Pool(span, number.getAsInt(), count);
        }
        require("--scales", number.getAsInt(), 2, MOST_SCALES);
        return Layout.equispaced(span, number.getAsInt(), count);
    }

    private Layout listed(long count) {
        List<Double> positions = new ArrayList<>();
        for (double scale : at) {
            if (!(scale > 0 && Double.isFinite(scale))) {
                throw new RequestException("--at must hold positive scales, got " + scale);
            }
            positions.add(Math.log10(scale));
        }
        List<Long> counts = java.util.Collections.nCopies(positions.size(), count);
        try {
            return Layout.at(positions, counts);
        } catch (IllegalArgumentException e) {
            throw new RequestException(
                    "--at must hold two scales or more, each above the last, got " + at, e);
        }
    }

    /** Returns the shapes asked for, in the order of the benchmark. */
    List<KnownShape> shapes() {
        List<String> known = KnownShape.all().stream().map(KnownShape::id).toList();
        for (String id : shapes) {
            if (!known.contains(id)) {
                throw new RequestException(
                        "there is no shape '%s'%s; there are %s"
                                .formatted(id, Nearest.hint(id, known), String.join(", ", known)));
            }
        }
        List<KnownShape> chosen =
                KnownShape.all().stream()
                        .filter(shape -> shapes.isEmpty() || shapes.contains(shape.id()))
                        .toList();
        if (designs().stream().noneMatch(design -> chosen.stream().anyMatch(design::suits))) {
            throw new RequestException(
                    "the shape 'mirage' is drawn at chance level 0 only, got --chance " + chance);
        }
        return chosen;
    }

    private static void require(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new RequestException(
                    "%s must be in [%d, %d], got %d".formatted(option, least, most, value));
        }
    }
}
