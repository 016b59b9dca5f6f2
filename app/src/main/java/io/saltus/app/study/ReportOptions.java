package io.saltus.app.study;

import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Renderer;
import io.saltus.app.command.ExtensionIds;
import io.saltus.app.command.LenientOption;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** By what to judge and how to report. */
public final class ReportOptions {

    private static final String JSON = "json";
    private static final String CSV = "csv";
    private static final int MOST_ISSUES = 1_000_000;

    @Option(
            names = "--criterion",
            completionCandidates = ExtensionIds.Criteria.class,
            paramLabel = "ID[:k=v,..]",
            description =
                    "What decides whether a curve shows an emergent ability; may be given several"
                            + " times. Without it: "
                            + Study.USUAL_CRITERION
                            + ".")
    private List<String> criteria = new ArrayList<>();

    @Option(
            names = "--render",
            completionCandidates = ExtensionIds.Renderers.class,
            paramLabel = "ID[:k=v,..]",
            description = "How to write the report; may be given several times. Without it: table.")
    private List<String> renderers = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder to write files to; without it texts go to standard output.")
    private Path out;

    @Option(
            names = "--all",
            description = "Show all findings and issues in the table, however many there are.")
    private boolean all;

    @Option(
            names = "--keep-examples",
            description =
                    "Keep the scores of single examples in the JSON report, so that compare can pair"
                            + " it with another; the same as --render json:keepExamples=true.")
    private boolean keepExamples;

    @Mixin private LenientOption lenient;

    List<Criterion> criteria(Catalog catalog) {
        List<String> asked = criteria.isEmpty() ? List.of(Study.USUAL_CRITERION) : criteria;
        return catalog.bind(Kind.CRITERION, asked).stream().map(Criterion.class::cast).toList();
    }

    /** The JSON report with what is to be kept in it. */
    private String kept(String spec) {
        return keepExamples && spec.equals(JSON) ? JSON + ":keepExamples=true" : spec;
    }

    /** Returns whether criteria are asked for by name. */
    boolean namesCriteria() {
        return !criteria.isEmpty();
    }

    List<Renderer> renderers(Catalog catalog) {
        if (all && !renderers.isEmpty()) {
            throw new RequestException(
                    "--all is for the table that is shown without --render; other renderers leave nothing"
                            + " out, and --render table:rows=0 shows all rows");
        }
        String table = all ? "table:rows=0,issues=" + MOST_ISSUES : "table";
        List<String> asked =
                renderers.isEmpty() ? List.of(table) : renderers.stream().map(this::kept).toList();
        if (keepExamples && asked.stream().noneMatch(spec -> spec.startsWith(JSON))) {
            throw new RequestException("--keep-examples goes with --render json");
        }
        return catalog.bind(Kind.RENDERER, asked).stream().map(Renderer.class::cast).toList();
    }

    /** Returns whether the report is the table that is written where nothing is asked for. */
    public boolean isUsual() {
        return renderers.isEmpty() && out == null;
    }

    /** Returns whether CSV on standard output is all that is asked for: one table. */
    boolean isOneTable() {
        return out == null && !renderers.isEmpty() && renderers.stream().allMatch(CSV::equals);
    }

    /** Returns the folder to write files to, if one is named. */
    public Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    /**
     * Makes sure that nothing is asked for that {@code option} settles by itself.
     *
     * @throws RequestException if a criterion, a renderer or a calibration is asked for
     */
    public void requireNoMethod(String option, VerdictOptions verdicts) {
        if (!criteria.isEmpty() || !renderers.isEmpty() || verdicts.namesCalibration()) {
            throw new RequestException(
                    option
                            + " judges and renders as the paper needs it: it goes with --out alone,"
                            + " not with --criterion, --render, --calibrate or --simulations");
        }
    }

    /** Returns what a command ends with that was carried out. */
    int codeWith(List<Issue> issues) {
        return lenient.codeWith(issues);
    }
}
