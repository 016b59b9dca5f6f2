package io.saltus.plugins.figures.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Report;
import io.saltus.plugins.figures.drawing.Colours;
import io.saltus.plugins.figures.drawing.CurveStyle;
import io.saltus.plugins.figures.drawing.Mark;
import io.saltus.plugins.figures.drawing.Page;
import io.saltus.plugins.figures.panel.Choice;
import io.saltus.plugins.figures.panel.CurveLabels;
import io.saltus.plugins.figures.panel.CurveStyles;
import io.saltus.plugins.figures.panel.Panel;
import io.saltus.plugins.figures.panel.ScoreEnds;
import io.saltus.plugins.figures.type.Typeface;
import io.saltus.testkit.SampleReports;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final Typeface TYPEFACE = Typeface.of("");

    private static void assertLegible(Sheet sheet, Report report) {
        assertLegible(sheet, new Choice(), report);
    }

    private static Choice labels(CurveLabels labels) {
        return new Choice("", false, false, "", ScoreEnds.OWN, false, labels, "", "figure");
    }

    private static void assertLegible(Sheet sheet, Choice choice, Report report) {
        for (Page page : new Figure(sheet, choice, TYPEFACE).pages(report)) {
            List<Rectangle2D> boxes = new ArrayList<>();
            for (Mark mark : page.marks()) {
                if (mark instanceof Mark.Words words) {
                    Rectangle2D box =
                            new Rectangle2D.Double(
                                    words.x(),
                                    words.y() - words.size() * .7,
                                    words.width(),
                                    words.size() * .7);
                    assertTrue(
                            box.getMinX() >= 0 && box.getMaxX() <= page.width(),
                            "outside: " + words);
                    assertTrue(
                            box.getMinY() >= 0 && box.getMaxY() <= page.height(),
                            "outside: " + words);
                    for (Rectangle2D other : boxes) {
                        Rectangle2D both = box.createIntersection(other);
                        assertFalse(
                                both.getWidth() > .05 && both.getHeight() > .05,
                                () -> words + " lies over " + other);
                    }
                    boxes.add(box);
                }
            }
            assertTrue(page.width() <= sheet.width() && page.height() <= sheet.height() + 1);
        }
    }

    @Test
    void noWordsOverlapOrLeaveThePage() {
        for (int panels : new int[] {1, 8, 40}) {
            for (int families : new int[] {1, 3, 10}) {
                assertLegible(new Sheet(), SampleReports.families(panels, families));
            }
        }
        assertLegible(new Sheet(), SampleReports.published());
        assertLegible(new Sheet(), SampleReports.hostile());
    }

    @Test
    void namesAtTheEndsOfLinesLieOverNothing() {
        for (int panels : new int[] {1, 8}) {
            for (int families : new int[] {2, 10}) {
                Report report = SampleReports.families(panels, families);
                Sheet two = new Sheet(183, 240, 34, 2, 7, "", Arrangement.GRID);
                assertLegible(two, labels(CurveLabels.ENDS), report);
                List<Page> ends = new Figure(two, labels(CurveLabels.ENDS), TYPEFACE).pages(report);
                assertEquals((long) panels * families, names(ends));
            }
        }
    }

    /** Words in the colour of a line. */
    private static long names(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> page.marks().stream())
                .filter(
                        mark ->
                                mark instanceof Mark.Words words
                                        && words.colour() != Colours.SOFT
                                        && words.colour() != Colours.INK)
                .count();
    }

    @Test
    void namesThatAreWideStandInALegendUnlessEndsWereChosen() {
        Sheet four = new Sheet(130, 240, 34, 4, 7, "", Arrangement.GRID);
        Report report = SampleReports.families(8, 4);
        assertEquals(
                0, names(new Figure(four, labels(CurveLabels.LEGEND), TYPEFACE).pages(report)));
        assertEquals(0, names(new Figure(four, labels(CurveLabels.AUTO), TYPEFACE).pages(report)));
        assertEquals(32, names(new Figure(four, labels(CurveLabels.ENDS), TYPEFACE).pages(report)));
        assertLegible(four, labels(CurveLabels.ENDS), report);
        assertLegible(four, labels(CurveLabels.ENDS), SampleReports.hostile());
    }

    @Test
    void longNumbersStayOnThePage() {
        List<Curve> curves = new ArrayList<>();
        for (double unit : new double[] {1.4e5, -1.4e5, 2e-4, -3e-300}) {
            Subject subject =
                    new Subject(
                            "scores about " + unit,
                            Setup.UNKNOWN,
                            Metric.graded("loss", Direction.LOWER_IS_BETTER),
                            "F",
                            Axis.COMPUTE);
            curves.add(new Curve(subject, List.of(point(1e20, unit), point(1e21, unit * .65))));
        }
        assertLegible(new Sheet(), SampleReports.of(curves));
    }

    private static Point point(double scale, double score) {
        return Point.of(
                scale,
                List.of(
                        new Replicate(
                                Model.of("m"),
                                OptionalLong.empty(),
                                score,
                                OptionalLong.empty(),
                                OptionalDouble.empty())));
    }

    @Test
    void noWordsOverlapOnSmallAndLargeSheets() {
        Report report = SampleReports.families(8, 4);
        assertLegible(new Sheet(88, 200, 30, 0, 6, "", Arrangement.GRID), report);
        assertLegible(new Sheet(400, 300, 60, 3, 12, "", Arrangement.TASKS), report);
    }

    @Test
    void tenFamiliesAreToldApartWithoutColour() {
        CurveStyles styles = new CurveStyles(Panel.of(SampleReports.families(1, 10), new Choice()));
        Set<String> grey = new HashSet<>();
        for (int family = 0; family < 10; family++) {
            CurveStyle style = styles.of(family, 0);
            grey.add(style.symbol() + " " + style.hollow() + " " + style.dash());
        }
        assertEquals(10, grey.size());
    }

    @Test
    void aFamilyKeepsItsColourWhateverElseIsInAFigure() {
        List<Panel> panels = Panel.of(SampleReports.families(1, 3), new Choice());
        List<String> all = CurveStyles.families(panels, List.of("Another"));
        assertEquals("Another", all.get(0));
        CurveStyles alone = new CurveStyles(panels);
        CurveStyles beside = new CurveStyles(panels, all);
        assertEquals(alone.of(1, 0).colour(), beside.of(0, 0).colour());
    }

    @Test
    void aStrategyIsToldFromItsBaseline() {
        List<Panel> panels =
                Panel.of(SampleReports.published(), new Choice()).stream()
                        .filter(p -> p.task().equals("gsm8k"))
                        .toList();
        CurveStyles styles = new CurveStyles(panels);
        assertEquals(2, styles.setups());
        assertEquals("standard", styles.setup(0));
        assertEquals("chain of thought", styles.setup(1));
        assertTrue(styles.of(0, 0).hollow() && styles.of(0, 1).dash().isEmpty());
        assertFalse(styles.of(0, 0).dash().equals(styles.of(0, 1).dash()));
    }

    @Test
    void wordsWiderThanTheirPlaceAreCut() {
        assertTrue(TYPEFACE.fit("a very long name", false, 3).endsWith("\u2026"));
        assertEquals(2, TYPEFACE.wrap("some words that take two lines", true, 9, 2).size());
        assertEquals("short", TYPEFACE.fit("short", false, 9));
    }
}
