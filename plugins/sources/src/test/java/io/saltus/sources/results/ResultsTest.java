package io.saltus.sources.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Issue;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTest {

    private static final Metric ACCURACY = KnownMetrics.metric("accuracy");

    private final List<Observation> sent = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();
    private final ObservationSink sink =
            new ObservationSink() {
                @Override
                public void accept(Observation observation, long line) {
                    sent.add(observation);
                }

                @Override
                public void report(Issue issue) {
                    issues.add(issue);
                }
            };

    private SentResults results() {
        return new SentResults(Location.of(Path.of("x.csv")), sink);
    }

    @Test
    void sendsWhatCanBeAndCountsWhatCannot() {
        try (SentResults results = results()) {
            results.send("a", 2, () -> Observation.of(Model.of("m"), "t", ACCURACY, 0.5));
            results.send("b", 3, () -> Observation.of(Model.of("m"), "t", ACCURACY, 1.5));
            results.passOver("left out, since they sum up", "average");
            results.leave("left out, since prices are no abilities", "usd");
            results.leave("left out, since prices are no abilities", "usd");
            results.remark("said once");
            results.remark("said once");
        }
        assertEquals(1, sent.size());
        assertEquals(4, issues.size());
        assertEquals(1, issues.stream().mapToLong(Issue::refused).sum());
        assertEquals(1, issues.stream().mapToLong(Issue::passedOver).sum());
        assertTrue(
                issues.stream()
                        .anyMatch(
                                i ->
                                        i.why()
                                                .equals(
                                                        "left out, since prices are no abilities: 'usd' (2 values)")));
    }

    @Test
    void refusesALocationWithoutAResultAndSaysWhatWasLeftOut() {
        RequestException refused =
                assertThrows(
                        RequestException.class,
                        () -> {
                            try (SentResults results = results()) {
                                results.leave("left out, since prices are no abilities", "usd");
                                results.requireAny("holds no score");
                            }
                        });
        assertEquals(
                "x.csv holds no score; left out, since prices are no abilities: 'usd' (1 value)",
                refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0.50, 0.5, 2", "62.5%, 62.5, 1", "7, 7, 0", "1e-3, 0.001, 3", "-.5, -0.5, 1"})
    void readsANumberWithItsDecimals(String text, double value, int decimals) {
        WrittenScore score = WrittenScore.of(text);
        assertEquals(value, score.value());
        assertEquals(decimals, score.decimals());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nan", "inf", "-", "1,5", "0x1", "1e999", "12 34"})
    void refusesWhatIsNoFiniteNumber(String text) {
        assertThrows(IllegalArgumentException.class, () -> WrittenScore.of(text));
    }

    @Test
    void percentagesAreFractionsToTheDigitsThatAreWritten() {
        List<WrittenScore> among = List.of(WrittenScore.of("55.1"), WrittenScore.of("0.3"));
        assertTrue(WrittenScore.arePercentages(among));
        assertEquals(0.551, WrittenScore.of("55.1").as(ACCURACY, true, among));
        assertEquals(0.003, WrittenScore.of("0.3").as(ACCURACY, true, among));
        assertEquals(0.009, WrittenScore.of("0.9%").as(ACCURACY, false, among));
        assertEquals(20, WrittenScore.of("20").as(KnownMetrics.metric("perplexity"), true, among));
        assertThrows(
                IllegalArgumentException.class,
                () -> WrittenScore.of("0.333").as(ACCURACY, true, among));
    }
}
