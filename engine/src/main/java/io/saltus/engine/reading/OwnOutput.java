package io.saltus.engine.reading;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Which files of a folder are reports, or parts of them, that Saltus wrote there: no results, and
 * no trouble. Told by the name that a bundled renderer gives and by what it writes first or last.
 */
final class OwnOutput {

    private static final int HEAD = 256;
    private static final int TAIL = 1 << 16;

    private OwnOutput() {}

    static boolean is(Path file) {
        Path name = file.getFileName();
        return name != null && is(file, name.toString());
    }

    /** Whether a file is a JSON report, whatever its name. */
    static boolean isReport(Path file) {
        return holds(file, false, "\"schema\": \"saltus-report/");
    }

    private static boolean is(Path file, String name) {
        if (name.equals("report.json")) {
            return isReport(file);
        }
        if (name.equals("report.md")) {
            return holds(file, false, "# Emergent abilities");
        }
        if (List.of("findings.csv", "forecasts.csv").contains(name)) {
            return holds(file, false, "task,shots,strategy,metric,family,axis");
        }
        if (name.matches("(findings|forecasts|points|issues)\\.parquet")) {
            return holds(file, true, "saltus_version");
        }
        if (name.matches("part-\\d+-of-\\d+\\.saltus")) {
            return holds(file, false, "saltus-part/");
        }
        return name.equals("report.xlsx") && holds(file, true, "written by saltus");
    }

    /** Whether a file holds a text near its begin, or near its end. */
    private static boolean holds(Path file, boolean last, String text) {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] part = new byte[(int) Math.min(bytes.length(), last ? TAIL : HEAD)];
            bytes.seek(last ? bytes.length() - part.length : 0);
            bytes.readFully(part);
            return new String(part, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false; // whoever reads it will say why it cannot be read
        }
    }
}
