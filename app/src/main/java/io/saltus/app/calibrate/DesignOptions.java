package io.saltus.app.calibrate;

import io.saltus.api.data.RequestException;
import io.saltus.api.words.Numbers;
import io.saltus.engine.calibration.Design;
import io.saltus.engine.calibration.KnownShape;
import io.saltus.engine.calibration.Layout;
import io.saltus.engine.calibration.Pool;
import io.saltus.engine.calibration.ShapeGroup;
import io.saltus.engine.calibration.Span;
import io.saltus.engine.calibration.Varied;
import io.saltus.engine.catalog.Nearest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which curves to simulate; lists of numbers give every combination. */
final class DesignOptions {

    private static final int MOST_SCALES = 10_000;
    private static final long MOST_EXAMPLES = 1_000_000_000;

    /** How models lie on the axis. */
    enum Arrangement {
        REGULAR,
        VARIED,
        POOLED
    }

    /** Names of the groups and of the shapes, for completion. */
    static final class Shapes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    @Option(
            names = "--design",
            paramLabel = "regular|varied|pooled",
            defaultValue = "regular",
            description =
                    "One model at each of some equally spaced scales; designs as people have them, another"
                            + " for each curve; or dozens of models of many families on one axis"
                            + " (default: ${DEFAULT-VALUE}).")
    private Arrangement arrangement;

    @Option(
            names = "--scales",
            paramLabel = "M,..",
            split = ",",
            hideParamSyntax = true,
            description = "Number of scales. Without it: 8; 3 to 8 of a varied design.")
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
            description =
                    "Examples at each scale. Without it: 200; 50 to 10000 of a varied design.")
    private List<Long> examples = new ArrayList<>();

    @Option(
            names = "--chance",
            paramLabel = "C,..",
            split = ",",
            hideParamSyntax = true,
            description = "Chance level. Without it: 0.25; 0, 0.25 and 0.5 of a varied design.")
    private List<Double> chance = new ArrayList<>();

    @Option(
            names = "--overdispersion",
            paramLabel = "S,..",
            split = ",",
            hideParamSyntax = true,
            description =
                    "Standard deviation of the logit of the probability of a right answer, anew at each"
                            + " scale. Without it: 0; up to 0.25 of a varied design.")
    private List<Double> overdispersion = new ArrayList<>();

    @Option(
            names = "--shapes",
            paramLabel = "NAME,..",
            split = ",",
            hideParamSyntax = true,
            completionCandidates = Shapes.class,
            description =
                    "Which shapes to draw, or groups of them: laws, in-family, out-of-family."
                            + " Without it: laws.")
    private List<String> shapes = new ArrayList<>();

    /** Returns every combination of what was asked for. */
    List<Design> designs() {
        boolean varied = arrangement == Arrangement.VARIED;
        List<Design> designs = new ArrayList<>();
        for (OptionalInt number : numbers()) {
            for (OptionalLong count : counts()) {
                Layout layout = layout(number, count);
                for (double level : or(chance, varied ? List.of(0.0, .25, .5) : List.of(.25))) {
                    if (!(level >= 0 && level < 1)) {
                        throw new RequestException(
                                "--chance must be in [0, 1), got " + Numbers.exact(level));
                    }
                    for (double spread : or(overdispersion, List.of(0.0))) {
                        if (!(spread >= 0 && spread <= 5)) {
                            throw new RequestException(
                                    "--overdispersion must be in [0, 5], got "
                                            + Numbers.exact(spread));
                        }
                        designs.add(new Design(layout, level, spread));
                    }
                }
            }
        }
        return designs;
    }

    private static <T> List<T> or(List<T> asked, List<T> usual) {
        return asked.isEmpty() ? usual : asked;
    }

    /** The numbers of examples asked for; one without a number where they vary by curve. */
    private List<OptionalLong> counts() {
        if (examples.isEmpty() && arrangement == Arrangement.VARIED) {
            return List.of(OptionalLong.empty());
        }
        List<Long> counts = or(examples, List.of(200L));
        counts.forEach(count -> require("--examples", count, 1, MOST_EXAMPLES));
        return counts.stream().map(OptionalLong::of).toList();
    }

    /**
     * The numbers of scales or models asked for; one without a number where scales are listed or
     * vary by curve.
     */
    private List<OptionalInt> numbers() {
        boolean pooled = arrangement == Arrangement.POOLED;
        if (pooled && !(scales.isEmpty() && at.isEmpty())) {
            throw new RequestException(
                    "a pooled design takes --models, not " + (at.isEmpty() ? "--scales" : "--at"));
        }
        if (!pooled && !models.isEmpty()) {
            throw new RequestException("--models goes with --design pooled only");
        }
        if (arrangement == Arrangement.VARIED && !at.isEmpty()) {
            throw new RequestException("a varied design takes --scales, not --at");
        }
        if (!at.isEmpty()) {
            if (!scales.isEmpty()) {
                throw new RequestException("give --scales or --at, not both");
            }
            return List.of(OptionalInt.empty());
        }
        if (arrangement == Arrangement.VARIED && scales.isEmpty()) {
            return List.of(OptionalInt.empty());
        }
        List<Integer> asked = or(pooled ? models : scales, List.of(pooled ? 40 : 8));
        return asked.stream().map(OptionalInt::of).toList();
    }

    private Layout layout(OptionalInt number, OptionalLong examples) {
        if (arrangement == Arrangement.VARIED) {
            number.ifPresent(scales -> require("--scales", scales, 2, MOST_SCALES));
            return new Varied(number, examples, overdispersion.isEmpty());
        }
        long count = examples.orElseThrow();
        if (number.isEmpty()) {
            return listed(count);
        }
        if (!(from > 0 && to > from && Double.isFinite(to))) {
            throw new RequestException(
                    "--from and --to must be positive and rise, got %s and %s"
                            .formatted(Numbers.exact(from), Numbers.exact(to)));
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
                    "--at must hold two scales or more, each above the last, got "
                            + String.join(", ", at.stream().map(Numbers::exact).toList()),
                    e);
        }
    }

    /** Returns the shapes asked for, in the order of the benchmark. */
    List<KnownShape> shapes() {
        List<String> known = names();
        for (String id : shapes) {
            if (!known.contains(id)) {
                throw new RequestException(
                        "there is no shape '%s'%s; there are %s"
                                .formatted(id, Nearest.hint(id, known), String.join(", ", known)));
            }
        }
        List<String> asked = or(shapes, List.of(ShapeGroup.LAWS.id()));
        List<KnownShape> chosen =
                KnownShape.all().stream()
                        .filter(
                                shape ->
                                        asked.contains(shape.id())
                                                || asked.contains(shape.group().id()))
                        .toList();
        if (designs().stream().noneMatch(design -> chosen.stream().anyMatch(design::suits))) {
            throw new RequestException(
                    "the shape 'mirage' is drawn at chance level 0 only, got --chance " + chance);
        }
        return chosen;
    }

    private static List<String> names() {
        return Stream.concat(
                        Stream.of(ShapeGroup.values()).map(ShapeGroup::id),
                        KnownShape.all().stream().map(KnownShape::id))
                .toList();
    }

    private static void require(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new RequestException(
                    "%s must be in [%d, %d], got %d".formatted(option, least, most, value));
        }
    }
}
