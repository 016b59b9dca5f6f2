package io.saltus.plugins.inspectai;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.json.TopMembers;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the logs of inspect_ai, {@code .json} and the zipped {@code .eval}.
 *
 * <p>Only a log of status {@code success} is a result. Examples are distinct samples; epochs are
 * repeats of them.
 */
@About(
        id = "inspect-ai",
        summary = "Reads logs of inspect_ai, .json and .eval",
        references = "inspect.aisi.org.uk")
public record InspectAi(
        RunSettings runs,
        @Param("Whether the outcome of each sample is kept, for paired tests") boolean outcomes,
        @Param(
                        "Task arguments that choose what is asked and so are part of the task, separated by"
                                + " ';', or '*' for all")
                String taskArguments)
        implements Source {

    private static final int HEAD = 4096;

    /** Outcomes are kept; arguments that name a part of a benchmark are part of the task. */
    public InspectAi() {
        this(
                new RunSettings(),
                true,
                "subject;subjects;subset;subsets;dataset;dataset_name;category;categories;language;"
                        + "languages;split;level;levels;task;tasks");
    }

    @Override
    public String looksFor() {
        return "a name that ends in .eval, or in .json with 'status' and, behind it, 'eval' at the top";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        return location.hasEnding(".eval") && FirstBytes.of(location, 4).areZip()
                || location.hasEnding(".json") && isLog(location);
    }

    /** Some logs leave out the version where it is the usual one. */
    private static boolean isLog(Location location) throws IOException {
        TopMembers top = TopMembers.of(location, HEAD);
        boolean named = top.hasText("status") && top.hasObject("eval");
        if (!named || !top.isBehind("eval", "status")) {
            return false;
        }
        return top.hasWholeNumber("version") && top.isBehind("eval", "version")
                || !top.has("version")
                        && FirstBytes.of(location, HEAD)
                                .holdAny("\"eval_id\"", "\"run_id\"", "\"task_id\"");
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        InspectLog log =
                location.hasEnding(".eval")
                        ? new Archive(location, sink).read(outcomes)
                        : text(location);
        if (!log.isSuccess(location.name())) {
            sink.report(
                    Issue.at(
                                    location,
                                    "the status of the evaluation is %s; only 'success' is a result"
                                            .formatted(log.part("status")))
                            .refusing(Math.max(1, LogScore.of(log).size())));
            return;
        }
        Set<String> arguments =
                Arrays.stream(taskArguments.split(";"))
                        .map(String::strip)
                        .collect(Collectors.toSet());
        new LogScores(log, location, sink, runs, arguments).send();
    }

    private InspectLog text(Location location) throws IOException {
        InspectLog log = new InspectLog(outcomes);
        try (InputStream text = location.open()) {
            InspectLog.JSON.read(location.name(), text, log::read);
        }
        return log;
    }
}
