package io.saltus.app;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** One table of results in four shapes: long CSV, zipped TSV, JSON Lines, and a column per task. */
final class Shapes {

    private final List<Path> files;
    private final Set<String> tasks = new LinkedHashSet<>();

    private Shapes(List<Path> files) {
        this.files = files;
    }

    /** Writes the shapes of a CSV without quotes into {@code folder}. */
    static Shapes of(Path csv, Path folder) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        String[] header = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        Shapes shapes =
                new Shapes(
                        List.of(
                                csv,
                                folder.resolve("long.tsv.gz"),
                                folder.resolve("long.jsonl"),
                                folder.resolve("wide.csv")));
        shapes.tsv(lines, shapes.files.get(1));
        shapes.jsonLines(rows, shapes.files.get(2));
        shapes.wide(rows, shapes.files.get(3));
        return shapes;
    }

    List<Path> files() {
        return files;
    }

    /** The source as it must be set for a file; empty if it needs no setting. */
    String source(Path file) {
        return file.endsWith("wide.csv") ? "csv:scores=" + String.join(";", tasks) : "";
    }

    private void tsv(List<String> lines, Path file) throws IOException {
        try (Writer out =
                new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file)),
                        StandardCharsets.UTF_8)) {
            for (String line : lines) {
                out.write(line.replace(',', '\t') + "\n");
            }
        }
    }

    private void jsonLines(List<Map<String, String>> rows, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            for (Map<String, String> row : rows) {
                List<String> members = new ArrayList<>();
                row.forEach(
                        (key, value) -> {
                            boolean number = value.matches("-?[0-9.]+(e[+-]?[0-9]+)?");
                            boolean bare = number || value.matches("true|false");
                            if (!value.isEmpty()) {
                                members.add(
                                        "\"" + key + "\": " + (bare ? value : "\"" + value + "\""));
                            }
                        });
                out.write("{" + String.join(", ", members) + "}\n");
            }
        }
    }

    /** A row for everything but the task and the score, so that each task has a column. */
    private void wide(List<Map<String, String>> rows, Path file) throws IOException {
        Map<Map<String, String>, Map<String, String>> wide = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            Map<String, String> key = new LinkedHashMap<>(row);
            String task = key.remove("task");
            String score = key.remove("score");
            tasks.add(task);
            wide.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(task, score);
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            List<String> columns = new ArrayList<>(wide.keySet().iterator().next().keySet());
            out.write(String.join(",", columns) + "," + String.join(",", tasks) + "\n");
            for (Map.Entry<Map<String, String>, Map<String, String>> row : wide.entrySet()) {
                List<String> cells = new ArrayList<>(row.getKey().values());
                tasks.forEach(task -> cells.add(row.getValue().getOrDefault(task, "")));
                out.write(String.join(",", cells) + "\n");
            }
        }
    }
}
