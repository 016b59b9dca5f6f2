package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Verdict;
import io.saltus.testkit.GoldenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The galleries in the documentation say what the criteria say. To write them anew: {@code mvn test
 * -pl plugins/emergence -am -Dtest=GalleryTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dsaltus.golden=write}.
 */
class GalleryTest {

    private static final Path PAGES = Path.of("..", "..", "docs", "criteria");
    private static final String BEGIN = "<!-- gallery -->\n";
    private static final String END = "<!-- /gallery -->";
    private static final String SHAPES =
            "%d examples at 8 scales from 1e19 to 1e25 FLOPs, %s. Leaps begin at 1e22 FLOPs.";
    private static final String EDGES = "Curves at the edge of what can be judged.";

    @Test
    void aboveChance() throws IOException {
        thePageShowsWhatTheCriterionSays("above-chance", new AboveChance());
    }

    @Test
    void criticalScale() throws IOException {
        thePageShowsWhatTheCriterionSays("critical-scale", new CriticalScale());
    }

    @Test
    void emergence() throws IOException {
        thePageShowsWhatTheCriterionSays("emergence", new Emergence());
    }

    @Test
    void emergenceDefinition() throws IOException {
        thePageShowsWhatTheCriterionSays("emergence-definition", new EmergenceDefinition());
    }

    @Test
    void extrapolationSurprise() throws IOException {
        thePageShowsWhatTheCriterionSays("extrapolation-surprise", new ExtrapolationSurprise());
    }

    @Test
    void scalingLawComparison() throws IOException {
        thePageShowsWhatTheCriterionSays("scaling-law-comparison", new ScalingLawComparison());
    }

    @Test
    void scalingTrend() throws IOException {
        thePageShowsWhatTheCriterionSays("scaling-trend", new ScalingTrend());
    }

    @Test
    void metricArtifact() throws IOException {
        String rows = table(new MetricArtifact(), GalleryShapes.besideOtherMetrics());
        requireGallery(
                "metric-artifact",
                SHAPES.formatted(1000, "chance 0 unless said otherwise, free of noise") + rows);
    }

    @Test
    void strategyEmergence() throws IOException {
        String rows = table(new StrategyEmergence(), GalleryShapes.besideTheBaseline());
        requireGallery(
                "strategy-emergence",
                SHAPES.formatted(1000, "chance 0, free of noise")
                        + " The shape of the strategy's curve; beside it the baseline's."
                        + rows);
    }

    private static void thePageShowsWhatTheCriterionSays(String id, Criterion criterion)
            throws IOException {
        requireGallery(
                id,
                SHAPES.formatted(1000, "free of noise")
                        + table(criterion, GalleryShapes.exact())
                        + "\n"
                        + SHAPES.formatted(200, "chance .25, drawn once from each shape")
                        + table(criterion, GalleryShapes.drawn())
                        + "\n"
                        + EDGES
                        + table(criterion, GalleryShapes.edges()));
    }

    private static void requireGallery(String id, String gallery) throws IOException {
        Path page = PAGES.resolve(id + ".md");
        String text = Files.readString(page, StandardCharsets.UTF_8).replace("\r\n", "\n");
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        assertTrue(begin >= 0 && end > begin, page + " has no place for a gallery");
        GoldenFile.at(page.toString())
                .requireEqual(
                        text.substring(0, begin + BEGIN.length())
                                + "## Gallery\n\n"
                                + gallery
                                + "\n"
                                + text.substring(end));
    }

    private static String table(Criterion criterion, Map<String, List<Curve>> shapes) {
        StringBuilder rows = new StringBuilder("\n\n| shape | verdict | reason |\n|---|---|---|\n");
        shapes.forEach(
                (name, curves) ->
                        rows.append(row(name, criterion.judge(curves.get(0), Curves.of(curves)))));
        return rows.toString();
    }

    private static String row(String name, Verdict verdict) {
        String aspects =
                verdict.aspects().stream().map(Aspect::value).collect(Collectors.joining(", "));
        return "| %s | %s, %s%s | %s |%n"
                .formatted(
                        name,
                        words(verdict.outcome()),
                        words(verdict.shape()),
                        aspects.isEmpty() ? "" : " (" + aspects + ")",
                        verdict.reason().replace("|", "\\|"))
                .replace("\r\n", "\n");
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
