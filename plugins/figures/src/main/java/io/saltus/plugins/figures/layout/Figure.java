package io.saltus.plugins.figures.layout;

import io.saltus.api.data.Axis;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.plugins.figures.drawing.Colours;
import io.saltus.plugins.figures.drawing.Page;
import io.saltus.plugins.figures.drawing.Pen;
import io.saltus.plugins.figures.panel.Box;
import io.saltus.plugins.figures.panel.Choice;
import io.saltus.plugins.figures.panel.CurveStyles;
import io.saltus.plugins.figures.panel.EndLabels;
import io.saltus.plugins.figures.panel.ModelSizes;
import io.saltus.plugins.figures.panel.Panel;
import io.saltus.plugins.figures.panel.PanelDrawing;
import io.saltus.plugins.figures.panel.ScaleAxis;
import io.saltus.plugins.figures.panel.ScoreAxes;
import io.saltus.plugins.figures.type.Typeface;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Lays panels out on pages. */
public final class Figure {

    private static final double MARGIN = 1.5;

    /**
     * Height of what stands above a box in letters: two lines of title, metric, critical scales.
     */
    private static final double HEAD = 2 * 1.2 + 1.35 + PanelDrawing.STRIP;

    /** Widest panel in mm: one or two panels do not fill a wide page. */
    private static final double WIDEST = 90;

    private final Sheet sheet;
    private final Choice choice;
    private final Typeface typeface;
    private final double letter;

    /** A figure of these measures. */
    public Figure(Sheet sheet, Choice choice, Typeface typeface) {
        this.sheet = sheet;
        this.choice = choice;
        this.typeface = typeface;
        this.letter = sheet.letter();
    }

    /** Returns the figures of a report: at least one, which may say that there is nothing. */
    public List<Page> pages(Report report) {
        List<Panel> panels = Panel.of(report, choice);
        if (panels.isEmpty()) {
            return List.of(nothing(report));
        }
        boolean forecast = !report.forecasts().isEmpty();
        List<String> families = CurveStyles.families(panels, choice.familyOrder());
        List<Page> pages = new ArrayList<>();
        if (sheet.arrangement() == Arrangement.GRID) {
            Map<Axis, List<Panel>> axes = new LinkedHashMap<>();
            panels.forEach(p -> axes.computeIfAbsent(p.axis(), a -> new ArrayList<>()).add(p));
            axes.values().forEach(those -> grid("", those, families, forecast, pages));
            return pages;
        }
        Map<String, List<Panel>> tasks = new LinkedHashMap<>();
        panels.forEach(p -> tasks.computeIfAbsent(p.task(), t -> new ArrayList<>()).add(p));
        tasks.forEach((task, those) -> grid(task, those, families, forecast, pages));
        return pages;
    }

    private Page nothing(Report report) {
        Pen pen = new Pen(typeface);
        String words =
                report.findings().isEmpty()
                        ? "The report has no findings."
                        : "No task has an emergent ability.";
        pen.words(words, MARGIN, MARGIN + letter, letter, Pen.Anchor.START, false, Colours.INK);
        return new Page("", sheet.width(), 2 * MARGIN + 2 * letter, words, pen.marks());
    }

    private void grid(
            String name,
            List<Panel> panels,
            List<String> families,
            boolean forecast,
            List<Page> pages) {
        int columns = sheet.columnsFor(panels.size());
        double width = Math.min(sheet.width(), columns * WIDEST);
        CurveStyles styles = new CurveStyles(panels, families);
        Map<Axis, ScaleAxis> scales = new LinkedHashMap<>();
        panels.forEach(
                p -> scales.computeIfAbsent(p.axis(), a -> ScaleAxis.of(a, panels, forecast)));
        ScoreAxes scores = new ScoreAxes(choice.score(), panels, forecast);
        Optional<EndLabels> labels =
                EndLabels.of(
                        choice.labels(),
                        styles,
                        panels,
                        typeface,
                        letter,
                        (width - 2 * MARGIN) / columns,
                        sheet.panelHeight(),
                        forecast);
        Legend legend = new Legend(styles, panels, letter, labels.isPresent());
        double foot = legend.draw(new Pen(typeface), MARGIN, width - MARGIN, 0) + MARGIN;
        int rows = (int) Math.max(1, Math.floor((sheet.height() - foot - MARGIN) / rowHeight()));
        for (int from = 0; from < panels.size(); from += rows * columns) {
            List<Panel> some = panels.subList(from, Math.min(panels.size(), from + rows * columns));
            pages.add(page(name, some, columns, width, styles, scales, scores, labels, forecast));
        }
    }

    /** Title of two lines, metric, box, ticks, axis title, gap. */
    private double rowHeight() {
        return letter * HEAD + sheet.panelHeight() + letter * (1.5 + 1.6) + sizes() + letter;
    }

    /** Height of the row of model sizes under a panel. */
    private double sizes() {
        return choice.sizes() ? letter * ModelSizes.ROW : 0;
    }

    private Page page(
            String name,
            List<Panel> panels,
            int columns,
            double width,
            CurveStyles styles,
            Map<Axis, ScaleAxis> scales,
            ScoreAxes scores,
            Optional<EndLabels> labels,
            boolean forecast) {
        Pen pen = new Pen(typeface);
        double column = (width - 2 * MARGIN) / columns;
        double ticks = letter * PanelDrawing.TICKS;
        double bottom = MARGIN;
        for (int i = 0; i < panels.size(); i++) {
            double left = MARGIN + i % columns * column;
            int row = i / columns;
            double top = MARGIN + row * rowHeight();
            double right = left + column - letter * .8;
            double edge = right - labels.map(EndLabels::room).orElse(0.);
            title(pen, panels.get(i), left, right, top);
            double box = top + letter * HEAD;
            Box place = new Box(left + ticks, box, edge, box + sheet.panelHeight());
            ScaleAxis along = Objects.requireNonNull(scales.get(panels.get(i).axis()));
            new PanelDrawing(
                            pen,
                            letter,
                            panels.get(i),
                            along,
                            scores,
                            styles,
                            place,
                            forecast,
                            labels)
                    .draw(choice.overlays());
            if (choice.sizes()) {
                new ModelSizes(pen, letter, panels.get(i), along, place).draw();
            }
            axisTitle(pen, along, left + ticks, edge, box + sheet.panelHeight());
            bottom = Math.max(bottom, top + rowHeight());
        }
        Legend legend = new Legend(styles, panels, letter, labels.isPresent());
        double end = legend.draw(pen, MARGIN + ticks, width - MARGIN, bottom);
        return new Page(name, width, end + MARGIN, description(panels), pen.marks());
    }

    private void title(Pen pen, Panel panel, double left, double right, double top) {
        List<String> lines = typeface.wrap(panel.task(), true, (right - left) / letter, 2);
        double y = top + letter * 1.1 + (2 - lines.size()) * letter * 1.2;
        for (String line : lines) {
            pen.words(line, left, y, letter, Pen.Anchor.START, true, Colours.INK);
            y += letter * 1.2;
        }
    }

    private void axisTitle(Pen pen, ScaleAxis along, double left, double right, double box) {
        String title = typeface.fit(along.axis().heading(), false, (right - left) / (letter * .9));
        pen.words(
                title,
                (left + right) / 2,
                box + letter * 2.6 + sizes(),
                letter * .9,
                Pen.Anchor.MIDDLE,
                false,
                Colours.SOFT);
    }

    /** What is drawn and how, as a caption says it. */
    private static String description(List<Panel> panels) {
        StringBuilder words = new StringBuilder("Score against scale, a panel per task: ");
        for (int i = 0; i < panels.size(); i++) {
            words.append(i == 0 ? "" : "; ").append(panels.get(i).task());
        }
        List<Finding> findings = panels.stream().flatMap(p -> p.findings().stream()).toList();
        if (findings.stream()
                .flatMap(f -> f.curve().points().stream().map(p -> p.interval(f.curve().metric())))
                .anyMatch(Optional::isPresent)) {
            words.append(". Bars: 95% intervals over examples");
        }
        if (findings.stream().anyMatch(f -> f.curve().metric().chance().isPresent())) {
            words.append(". Dashed: random performance");
        }
        findings.stream()
                .filter(f -> f.verdict().onset().isPresent())
                .map(f -> f.criterion().id())
                .findFirst()
                .ifPresent(
                        id ->
                                words.append(". Triangles: critical scales with their intervals,")
                                        .append(" by the criterion ")
                                        .append(id));
        return words.append('.').toString();
    }
}
