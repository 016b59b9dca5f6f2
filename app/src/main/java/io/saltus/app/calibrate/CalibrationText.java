package io.saltus.app.calibrate;

import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.app.terminal.TextTable;
import io.saltus.engine.calibration.Calibration;
import io.saltus.engine.calibration.Design;
import io.saltus.engine.calibration.Estimate;
import io.saltus.engine.calibration.KnownShape;
import io.saltus.engine.calibration.Performance;
import io.saltus.engine.calibration.ProbabilityBin;
import io.saltus.engine.calibration.Reliability;
import io.saltus.engine.calibration.ShapeGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Calibrations as tables, for a terminal or in Markdown. */
final class CalibrationText {

    private final boolean byShape;
    private final boolean markdown;
    private final StringBuilder text = new StringBuilder();

    private CalibrationText(boolean byShape, boolean markdown) {
        this.byShape = byShape;
        this.markdown = markdown;
    }

    /**
     * Returns the tables of some criteria.
     *
     * @param results calibrations by criterion
     * @param byShape tables per design, a row per shape; otherwise tables per criterion
     */
    static String of(
            Map<String, List<Calibration>> results,
            boolean byShape,
            boolean markdown,
            int curves,
            long seed) {
        CalibrationText text = new CalibrationText(byShape, markdown);
        results.forEach(
                (criterion, calibrations) -> text.add(criterion, calibrations, curves, seed));
        return text.text.toString();
    }

    private void add(String criterion, List<Calibration> calibrations, int curves, long seed) {
        String what =
                "%s, %d curves per shape, seed %d"
                        .formatted(Names.harmless(criterion), curves, seed);
        if (byShape) {
            for (Calibration calibration : calibrations) {
                title(what + ": " + words(calibration.design()));
                addShapes(calibration);
            }
        } else {
            title(what);
            addDesigns(calibrations);
        }
    }

    private void title(String title) {
        text.append(text.isEmpty() ? "" : "\n");
        text.append(markdown ? "**" + title + "**\n\n" : title + "\n\n");
    }

    static String words(Design design) {
        return design.layout().words()
                + ", chance "
                + Numbers.of(design.chance())
                + (design.overdispersion() > 0
                        ? ", overdispersion " + Numbers.of(design.overdispersion())
                        : "");
    }

    private void addShapes(Calibration calibration) {
        Rows rates =
                new Rows(
                        "shape",
                        "leaps",
                        "detection",
                        "false positives",
                        "undecided",
                        "onset error, median",
                        "90%",
                        "coverage",
                        "AUC");
        Rows said = probabilities("shape");
        for (ShapeGroup group : calibration.groups()) {
            List<KnownShape> shapes =
                    calibration.shapes().stream().filter(shape -> shape.group() == group).toList();
            for (KnownShape shape : shapes) {
                addShape(shape.id(), calibration.on(shape), rates, said);
            }
            if (shapes.size() > 1) {
                addShape("all " + words(group), calibration.over(group), rates, said);
            }
        }
        rates.write();
        addUnderMetric(List.of(calibration));
        said.write();
        calibration.overall().reliability().ifPresent(this::addBins);
    }

    private static void addShape(String name, Performance performance, Rows rates, Rows said) {
        int leaps = performance.detection().map(Estimate::size).orElse(0);
        int others = performance.falsePositives().map(Estimate::size).orElse(0);
        rates.add(
                name,
                leaps + others == 0 ? TextTable.NONE : leaps + " of " + (leaps + others),
                cell(performance.detection(), 3),
                cell(performance.falsePositives(), 3),
                cell(performance.undecided(), 3),
                cell(performance.onsetMedian(), 2),
                cell(performance.onsetNinety(), 2),
                cell(performance.coverage(), 3),
                cell(performance.area(), 4));
        performance.reliability().ifPresent(reliability -> add(said, reliability, name));
    }

    private void addDesigns(List<Calibration> calibrations) {
        Rows rates =
                new Rows(
                        "design",
                        "shapes",
                        "detection",
                        "false positives",
                        "worst shape",
                        "undecided",
                        "onset error, median",
                        "90%",
                        "coverage",
                        "AUC");
        Rows said = probabilities("design", "shapes");
        for (Calibration calibration : calibrations) {
            for (ShapeGroup group : calibration.groups()) {
                String design = words(calibration.design());
                Performance performance = calibration.over(group);
                rates.add(
                        design,
                        words(group),
                        cell(performance.detection(), 3),
                        cell(performance.falsePositives(), 3),
                        worst(calibration, group),
                        cell(performance.undecided(), 3),
                        cell(performance.onsetMedian(), 2),
                        cell(performance.onsetNinety(), 2),
                        cell(performance.coverage(), 3),
                        cell(performance.area(), 4));
                performance.reliability().ifPresent(r -> add(said, r, design, words(group)));
            }
        }
        Optional<Reliability> all = Calibration.together(calibrations).reliability();
        if (calibrations.size() > 1) {
            all.ifPresent(reliability -> add(said, reliability, "all designs", "all"));
        }
        rates.write();
        addUnderMetric(calibrations);
        said.write();
        all.ifPresent(this::addBins);
    }

    private static String words(ShapeGroup group) {
        return group.id().replace('-', ' ');
    }

    private static String worst(Calibration calibration, ShapeGroup group) {
        return calibration
                .worst(group)
                .map(
                        shape ->
                                shape.id()
                                        + " "
                                        + Numbers.of(
                                                calibration
                                                        .on(shape)
                                                        .falsePositives()
                                                        .orElseThrow()
                                                        .value()))
                .orElse(TextTable.NONE);
    }

    /** Says how often a leap of the metric alone was said to be one. */
    private void addUnderMetric(List<Calibration> calibrations) {
        Rows rows =
                new Rows(
                        "design", "mirage said to be emergent under the metric", "called emergent");
        for (Calibration calibration : calibrations) {
            Performance performance = calibration.overall();
            if (performance.underMetric().isPresent()) {
                rows.add(
                        words(calibration.design()),
                        cell(performance.underMetric(), 3),
                        cell(performance.underMetricCalled(), 3));
            }
        }
        rows.write();
    }

    private Rows probabilities(String... names) {
        List<String> header = new ArrayList<>(List.of(names));
        header.addAll(
                List.of(
                        "curves",
                        "probability, mean",
                        "leaps",
                        "log score",
                        "Brier score",
                        "calibration error",
                        "AUC of the probability",
                        "found at 1% false positives",
                        "at 3%"));
        return new Rows(header.toArray(String[]::new));
    }

    private static void add(Rows rows, Reliability reliability, String... names) {
        List<String> row = new ArrayList<>(List.of(names));
        row.addAll(
                List.of(
                        "" + reliability.curves(),
                        number(reliability.said(), 3),
                        cell(Optional.of(reliability.leaps()), 3),
                        cell(Optional.of(reliability.logScore()), 3),
                        cell(Optional.of(reliability.brier()), 4),
                        number(reliability.calibrationError(), 3),
                        cell(reliability.area(), 4),
                        cell(reliability.foundAtOne(), 3),
                        cell(reliability.foundAtThree(), 3)));
        rows.add(row.toArray(String[]::new));
    }

    private void addBins(Reliability reliability) {
        Rows rows = new Rows("probability", "curves", "mean", "leaps");
        for (Reliability.Bin bin : reliability.bins()) {
            ProbabilityBin range = bin.range();
            rows.add(
                    Numbers.of(range.lower()) + " to " + Numbers.of(range.upper()),
                    "" + bin.leaps().size(),
                    number(bin.said(), 3),
                    cell(Optional.of(bin.leaps()), 3));
        }
        rows.write();
    }

    /** Returns an estimate with its interval: {@code 0.969 (0.957-0.978)}. */
    private static String cell(Optional<Estimate> estimate, int digits) {
        return estimate.map(
                        e ->
                                "%s (%s-%s)"
                                        .formatted(
                                                number(e.value(), digits),
                                                number(e.lower(), digits),
                                                number(e.upper(), digits)))
                .orElse(TextTable.NONE);
    }

    private static String number(double number, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }

    /** A table while it is filled; one without a row is not written. */
    private final class Rows {

        private final List<List<String>> rows = new ArrayList<>();

        Rows(String... header) {
            add(header);
        }

        void add(String... cells) {
            rows.add(List.of(cells));
        }

        void write() {
            if (rows.size() > 1) {
                boolean isFirst = text.toString().endsWith("\n\n");
                text.append(isFirst ? "" : "\n").append(new TextTable(rows).written(markdown));
            }
        }
    }
}
