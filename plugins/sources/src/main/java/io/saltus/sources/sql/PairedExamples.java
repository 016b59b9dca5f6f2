package io.saltus.sources.sql;

import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The scores of single examples that a {@link PairQuery} gave, by result.
 *
 * <p>Examples that were counted get ids of their own, made of a hash of everything counted of their
 * task and a number: the same ids stand for the same scores, so nothing of another reading pairs
 * with them unless it is equal.
 */
public final class PairedExamples {

    /** Of all results together: beyond, they would not fit into the memory that is usual. */
    static final long MOST_SCORES = 50_000_000;

    private static final int HASH_LETTERS = 12;

    private final PairQuery query;

    /** Cells of the fields that tell results apart, and which column is theirs. */
    private final Map<List<String>, Integer> columns = new HashMap<>();

    private final Map<List<String>, List<Scores>> kinds = new LinkedHashMap<>();
    private final Map<List<String>, String[]> ids = new HashMap<>();
    private long kept;

    /**
     * Examples of equal scores.
     *
     * @param id of the one example; blank if they were counted
     * @param cluster blank if in none
     * @param scores a score for each result, NaN for one that was not asked
     * @param count how many examples
     */
    private record Scores(String id, String cluster, double[] scores, long count) {}

    private PairedExamples(PairQuery query) {
        this.query = query;
    }

    /** What asks a server. */
    @FunctionalInterface
    public interface Server {
        /** Sends a statement and hands on its rows. */
        void ask(String sql, Taker taker) throws SQLException;
    }

    /** What takes the rows of a statement. */
    @FunctionalInterface
    public interface Taker {
        /** Takes all rows. */
        void take(ResultSet rows) throws SQLException;
    }

    /**
     * Asks a server.
     *
     * @param isRepeated whether an example was asked several times within a result
     * @throws RequestException if there are too many results, or too many scores
     */
    public static PairedExamples ask(PairQuery query, boolean isRepeated, Server server)
            throws SQLException {
        PairedExamples paired = new PairedExamples(query);
        List<List<String>> texts = new ArrayList<>();
        Optional<String> results = query.results();
        if (results.isPresent()) {
            server.ask(results.get(), rows -> paired.addResults(rows, texts));
        } else {
            paired.columns.put(List.of(), 0);
            texts.add(List.of());
        }
        if (!texts.isEmpty()) {
            server.ask(
                    query.scores(texts, isRepeated), rows -> paired.addScores(rows, texts.size()));
        }
        return paired;
    }

    private void addResults(ResultSet rows, List<List<String>> texts) throws SQLException {
        int fields = query.others().size();
        RowCells cells = RowCells.of(rows);
        List<List<String>> results = new ArrayList<>();
        while (rows.next()) {
            results.add(List.copyOf(cells.row()));
        }
        results.sort(Comparator.comparing(String::valueOf)); // a server gives them in any order
        for (List<String> result : results) {
            // where two kinds of nothing look alike (NULL and a blank), neither is told apart
            columns.merge(result.subList(0, fields), texts.size(), (a, b) -> -1);
            texts.add(result.subList(fields, 2 * fields));
        }
    }

    private void addScores(ResultSet rows, int results) throws SQLException {
        RowCells cells = RowCells.of(rows);
        int fields = query.kind().size();
        while (rows.next()) {
            List<String> row = cells.row();
            int at = fields;
            String cluster = query.hasClusters() ? row.get(at++) : "";
            String id = query.isNamed() ? row.get(at++) : "";
            double[] scores = new double[results];
            int known = 0;
            for (int i = 0; i < results; i++) {
                double score = rows.getDouble(at + i + 1);
                scores[i] = rows.wasNull() ? Double.NaN : score + 0.0; // -0 is 0
                known += Double.isNaN(scores[i]) ? 0 : 1;
            }
            long count = rows.getLong(at + results + 1);
            kept += count * known;
            if (kept > MOST_SCORES) {
                throw new RequestException(
                        "more than %d scores of single examples are too many to hold; choose models with query=SELECT ... WHERE ..."
                                .formatted(MOST_SCORES));
            }
            kinds.computeIfAbsent(List.copyOf(row.subList(0, fields)), key -> new ArrayList<>())
                    .add(new Scores(id, cluster, scores, count));
        }
    }

    /**
     * Returns the scores of one result's examples, if any has an id.
     *
     * @param cells of the fields that identify the result, by field
     * @param factor what makes a server's score one of the result's
     */
    Optional<Outcomes> of(Map<String, String> cells, double factor) {
        List<String> kind = query.kind().stream().map(cells::get).toList();
        List<String> others = query.others().stream().map(cells::get).toList();
        int column = columns.getOrDefault(others, -1);
        List<Scores> rows = kinds.getOrDefault(kind, List.of());
        if (column < 0 || rows.isEmpty()) {
            return Optional.empty();
        }
        String[] names = ids.computeIfAbsent(kind, this::ids);
        Map<String, Double> scores = new HashMap<>();
        Map<String, String> clusters = new HashMap<>();
        int example = 0;
        for (Scores row : rows) {
            for (long i = 0; i < row.count(); i++) {
                String id = names[example++];
                if (!Double.isNaN(row.scores()[column])) {
                    scores.put(id, row.scores()[column] * factor);
                    if (!row.cluster().isEmpty()) {
                        clusters.put(id, row.cluster());
                    }
                }
            }
        }
        return scores.isEmpty()
                ? Optional.empty()
                : Optional.of(Outcomes.of(scores).withClusters(clusters));
    }

    /** The ids of a task's examples, in the order of its rows. */
    private String[] ids(List<String> kind) {
        List<Scores> rows = kinds.getOrDefault(kind, List.of());
        if (query.isNamed()) {
            return rows.stream().map(Scores::id).toArray(String[]::new);
        }
        // a server gives groups in any order
        rows.sort(
                Comparator.comparing(Scores::cluster)
                        .thenComparing(Scores::scores, Arrays::compare)
                        .thenComparing(Scores::count));
        String hash = hash(kind, rows);
        long count = rows.stream().mapToLong(Scores::count).sum();
        String[] names = new String[Math.toIntExact(count)];
        for (int i = 0; i < names.length; i++) {
            names[i] = hash + "-" + (i + 1);
        }
        return names;
    }

    private String hash(List<String> kind, List<Scores> rows) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Map<Integer, List<String>> header = new TreeMap<>();
            columns.forEach((cells, column) -> header.put(column, cells));
            digest.update((kind + "\n" + header + "\n").getBytes(StandardCharsets.UTF_8));
            for (Scores row : rows) {
                String line = row.cluster() + Arrays.toString(row.scores()) + row.count() + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
