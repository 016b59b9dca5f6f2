package io.saltus.plugins.csv;

import io.saltus.report.table.ReportTable;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An Excel workbook that is written: a ZIP archive of XML files (ECMA-376, parts 1 and 2), without
 * the time of day, so that equal tables give equal bytes.
 */
final class WorkbookWriter implements Closeable {

    /** With the earliest that a ZIP archive can name Java would add one of the time zone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final String XML =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PART =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final ZipOutputStream zip;
    private final Writer text;

    /**
     * @param bytes where it is written; closed with this
     */
    WorkbookWriter(OutputStream bytes) {
        zip = new ZipOutputStream(bytes);
        zip.setComment("written by saltus"); // so that it is not read as results
        text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
    }

    /**
     * Writes a sheet for each table.
     *
     * @param tables the tables, by names that a sheet may have
     * @param creator what the workbook says of who made it
     */
    void write(List<ReportTable> tables, String creator) throws IOException {
        part("[Content_Types].xml", types(tables.size()));
        part(
                "_rels/.rels",
                relations(
                        relation("r1", OFFICE + "/officeDocument", "xl/workbook.xml")
                                + relation(
                                        "r2",
                                        PACKAGE + "relationships/metadata/core-properties",
                                        "docProps/core.xml")));
        part(
                "docProps/core.xml",
                ("<cp:coreProperties xmlns:cp=\"%smetadata/core-properties\""
                                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                                + "<dc:creator>%s</dc:creator></cp:coreProperties>")
                        .formatted(PACKAGE, SheetText.escaped(creator)));
        part("xl/workbook.xml", list(tables));
        part("xl/_rels/workbook.xml.rels", places(tables.size()));
        part("xl/styles.xml", styles());
        for (int i = 0; i < tables.size(); i++) {
            begin("xl/worksheets/sheet%s.xml".formatted(i + 1));
            new SheetWriter(tables.get(i), text).write(MAIN, i == 0);
            end();
        }
    }

    private static String types(int sheets) {
        StringBuilder types = new StringBuilder();
        types.append("<Types xmlns=\"").append(PACKAGE).append("content-types\">");
        types.append("<Default Extension=\"rels\" ContentType=\"")
                .append("application/vnd.openxmlformats-package.relationships+xml\"/>");
        override(
                types,
                "/docProps/core.xml",
                "application/vnd.openxmlformats-package.core-properties+xml");
        override(types, "/xl/workbook.xml", PART + "sheet.main+xml");
        override(types, "/xl/styles.xml", PART + "styles+xml");
        for (int i = 1; i <= sheets; i++) {
            override(types, "/xl/worksheets/sheet" + i + ".xml", PART + "worksheet+xml");
        }
        return types.append("</Types>").toString();
    }

    private static void override(StringBuilder types, String part, String type) {
        types.append("<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(part, type));
    }

    private static String list(List<ReportTable> tables) {
        StringBuilder sheets = new StringBuilder();
        StringBuilder filters = new StringBuilder();
        for (int i = 0; i < tables.size(); i++) {
            ReportTable table = tables.get(i);
            sheets.append(
                    "<sheet name=\"%s\" sheetId=\"%s\" r:id=\"s%s\"/>"
                            .formatted(table.name(), i + 1, i + 1));
            // without it Excel shows the filters, and LibreOffice and older versions do not
            filters.append(
                    "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"%s\" hidden=\"1\">%s!%s</definedName>"
                            .formatted(i, table.name(), SheetWriter.fixed(table)));
        }
        return "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets><definedNames>%s</definedNames></workbook>"
                .formatted(MAIN, OFFICE, sheets, filters);
    }

    private static String places(int sheets) {
        StringBuilder places = new StringBuilder();
        for (int i = 1; i <= sheets; i++) {
            places.append(
                    relation("s" + i, OFFICE + "/worksheet", "worksheets/sheet" + i + ".xml"));
        }
        return relations(places + relation("styles", OFFICE + "/styles", "styles.xml"));
    }

    private static String relations(String all) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>".formatted(id, type, target);
    }

    /**
     * Of a plain cell, a heading and a text, in the order of their numbers in {@link SheetWriter}.
     */
    private static String styles() {
        return ("<styleSheet xmlns=\"%s\">"
                        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
                        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
                        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                        + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
                        + "<borders count=\"1\"><border/></borders>"
                        + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                        + "<cellXfs count=\"3\"><xf xfId=\"0\"/>"
                        + "<xf xfId=\"0\" fontId=\"1\" numFmtId=\"49\" applyFont=\"1\" applyNumberFormat=\"1\"/>"
                        + "<xf xfId=\"0\" numFmtId=\"49\" applyNumberFormat=\"1\"/></cellXfs>"
                        + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
                        + "</cellStyles></styleSheet>")
                .formatted(MAIN);
    }

    private void part(String name, String xml) throws IOException {
        begin(name);
        text.append(xml);
        end();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        text.append(XML);
    }

    private void end() throws IOException {
        text.flush();
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
