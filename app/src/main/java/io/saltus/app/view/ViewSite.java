package io.saltus.app.view;

import io.saltus.api.data.RequestException;
import io.saltus.api.words.Names;
import io.saltus.app.study.StudyRequest;
import io.saltus.engine.catalog.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** The page and what it asks for: what may be chosen, analyses, reports, downloads, news. */
final class ViewSite implements PageServer.Site {

    /** The page may load its own parts and talk to its own server: nothing else, from nowhere. */
    private static final String SHELL_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " frame-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final Map<String, String> PARTS =
            Map.of(
                    "", "view.html",
                    "view.css", "view.css",
                    "view.js", "view.js",
                    "choices.js", "choices.js");

    private final Catalog catalog;
    private final List<String> fixed;
    private final KeptResults results;
    private final Listeners listeners;
    private final QuestionAnswers answers;

    /**
     * @param fixed arguments of {@code analyze} that no page changes
     */
    ViewSite(
            Catalog catalog,
            List<String> fixed,
            KeptResults results,
            Listeners listeners,
            QuestionAnswers answers) {
        this.catalog = catalog;
        this.fixed = fixed;
        this.results = results;
        this.listeners = listeners;
        this.answers = answers;
    }

    @Override
    public Answer answer(String path, String query) throws IOException {
        if (PARTS.containsKey(path)) {
            return part(PARTS.getOrDefault(path, ""));
        }
        return switch (path) {
            case "choices" -> Answer.json(choices());
            case "analysis" -> Answer.json(answers.analysis(query));
            case "read" -> again(query);
            case "report.html" -> answers.report(query);
            case "download" -> answers.download(query);
            default -> Answer.words(404, "there is nothing here");
        };
    }

    @Override
    public void listen(String query, OutputStream out) throws IOException {
        String page = query.replaceAll(".*\\bpage=(\\w*).*", "$1");
        listeners.serve(page, out, "results", stateJson(results.state()));
    }

    private static Answer part(String name) throws IOException {
        try (InputStream in = ViewSite.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the page lacks its part '" + name + "'");
            }
            String type =
                    name.endsWith(".css")
                            ? "text/css"
                            : name.endsWith(".js") ? "text/javascript" : "text/html";
            return new Answer(200, type + "; charset=utf-8", in.readAllBytes(), Map.of())
                    .with("Content-Security-Policy", SHELL_POLICY);
        }
    }

    private String choices() {
        KeptResults.State state = results.state();
        return Json.object(
                json -> {
                    json.writeNumberField("reading", state.number());
                    json.writeStringField(
                            "data",
                            Names.harmless(String.join(", ", StudyRequest.of(fixed).names())));
                    json.writeBooleanField("watched", StudyRequest.of(fixed).isOfFiles());
                    new Choices(catalog, state.reading().map(KeptResults.Reading::dataset))
                            .write(json);
                });
    }

    /** Reads again; the reader may take less than there was. */
    private Answer again(String query) {
        try {
            boolean loss = Question.of(query).first("reading").filter("less"::equals).isPresent();
            return Answer.json(readAgain(loss));
        } catch (RequestException e) {
            return Answer.words(422, String.valueOf(e.getMessage()));
        }
    }

    /** Reads again, and tells the pages what came of it. */
    String readAgain(boolean loss) {
        String told = stateJson(results.readAgain(loss));
        listeners.tell("results", told);
        return told;
    }

    private static String stateJson(KeptResults.State state) {
        return Json.object(
                json -> {
                    json.writeNumberField("reading", state.number());
                    json.writeStringField(
                            "at", state.reading().map(KeptResults.Reading::at).orElse(""));
                    json.writeStringField("news", state.news());
                    json.writeStringField("trouble", Names.harmless(state.trouble()));
                    json.writeBooleanField("loss", state.loss());
                });
    }
}
