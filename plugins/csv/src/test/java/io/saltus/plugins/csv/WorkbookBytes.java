package io.saltus.plugins.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small Excel workbook, its first sheet called Results. */
final class WorkbookBytes {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private WorkbookBytes() {}

    /**
     * @param rows the elements of the sheet's rows
     * @param texts the shared texts
     */
    static byte[] of(String rows, String... texts) {
        return of(java.util.List.of(rows), texts);
    }

    /**
     * @param sheets the elements of the rows of each sheet: Results, Sheet2, ...
     * @param texts the shared texts
     */
    static byte[] of(java.util.List<String> sheets, String... texts) {
        StringBuilder list = new StringBuilder();
        StringBuilder places = new StringBuilder();
        for (int i = 1; i <= sheets.size(); i++) {
            list.append(
                    "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>"
                            .formatted(i == 1 ? "Results" : "Sheet" + i, i, i));
            places.append(
                    "<Relationship Id=\"r%d\" Target=\"worksheets/sheet%d.xml\"/>".formatted(i, i));
        }
        StringBuilder shared = new StringBuilder("<sst xmlns=\"" + MAIN + "\">");
        for (String text : texts) {
            shared.append("<si><t>").append(text).append("</t><rPh><t>x</t></rPh></si>");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
                            .formatted(MAIN, RELATIONS, list));
            add(zip, "xl/_rels/workbook.xml.rels", "<Relationships>" + places + "</Relationships>");
            add(zip, "xl/sharedStrings.xml", shared + "</sst>");
            for (int i = 0; i < sheets.size(); i++) {
                add(
                        zip,
                        "xl/worksheets/sheet%d.xml".formatted(i + 1),
                        "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                                .formatted(MAIN, sheets.get(i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
