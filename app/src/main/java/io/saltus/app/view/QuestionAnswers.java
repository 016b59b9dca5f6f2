package io.saltus.app.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.spi.Renderer;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.words.Names;
import io.saltus.app.study.StudyRequest;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Analysis;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.PluginException;
import io.saltus.engine.catalog.Spec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Answers questions: how the findings fall, the report as a page, and files to take along. */
final class QuestionAnswers {

    private static final String PAGE = "html";
    private static final long PROGRESS_NANOS = 100_000_000L;

    /** The report holds all it needs; its own policy narrows the scripts to those it names. */
    private static final String REPORT_POLICY =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
                    + " img-src data: blob:; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'self'";

    private final Terminal terminal;
    private final Catalog catalog;
    private final List<String> fixed;
    private final boolean stacktrace;
    private final Listeners listeners;
    private final KeptResults results;
    private final Analyses analyses;
    private final AtomicLong lastTold = new AtomicLong();

    /**
     * @param fixed arguments of {@code analyze} that no page changes
     * @param stacktrace whether the terminal shows where in the code faults arose
     */
    QuestionAnswers(
            Terminal terminal,
            Catalog catalog,
            List<String> fixed,
            KeptResults results,
            Listeners listeners,
            boolean stacktrace) {
        this.terminal = terminal;
        this.catalog = catalog;
        this.fixed = fixed;
        this.results = results;
        this.listeners = listeners;
        this.stacktrace = stacktrace;
        this.analyses = new Analyses(catalog, results, fixed);
    }

    /** Returns how the findings fall, or the fault and the control that it is about, as JSON. */
    String analysis(String query) {
        try {
            Question question = Question.of(query);
            String page = question.first("page").orElse("");
            try {
                Analysis analysis =
                        analyses.of(
                                page,
                                question,
                                (what, done, total) -> tellProgress(page, what, done, total));
                return Json.object(json -> write(json, question, analysis));
            } catch (RequestException e) {
                String message = String.valueOf(e.getMessage());
                return Json.object(
                        json -> {
                            json.writeStringField("fault", Names.harmless(message));
                            json.writeStringField("field", field(question, message));
                        });
            }
        } catch (CancellationException e) {
            return Json.object(json -> json.writeBooleanField("superseded", true));
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            return Json.of("fault", words(e));
        }
    }

    private void tellProgress(String page, String what, long done, long total) {
        long now = System.nanoTime();
        long last = lastTold.get();
        if (now - last < PROGRESS_NANOS && done < total || !lastTold.compareAndSet(last, now)) {
            return;
        }
        listeners.tell(page, Listeners.PROGRESS, progressJson(what, done, total));
    }

    static String progressJson(String what, long done, long total) {
        return Json.object(
                json -> {
                    json.writeStringField("what", Names.harmless(what));
                    json.writeNumberField("done", done);
                    json.writeNumberField("total", total);
                });
    }

    /** The control beside which a message is to stand; empty for none. */
    private String field(Question question, String message) {
        String blamed = question.blamed(fixed, catalog);
        return blamed.isEmpty()
                ? Stream.of("where", "axis")
                        .filter(name -> message.contains("--" + name))
                        .findFirst()
                        .orElse("")
                : blamed;
    }

    /** What to say of a fault that is not the reader's. */
    private String words(Throwable fault) {
        if (fault instanceof RequestException) {
            return String.valueOf(fault.getMessage());
        }
        boolean foreseen = fault instanceof PluginException;
        if (!foreseen) {
            terminal.message("this is a bug in Saltus; please report it with what follows");
        }
        if (!foreseen || stacktrace) {
            terminal.trace(fault);
        }
        return foreseen
                ? String.valueOf(fault.getMessage())
                : "this is a bug in Saltus; please report it with what the terminal shows: "
                        + fault;
    }

    private void write(JsonGenerator json, Question question, Analysis analysis)
            throws IOException {
        if (stacktrace) {
            terminal.trace(analysis.faults());
        }
        Report report = analysis.report();
        json.writeNumberField("reading", results.state().number());
        json.writeStringField("command", question.command(fixed));
        json.writeStringField("axis", axis(report));
        json.writeNumberField("findings", report.findings().size());
        json.writeNumberField(
                "tasks",
                report.findings().stream().map(f -> f.curve().subject().task()).distinct().count());
        json.writeObjectFieldStart("outcomes");
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberField(
                    Names.word(outcome),
                    report.findings().stream()
                            .filter(f -> f.verdict().outcome() == outcome)
                            .count());
        }
        json.writeEndObject();
        List<Issue> issues = report.issues();
        json.writeNumberField("issues", issues.stream().filter(i -> !i.remark()).count());
        json.writeNumberField("remarks", issues.stream().filter(Issue::remark).count());
    }

    private static String axis(Report report) {
        return report.findings().stream()
                .findFirst()
                .map(Finding::curve)
                .map(curve -> curve.subject().axis().title())
                .orElse("");
    }

    /** Returns the page of the report. */
    Answer report(String query) throws IOException {
        try {
            Download page = rendered(Question.of(query), PAGE);
            return new Answer(200, "text/html; charset=utf-8", page.bytes(), Map.of())
                    .with("Content-Security-Policy", REPORT_POLICY);
        } catch (CancellationException e) {
            return Answer.words(409, "another analysis was asked for meanwhile");
        } catch (RequestException | PluginException e) {
            return Answer.words(200, String.valueOf(e.getMessage()))
                    .with("Content-Security-Policy", REPORT_POLICY);
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            return Answer.words(500, words(e));
        }
    }

    /** Returns what a renderer writes. */
    Answer download(String query) throws IOException {
        try {
            Question question = Question.of(query);
            Download file = rendered(question, question.first("render").orElse(PAGE));
            return Answer.file(file.name(), file.bytes());
        } catch (CancellationException e) {
            return Answer.words(409, "another analysis was asked for meanwhile");
        } catch (RequestException | PluginException e) {
            return Answer.words(422, String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            return Answer.words(500, words(e));
        }
    }

    /** What {@code analyze --render SPEC --out report} writes, to the byte. */
    private Download rendered(Question question, String spec) throws IOException {
        List<String> arguments = new ArrayList<>(question.arguments(fixed));
        arguments.addAll(List.of("--render", spec, "--out", "report"));
        StudyRequest request = StudyRequest.of(arguments);
        List<Renderer> renderers = request.renderers(catalog);
        Study study = request.study(catalog);
        // a download must not end the analysis that its page waits for
        String asker = question.first("page").orElse("") + " " + spec;
        Analysis analysis = analyses.of(asker, question, (what, done, total) -> {});
        Report report =
                StudyRequest.asked(
                        analysis.report(),
                        question.command(fixed, "--render", spec, "--out", "report"));
        return Download.of(
                report, renderers, Spec.parse(spec).id(), catalog, study.effort().timeLimit());
    }
}
