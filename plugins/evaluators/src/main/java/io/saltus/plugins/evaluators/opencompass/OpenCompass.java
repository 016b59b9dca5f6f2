package io.saltus.plugins.evaluators.opencompass;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.TopMembers;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads OpenCompass's {@code results/MODEL/DATASET.json}; the tables in {@code summary} beside them
 * repeat their scores and are set aside.
 *
 * <p>Model and data set are the names of the folder and the file, as nothing in the file names
 * them. Scores are percentages.
 */
@About(
        id = "opencompass",
        summary = "Results of OpenCompass: results/MODEL/DATASET.json",
        references = "https://github.com/open-compass/opencompass")
public record OpenCompass(
        RunSettings runs, @Param("Whether to keep the score of each example") boolean outcomes)
        implements Source {

    static final BoundedJson JSON =
            new BoundedJson(JsonBounds.usual().ofTrees(1_000_000, 100_000, 1_000));

    private static final int HEAD = 1 << 16;

    /** Keeps the scores of examples. */
    public OpenCompass() {
        this(new RunSettings(), true);
    }

    @Override
    public String looksFor() {
        return "a name that ends in .json in results/MODEL/ of a run's folder, with an object "
                + "from metrics to numbers; the table in summary/ beside it";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (location.isFolder()) {
            return false;
        }
        ResultPlace place = ResultPlace.of(location);
        if (place.isSummary()) {
            return true;
        }
        return location.hasEnding(".json")
                && place.isBelowResults()
                && isResult(TopMembers.of(location, HEAD))
                && (place.isOfRun() || hasDetails(location));
    }

    /** Whether numbers and texts stand beside the details, if there are any, and nothing else. */
    private static boolean isResult(TopMembers top) {
        boolean passes = true;
        boolean scored = false;
        for (String name : top.names()) {
            boolean details = name.equals("details");
            if (!details && (top.hasObject(name) || top.hasList(name))) {
                return false;
            }
            passes &= name.matches("pass@\\d+");
            scored |= !details;
        }
        return (scored || top.has("details")) && !passes;
    }

    private static boolean hasDetails(Location location) throws IOException {
        FirstBytes head = FirstBytes.of(location, HEAD);
        return head.holdAny("\"details\"")
                && head.holdAny("\"pred\"", "\"predictions\"", "\"origin_prediction\"");
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        try (SentResults scores = new SentResults(location, sink)) {
            if (ResultPlace.of(location).isSummary()) {
                SummaryTable.setAside(location, sink);
                return;
            }
            ResultFile file = new ResultFile(location);
            try (InputStream text = location.open()) {
                JSON.read(location.name(), text, file::read);
            } catch (java.io.FileNotFoundException e) {
                throw new RequestException("there is no file " + location.name(), e);
            }
            file.send(scores, this);
            scores.requireContent(
                    "expected an object from metrics to numbers, such as {\"accuracy\": 35.1}, in"
                            + " results/MODEL/DATASET.json");
        }
    }
}
