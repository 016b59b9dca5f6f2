package io.saltus.engine.catalog;

import io.saltus.api.spi.Extension;
import io.saltus.engine.files.WholeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with a plugin, all of it, before it is installed.
 *
 * @param file its JAR, ZIP or folder
 * @param id id from its manifest; empty if it states none
 * @param version version from its manifest; empty if it states none
 * @param sha256 SHA-256 of the file
 * @param problems everything that would keep it from working, a sentence each
 * @param notes what whoever installs it should know
 * @param entries its extensions that can be made
 */
public record PluginVerification(
        Path file,
        String id,
        String version,
        String sha256,
        List<String> problems,
        List<String> notes,
        List<Entry> entries) {

    /** Copies the lists. */
    public PluginVerification {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
        entries = List.copyOf(entries);
    }

    /**
     * Verifies a plugin as if it were installed beside others.
     *
     * @param copy its JAR, ZIP or folder
     * @param folders where the others are
     * @param target the one of them that it would go to; its id may be another's there, which it
     *     would replace
     * @throws IOException if it cannot be read
     */
    public static PluginVerification of(PluginCopy copy, List<Path> folders, Path target)
            throws IOException {
        PluginArchive.Candidate candidate;
        List<Path> jars;
        Map<String, String> manifest;
        try {
            candidate = copy.candidate();
            jars = PluginArchive.ownJars(candidate.place());
            manifest = PluginManifest.entries(jars);
        } catch (PluginException e) {
            return new PluginVerification(
                    copy.original(),
                    "",
                    "",
                    copy.sha256(),
                    List.of(String.valueOf(e.getMessage())),
                    List.of(),
                    List.of());
        }
        Set<String> problems = new LinkedHashSet<>(manifestProblems(jars, manifest));
        String id = manifest.getOrDefault("Plugin-Id", "");
        JarContents contents = JarContents.of(PluginArchive.jars(candidate.place()), jars);
        problems.addAll(contents.problems());
        if (contents.problems().isEmpty()) {
            LoadedElsewhere.by(candidate.place()).ifPresent(problems::add);
        }
        problems.addAll(idTaken(copy.original(), id, folders, target));
        List<Entry> entries = new ArrayList<>();
        if (problems.isEmpty()) {
            entries.addAll(loaded(candidate, id, folders, problems));
        }
        return new PluginVerification(
                copy.original(),
                id,
                manifest.getOrDefault("Plugin-Version", ""),
                copy.sha256(),
                List.copyOf(problems),
                contents.notes(),
                entries);
    }

    /** A plugin with the id of one that stays where it is would be refused at every command. */
    private static List<String> idTaken(Path own, String id, List<Path> folders, Path target)
            throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path folder : folders) {
            if (WholeFiles.isOnePlace(folder, target)) {
                continue;
            }
            for (PluginStore.Stored other : new PluginStore(folder).plugins()) {
                if (other.id().equals(id) && !WholeFiles.isOnePlace(other.file(), own)) {
                    problems.add(
                            "Plugin-Id '%s' is that of the plugin %s %s in %s, which stays; give this one an id of its own"
                                    .formatted(id, other.id(), other.version(), folder));
                }
            }
        }
        return problems;
    }

    private static List<String> manifestProblems(List<Path> jars, Map<String, String> manifest) {
        List<String> problems = new ArrayList<>();
        if (jars.isEmpty()) {
            problems.add(
                    "there is no JAR at its root; libraries go to lib/, the plugin's own JAR beside it");
            return problems;
        }
        if (!manifest.containsKey("Plugin-Id")) {
            problems.add("the manifest states no Plugin-Id, such as acme-detectors");
        } else if (!manifest.get("Plugin-Id").matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            problems.add(
                    "Plugin-Id is '%s'; an id has letters, digits, '-', '_' and '.' only"
                            .formatted(manifest.get("Plugin-Id")));
        }
        if (!manifest.containsKey("Plugin-Version")) {
            problems.add("the manifest states no Plugin-Version, such as 1.0.0");
        }
        if (!manifest.containsKey("Plugin-Requires")) {
            problems.add("the manifest states no Plugin-Requires, such as >=0.1.0");
        }
        problems.addAll(
                PluginFolders.versionTroubles(
                        manifest.getOrDefault("Plugin-Version", "1.0.0"),
                        manifest.getOrDefault("Plugin-Requires", "*"),
                        Version.CURRENT));
        return problems;
    }

    /** Loads the plugin beside the others and says what is wrong with it then. */
    private static List<Entry> loaded(
            PluginArchive.Candidate candidate,
            String id,
            List<Path> folders,
            Set<String> problems) {
        Catalog catalog = Catalog.with(Optional.of(candidate), folders);
        String name = candidate.file().getFileName().toString();
        String place = candidate.place().getFileName().toString();
        catalog.problems().stream()
                .filter(
                        problem ->
                                problem.where().equals(name)
                                        || problem.where().equals(place)
                                        || problem.why().contains("in " + place))
                .filter(
                        problem ->
                                !problem.why().contains("the plugin '" + id + "' is there already"))
                .forEach(problem -> problems.add(problem.why()));
        List<Entry> made = new ArrayList<>();
        for (Entry entry : catalog.entries()) {
            if (entry.plugin().file().equals(Optional.of(candidate.place()))) {
                try {
                    entry.description().settings();
                    entry.bind(Map.of());
                    made.add(entry);
                } catch (PluginException e) {
                    problems.add("the plugin '%s': %s".formatted(id, e.issue(id).why()));
                }
            }
        }
        return made;
    }

    /** Returns the extensions with their defaults. */
    public List<Extension> extensions() {
        return entries.stream().map(entry -> entry.sample(Map.of())).toList();
    }
}
