package io.saltus.app.demo;

import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What Wei et al. 2022 say of an ability, and which curve of the bundled numbers stands beside it.
 *
 * @param place where the paper says it: {@code Table 1}, {@code section 3}
 * @param ability the ability in the paper's words
 * @param emergent whether it is said to emerge; else that it does not do better than random
 * @param compute training FLOPs from which it is said to emerge, if they are named
 * @param size parameters of the model that shows it, as in {@code 13B}; empty if none is named
 * @param model family of that model; empty if none is named
 * @param reference who measured it
 * @param curve the curve beside it
 */
record PaperClaim(
        String place,
        String ability,
        boolean emergent,
        OptionalDouble compute,
        String size,
        String model,
        String reference,
        CurveName curve) {

    private static final int COLUMNS = 11;

    /**
     * What names a curve.
     *
     * @param data the table it stands in; empty where there are no numbers
     * @param task name of the task
     * @param strategy id of the strategy
     * @param family name of the family
     */
    record CurveName(String data, String task, String strategy, String family) {

        boolean isKnown() {
            return !data.isEmpty();
        }
    }

    /**
     * Reads the claims; no cell holds a comma or a quotation mark.
     *
     * @throws RequestException if a line has another number of cells
     */
    static List<PaperClaim> read(Path table) throws IOException {
        List<PaperClaim> claims = new ArrayList<>();
        List<String> lines = Files.readAllLines(table);
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            if (cells.length != COLUMNS) {
                throw new RequestException(
                        "%s:%d must have %d cells, got %d"
                                .formatted(table, i + 1, COLUMNS, cells.length));
            }
            claims.add(of(cells));
        }
        return claims;
    }

    private static PaperClaim of(String[] cells) {
        return new PaperClaim(
                cells[0],
                cells[1],
                cells[2].equals("emergent"),
                cells[3].isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Double.parseDouble(cells[3])),
                cells[4],
                cells[5],
                cells[6],
                new CurveName(cells[7], cells[8], cells[9], cells[10]));
    }
}
