package io.saltus.app.calibrate;

import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.app.terminal.TextTable;
import io.saltus.engine.calibration.Calibration;
import io.saltus.engine.calibration.Design;
import io.saltus.engine.calibration.Estimate;
import io.saltus.engine.calibration.KnownShape;
import io.saltus.engine.calibration.Performance;
import io.saltus.engine.calibration.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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
     * @param byShape a table per design, a row per shape; otherwise a table per criterion
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
                table(shapes(calibration));
                underMetric(List.of(calibration));
            }
            return;
        }
        title(what);
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "design",
                        "shapes",
                        "detection",
                        "false positives",
                        "worst shape",
                        "undecided",
                        "onset error, median",
                        "90%",
                        "coverage",
                        "AUC"));
        for (Calibration calibration : calibrations) {
            design(calibration, true).ifPresent(rows::add);
            design(calibration, false).ifPresent(rows::add);
        }
        table(rows);
        underMetric(calibrations);
    }

    private void title(String title) {
        text.append(text.isEmpty() ? "" : "\n");
        text.append(markdown ? "**" + title + "**\n\n" : title + "\n\n");
    }

    /** Returns a design in words: {@code 8 scales, 200 examples, chance 0.25}. */
    static String words(Design design) {
        return design.layout().words()
                + ", chance "
                + Numbers.of(design.chance())
                + (design.overdispersion() > 0
                        ? ", overdispersion " + Numbers.of(design.overdispersion())
                        : "");
    }

    private static List<List<String>> shapes(Calibration calibration) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "shape",
                        "leap",
                        "called emergent",
                        "undecided",
                        "onset error, median",
                        "90%",
                        "coverage",
                        "AUC"));
        for (KnownShape shape : calibration.shapes()) {
            rows.add(row(shape.id(), shape.truth(), calibration.on(shape)));
        }
        for (boolean inFamily : new boolean[] {true, false}) {
            for (Truth truth : List.of(Truth.EMERGENT, Truth.NOT_EMERGENT)) {
                Predicate<KnownShape> which =
                        shape -> shape.isInFamily() == inFamily && shape.truth() == truth;
                if (calibration.shapes().stream().filter(which).count() > 1) {
                    String name =
                            (truth == Truth.EMERGENT ? "all leaps" : "all others")
                                    + (inFamily ? " in family" : " out of family");
                    Optional<Estimate> area =
                            calibration.over(shape -> shape.isInFamily() == inFamily).area();
                    List<String> row = new ArrayList<>(row(name, truth, calibration.over(which)));
                    row.set(row.size() - 1, cell(area, 4));
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static List<String> row(String name, Truth truth, Performance performance) {
        Optional<Estimate> called =
                switch (truth) {
                    case EMERGENT -> performance.detection();
                    case NOT_EMERGENT -> performance.falsePositives();
                    case UNDER_METRIC -> performance.underMetricCalled();
                };
        String leap =
                switch (truth) {
                    case EMERGENT -> "yes";
                    case NOT_EMERGENT -> "no";
                    case UNDER_METRIC -> "metric";
                };
        return List.of(
                name,
                leap,
                cell(called, 3),
                cell(performance.undecided(), 3),
                cell(performance.onsetMedian(), 2),
                cell(performance.onsetNinety(), 2),
                cell(performance.coverage(), 3),
                cell(performance.area(), 4));
    }

    private static Optional<List<String>> design(Calibration calibration, boolean inFamily) {
        Predicate<KnownShape> which =
                shape -> shape.isInFamily() == inFamily && shape.truth() != Truth.UNDER_METRIC;
        if (calibration.shapes().stream().noneMatch(which)) {
            return Optional.empty();
        }
        Performance performance = calibration.over(which);
        String worst =
                calibration
                        .worst(which)
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
        return Optional.of(
                List.of(
                        words(calibration.design()),
                        inFamily ? "in family" : "out of family",
                        cell(performance.detection(), 3),
                        cell(performance.falsePositives(), 3),
                        worst,
                        cell(performance.undecided(), 3),
                        cell(performance.onsetMedian(), 2),
                        cell(performance.onsetNinety(), 2),
                        cell(performance.coverage(), 3),
                        cell(performance.area(), 4)));
    }

    /** Says how often a leap of the metric alone was said to be one. */
    private void underMetric(List<Calibration> calibrations) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("design", "mirage said to be emergent under the metric"));
        for (Calibration calibration : calibrations) {
            calibration
                    .over(shape -> shape.truth() == Truth.UNDER_METRIC)
                    .underMetric()
                    .ifPresent(
                            share ->
                                    rows.add(
                                            List.of(
                                                    words(calibration.design()),
                                                    cell(Optional.of(share), 3))));
        }
        if (rows.size() > 1) {
            text.append('\n');
            table(rows);
        }
    }

    private void table(List<List<String>> rows) {
        text.append(new TextTable(rows).written(markdown));
    }

    /** Returns an estimate with its interval: {@code 0.969 (0.957-0.978)}. */
    private static String cell(Optional<Estimate> estimate, int digits) {
        String form = "%." + digits + "f";
        return estimate.map(
                        e ->
                                String.format(
                                        Locale.ROOT,
                                        form + " (" + form + "-" + form + ")",
                                        e.value(),
                                        e.lower(),
                                        e.upper()))
                .orElse(TextTable.NONE);
    }
}
