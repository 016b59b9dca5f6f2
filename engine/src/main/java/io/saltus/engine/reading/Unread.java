package io.saltus.engine.reading;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files of a folder that no source reads, and what is said of them. */
final class Unread {

    private static final int NAMED = 10;

    /**
     * A manifest, a lock and a licence say what was run, not what came of it; inspect_ai keeps
     * three in a folder of its logs, which repeat their heads.
     */
    private static final Pattern BYSTANDER =
            Pattern.compile(
                    "(^|/)(readme|licen[cs]e|copying|notice|changelog|citation|manifest|makefile|dockerfile"
                            + "|requirements|source)(\\.[a-z]+)*$"
                            + "|(^|/)(logs|eval-set|listing)\\.json$"
                            + "|\\.(log|err|png|jpe?g|gif|svg|webp|pdf|html?|css|js|py|ipynb|sh|ya?ml|toml|ini|cfg"
                            + "|lock|tex|bib|rst|md)$",
                    Pattern.CASE_INSENSITIVE);

    private final Optional<Advice> advice;
    private final Set<Location> files = new LinkedHashSet<>();
    private final List<String> own = new ArrayList<>();

    /**
     * @param advice what a user can do; nothing where the source is chosen
     */
    Unread(Optional<Advice> advice) {
        this.advice = advice;
    }

    void add(Location file) {
        files.add(file);
    }

    /** Adds what Saltus wrote. */
    void addOwn(Location file) {
        own.add(file.name());
    }

    /** Says what was not read since the last report. */
    void report(Location folder, Consumer<Issue> issues) {
        Map<Boolean, List<String>> byKind =
                files.stream()
                        .map(Location::name)
                        .collect(Collectors.partitioningBy(Unread::isBystander));
        List<String> rest = byKind.getOrDefault(false, List.of());
        if (!rest.isEmpty()) {
            issues.accept(
                    Issue.at(
                                    folder,
                                    "no source reads "
                                            + some(rest)
                                            + advice.map(to -> advised(to, rest.get(0))).orElse(""))
                            .coded("no-source"));
        }
        List<String> bystanders = byKind.getOrDefault(true, List.of());
        if (!bystanders.isEmpty()) {
            issues.accept(
                    Issue.at(
                                    folder,
                                    "passed over, since no results by their names: "
                                            + some(bystanders))
                            .coded("passed-over")
                            .asRemark());
        }
        files.clear();
        if (!own.isEmpty()) {
            issues.accept(
                    Issue.at(folder, "passed over, since Saltus wrote them: " + some(own))
                            .coded("passed-over")
                            .asRemark());
            own.clear();
        }
    }

    private String advised(Advice to, String first) {
        return "; "
                + to.choice()
                + files.stream()
                        .filter(file -> file.name().equals(first))
                        .findFirst()
                        .map(to::nearest)
                        .orElse("");
    }

    /** Whether a name is that of what lies beside results: a README, a log, a picture, a script. */
    private static boolean isBystander(String file) {
        return BYSTANDER.matcher(file.replace('\\', '/')).find();
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more files" : "");
    }
}
