package io.saltus.plugins.everyevalever;

import static io.saltus.plugins.everyevalever.RecordText.record;
import static io.saltus.plugins.everyevalever.RecordText.result;
import static io.saltus.plugins.everyevalever.RecordText.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadRecordsTest {

    private static final String GOOD = record(result("'score':0.4"));

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new EveryEvalEver(), folder, "record.json");
    }

    private static void assertHolds(String text, String part) {
        assertTrue(text.contains(part), () -> "'" + text + "' holds no '" + part + "'");
    }

    @Test
    void refusesTruncatedJson() {
        assertHolds(reading.refusal(GOOD.substring(0, GOOD.length() - 20)), "is not whole JSON");
    }

    @Test
    void refusesJsonOfAnotherFormat() {
        assertHolds(
                reading.refusal("{\"results\":{\"arc\":{\"acc\":0.5}}}"),
                "is no record of Every Eval Ever: that has 'schema_version'");
        assertHolds(reading.refusal("[1]"), "is no JSON object");
    }

    @Test
    void namesASchemaItDoesNotKnow() {
        assertHolds(
                reading.refusal(GOOD.replace("0.3.0", "0.4.1")),
                "is of schema version '0.4.1'; versions 0.2 and 0.3 are read");
        assertHolds(reading.refusal(GOOD.replace("0.3.0", "0.30")), "schema version '0.30'");
    }

    @Test
    void saysWhichMemberIsMissing() throws IOException {
        assertHolds(
                reading.refusal(
                        GOOD.replace("\"id\":", "\"x\":").replace("\"name\":\"m\"", "\"y\":1")),
                "'model_info.id' must be a text, got nothing");
        assertEquals(
                List.of("gsm8k: 'lower_is_better' must be true or false, got nothing"),
                reading.issues(GOOD.replace("lower_is_better", "x")));
        assertEquals(
                List.of("gsm8k: 'score' must be a finite number, got nothing"),
                reading.issues(record(result(""))));
        assertEquals(
                List.of("'evaluation_results' holds no result"),
                reading.issues(GOOD.replace("evaluation_results", "x")));
    }

    @Test
    void readsTheOtherResultsBesideABadOne() throws IOException {
        ReadResults results =
                reading.read(record(result("'score':'high'") + "," + result("'score':0.4") + ",7"));
        assertEquals(1, results.observations().size());
        assertEquals(2, results.issues().size());
        assertHolds(results.issues().get(0).why(), "must be a finite number, got 'high'");
    }

    @Test
    void refusesAScoreOutsideTheRangeOfTheRecord() throws IOException {
        assertEquals(
                List.of(
                        "gsm8k: the score of 'accuracy' must be in [0.0, 1.0], as the record says, got"
                                + " 73.4"),
                reading.issues(record(result("'score':73.4"))));
        assertHolds(
                reading.issues(
                                record(
                                        result(
                                                "'metric_id':'accuracy','lower_is_better':false",
                                                "'score':73.4")))
                        .get(0),
                "must be in [0, 1], got 73.4");
    }

    @Test
    void doesNotUseASizeThatIsNone() throws IOException {
        ReadResults results = reading.read(GOOD.replace("\"6.9\"", "-1"));
        assertEquals(1, results.observations().size());
        assertEquals(
                "'params_billions' must be a positive number, got -1; it is not used",
                results.issues().get(0).why());
    }

    @Test
    void refusesDeeplyNestedJson() {
        String deep = "[".repeat(100_000);
        assertHolds(reading.refusal("{\"x\":" + deep), "nesting depth");
        assertHolds(reading.refusal("{\"model_info\":" + deep), "nesting depth");
    }

    @Test
    void refusesARecordThatIsEndless() {
        String many = "{\"a\":{}},".repeat(600_000);
        assertHolds(
                reading.refusal(
                        GOOD.replace(
                                "\"evaluation_results\":[", "\"evaluation_results\":[" + many)),
                "more than 1000000 values");
    }

    @Test
    void readsTheRecordBesideBadSamples() throws IOException {
        reading.file("record_samples.jsonl", sample("a", 1) + "{\"evaluation_id\":");
        ReadResults cut = reading.read(GOOD);
        assertEquals(1, cut.observations().size());
        assertHolds(cut.issues().get(0).why(), "the samples beside it are not used");
        reading.file(
                "record_samples.jsonl",
                "7\n{}\n"
                        + sample("a", 1).replace("e/1", "e/2")
                        + sample("", 1)
                        + sample("b", 0.4));
        ReadResults strange = reading.read(GOOD);
        assertHolds(strange.issues().get(0).why(), "4 lines of record_samples.jsonl belong");
        assertEquals(1, strange.observations().get(0).examples().orElseThrow());
    }

    @Test
    void doesNotUseAnIntervalThatIsNone() throws IOException {
        for (String interval :
                List.of(
                        "{'lower':0.5,'upper':0.6}",
                        "{'lower':'a','upper':0.6}",
                        "{'lower':0.3}",
                        "{'lower':-1,'upper':2}",
                        "{'lower':0.3,'upper':0.6,'confidence_level':7.5}",
                        "{'lower':0.3,'upper':0.6,'confidence_level':'high'}",
                        "{'lower':0.3,'upper':0.6,'confidence_level':0}")) {
            ReadResults read = reading.read(record(interval(interval)));
            assertEquals(OptionalDouble.empty(), read.observations().get(0).standardError());
            assertEquals(1, read.issues().size(), interval);
            assertHolds(
                    read.issues().get(0).why(),
                    "gsm8k: the confidence interval of 'accuracy' must");
        }
        assertEquals(OptionalDouble.empty(), reading.only(record(interval("7"))).standardError());
    }

    private static String interval(String interval) {
        return result("'score':0.4,'uncertainty':{'confidence_interval':" + interval + "}");
    }

    @Test
    void saysThatAnEndIsOutsideAndCountsTheHalfWithin() throws IOException {
        ReadResults read = reading.read(record(interval("{'lower':0.2,'upper':1.2}")));
        assertEquals(
                "gsm8k: the confidence interval of 'accuracy' must lie in [0, 1], got 0.2 to 1.2; the"
                        + " half within counts",
                read.issues().get(0).why());
        assertEquals(
                0.2 / 1.959963984540054,
                read.observations().get(0).standardError().orElseThrow(),
                1e-9);
    }

    @Test
    void knowsTheBestOfAMetricWhoseRecordStatesNone() throws IOException {
        Observation f1 =
                reading.only(
                        record(result("'metric_id':'f1','lower_is_better':false", "'score':0.4")));
        assertEquals(OptionalDouble.of(1), f1.metric().best());
        assertHolds(
                reading.issues(
                                record(
                                        result(
                                                "'metric_id':'mcc','lower_is_better':false",
                                                "'score':41.5")))
                        .get(0),
                "the score of 'mcc' must be no better than 1, got 41.5");
        assertHolds(
                reading.issues(
                                record(
                                        result(
                                                "'metric_id':'bleu','lower_is_better':false",
                                                "'score':-3")))
                        .get(0),
                "the score of 'bleu' must be at least 0, got -3");
    }

    @Test
    void refusesAnEndOfTheRangeThatIsNoNumber() throws IOException {
        assertHolds(
                reading.issues(
                                record(
                                        result(
                                                "'metric_id':'f1','lower_is_better':false,'max_score':'one'",
                                                "'score':0.4")))
                        .get(0),
                "'max_score' must be a number, got 'one'");
    }

    @Test
    void saysThatAStandardErrorIsNegative() throws IOException {
        assertHolds(
                reading.issues(
                                record(
                                        result(
                                                "'score':0.4,'uncertainty':{'standard_error':{'value':-1}}")))
                        .get(0),
                "standard error must be at least 0");
    }
}
