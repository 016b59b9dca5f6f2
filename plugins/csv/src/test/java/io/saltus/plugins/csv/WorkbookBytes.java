package io.saltus.plugins.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small Excel workbook with one sheet, called Results. */
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
        StringBuilder shared = new StringBuilder("<sst xmlns=\"" + MAIN + "\">");
        for (String text : texts) {
            shared.append("<si><t>").append(text).append("</t><rPh><t>x</t></rPh></si>");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"Results\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                            .formatted(MAIN, RELATIONS));
            add(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            add(zip, "xl/sharedStrings.xml", shared + "</sst>");
            add(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                            .formatted(MAIN, rows));
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
